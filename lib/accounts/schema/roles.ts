import { Role } from "@/lib/generated/prisma/enums";

export const ROLES = Object.values(Role);

export const ADMIN_ROLES = ["system_admin", "security_admin", "audit_admin"] as const satisfies readonly Role[];

export const isAdminRole = (role: Role): boolean => (ADMIN_ROLES as readonly Role[]).includes(role);

/** What an account's scope is named by. */
export type ScopeKind = "region" | "station" | "organisation" | "assignment" | "none";

const SCOPES: Readonly<Record<Role, ScopeKind>> = {
  province_official: "region",
  city_official: "region",
  county_official: "region",
  township_official: "region",
  station_lead: "station",
  station_worker: "station",
  supervisor: "assignment",
  organisation_manager: "organisation",
  evaluator: "none",
  system_admin: "none",
  security_admin: "none",
  audit_admin: "none",
};

export const scopeKind = (role: Role): ScopeKind => SCOPES[role];

/** The level of region an official answers for: 1 province, 2 city, 3 county or functional area, 4 township. */
export const REGION_LEVEL: Readonly<Partial<Record<Role, number>>> = {
  province_official: 1,
  city_official: 2,
  county_official: 3,
  township_official: 4,
};
