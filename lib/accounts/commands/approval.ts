import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { withPlaces } from "../queries/places";
import type { PendingKind } from "../schema/pending";
import type { HeldAccount } from "./support";

type Waiting = {
  pendingWhat: string[];
  pendingByName: string;
  pendingSince: Date;
  pendingBefore?: Prisma.InputJsonObject;
};

/**
 * What makes a change wait for the security admin, beside all that waits already: whatever was done to an admin account
 * since it was last approved is listed until it is approved, with the account as it was then.
 */
export async function awaitApproval(
  tx: Tx,
  actor: Actor,
  before: HeldAccount | null,
  what: PendingKind,
): Promise<Waiting> {
  const waiting = before?.pendingWhat ?? [];
  return {
    pendingWhat: [...new Set([...waiting, what])],
    pendingByName: actor.displayName,
    pendingSince: new Date(),
    ...(before && waiting.length === 0 ? { pendingBefore: await asApproved(tx, before) } : {}),
  };
}

async function asApproved(tx: Tx, held: HeldAccount): Promise<Prisma.InputJsonObject> {
  const assignments = await tx.stationAssignment.findMany({
    where: { accountId: held.id },
    select: { stationId: true },
  });
  const [placed] = await withPlaces(tx, [{ ...held, assignments }]);
  const { displayName, role, status } = held;
  const { region = null, station = null, organisation = null, assigned = [] } = placed ?? {};
  return { displayName, role, status, region, station, organisation, assigned };
}
