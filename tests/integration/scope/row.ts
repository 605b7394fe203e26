import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import type { Place, World } from "./world";

/**
 * One exported query or command. `may`: roles with the permission, written out by hand. `confined`: what a place outside
 * the scope gives. `public` texts and names of units are the same for everyone.
 */
export type Row = {
  may: readonly Role[];
  confined: 404 | "nothing" | "public";
  /** Places it can be asked about; left out for what has no place. */
  places?: readonly Place[];
  /** Places that the role sees and yet may not do this to. */
  except?: Partial<Record<Role, Place>>;
  call: (actor: Actor, world: World, place: Place) => Promise<unknown>;
  /** For `nothing`: whether the answer holds anything of the place. */
  found?: (answer: never, world: World, place: Place) => boolean;
};

export const EVERYONE: readonly Role[] = [
  "province_official",
  "city_official",
  "county_official",
  "township_official",
  "station_lead",
  "station_worker",
  "supervisor",
  "organisation_manager",
  "evaluator",
  "system_admin",
  "security_admin",
  "audit_admin",
];
const ADMINS: readonly Role[] = ["system_admin", "security_admin", "audit_admin"];
export const BUSINESS = EVERYONE.filter((role) => !ADMINS.includes(role));
export const OFFICIALS = EVERYONE.slice(0, 4);
export const COUNTY_UP = EVERYONE.slice(0, 3);
export const CITY_UP = EVERYONE.slice(0, 2);
export const STATION_READERS = EVERYONE.slice(0, 8);
