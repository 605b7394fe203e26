import { Role } from "@/lib/generated/prisma/enums";
import { type Permission, roomsInGroups } from "@/lib/rooms";
import { Forbidden } from "./errors";

export type { Permission };

const HOLDERS = Object.assign({}, ...roomsInGroups.map((room) => room.permissions)) as Record<
  Permission,
  readonly Role[]
>;

/** Each room says its own (lib/<room>/room.ts). */
export const PERMISSIONS = Object.keys(HOLDERS) as Permission[];

/**
 * Who may do what, within the account's scope. The three admin roles share no permission but reading the account
 * list, and none of them reads business data (三权分立).
 */
export const ROLE_PERMISSIONS = Object.fromEntries(
  Object.values(Role).map((role): [Role, ReadonlySet<Permission>] => [
    role,
    new Set(PERMISSIONS.filter((one) => HOLDERS[one].includes(role))),
  ]),
) as Record<Role, ReadonlySet<Permission>>;

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
