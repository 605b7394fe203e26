import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "./actor";
import { type Purpose, settingsOf } from "./pools";

/**
 * Makes the transaction act for this actor: as the role `portal_app`, confined by row-level security to what the actor
 * may see. Settings are local to the transaction; the policies treat an empty or missing one as seeing nothing.
 */
export function confinement(actor: Actor, purpose: Purpose): Prisma.Sql {
  const settings: [string, string][] = [
    ["role", "portal_app"],
    ["app.scope", actor.scopePath ?? ""],
    ["app.role", actor.role],
    ["app.account", actor.accountId ?? ""],
    ["app.organisation", actor.organisationId ?? ""],
    ...settingsOf(purpose),
  ];
  return Prisma.sql`select ${Prisma.join(settings.map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`))}`;
}
