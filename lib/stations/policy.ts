import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";

type Who = Pick<Actor, "role">;

export const mayCreate = (actor: Who): boolean => can(actor, "station:create");
export const mayEditFacts = (actor: Who): boolean => can(actor, "station:edit");
/** Name, organisation and type are the register's, not the station's own: only who may set one up may change them. */
export const mayEditRegister = (actor: Who): boolean => can(actor, "station:edit") && can(actor, "station:create");
export const mayTransition = (actor: Who): boolean => can(actor, "station:transition");
export const mayCorrect = (actor: Who): boolean => can(actor, "station:correct");
export const mayExport = (actor: Who): boolean => can(actor, "station:export");
