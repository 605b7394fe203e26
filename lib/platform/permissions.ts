import type { Role } from "@/lib/generated/prisma/enums";
import { Forbidden } from "./errors";

export const PERMISSIONS = [
  "programme:read",
  "programme:edit",
  "programme:rule",
  "coverage:read",
  "region:read",
  "region:change",
  "station:read",
  "station:create",
  "station:edit",
  "station:transition",
  "station:correct",
  "station:export",
  "account:read",
  "account:manage",
  "account:approve",
  "session:revoke",
  "rules:edit",
  "audit:read",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READ_DOCUMENTS: Permission[] = ["programme:read", "region:read"];
const OFFICIAL: Permission[] = [...READ_DOCUMENTS, "coverage:read", "station:read", "station:export"];
const STATION_REGISTER: Permission[] = ["station:create", "station:edit", "station:transition", "station:correct"];

/**
 * Who may do what, within the account's scope. The three admin roles share no permission but reading the account
 * list, and none of them reads business data (三权分立).
 */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  province_official: new Set([...OFFICIAL, ...STATION_REGISTER, "programme:edit", "programme:rule", "region:change"]),
  city_official: new Set([...OFFICIAL, ...STATION_REGISTER, "programme:edit", "programme:rule", "region:change"]),
  county_official: new Set([...OFFICIAL, ...STATION_REGISTER]),
  township_official: new Set([...OFFICIAL, "station:edit"]),
  station_lead: new Set([...READ_DOCUMENTS, "station:read", "station:edit"]),
  station_worker: new Set([...READ_DOCUMENTS, "station:read"]),
  supervisor: new Set([...READ_DOCUMENTS, "station:read"]),
  organisation_manager: new Set([...READ_DOCUMENTS, "station:read", "station:export"]),
  evaluator: new Set([...READ_DOCUMENTS]),
  system_admin: new Set(["account:read", "account:manage"]),
  security_admin: new Set(["account:read", "account:approve", "session:revoke", "rules:edit"]),
  audit_admin: new Set(["audit:read"]),
};

/** The part of an actor that permissions depend on; `system` jobs may do everything, the public nothing. */
type Holder = { readonly role: Role | "system" | "public" };

export function can(actor: Holder, permission: Permission): boolean {
  if (actor.role === "system") return true;
  if (actor.role === "public") return false;
  return ROLE_PERMISSIONS[actor.role].has(permission);
}

/** @throws Forbidden when the actor lacks the permission */
export function demand(actor: Holder, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden();
}
