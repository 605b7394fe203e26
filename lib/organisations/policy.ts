import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";

type Who = Pick<Actor, "role" | "scopePath">;

export const mayCreate = (actor: Who): boolean => can(actor, "organisation:create");
export const mayExport = (actor: Who): boolean => can(actor, "organisation:export");

/** Everybody reads the register; only who is above the place of registration, or there, keeps it. */
export const mayEdit = (actor: Who, regionPath: string): boolean =>
  can(actor, "organisation:edit") && isWithin(actor, regionPath);

export const isWithin = ({ role, scopePath }: Who, path: string): boolean =>
  role === "system" || (scopePath !== null && path.startsWith(scopePath));
