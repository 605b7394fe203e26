import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import type { Action } from "@/lib/platform/audited";
import type { Tx } from "@/lib/platform/db";

type NotedAct = {
  action: Action;
  /** The unit on whose page it was entered. */
  entityId: string;
  /** Of the unit under which it happens. */
  regionPath: string;
  /** Units whose later acts build on this one. */
  codes: readonly string[];
  /** What the history says of it. */
  summary: Prisma.InputJsonObject;
};

/** From here on the transaction notes each row of units that it writes, so that the act can be undone. */
export async function noteAct(tx: Tx, actor: Actor, { codes, ...act }: NotedAct): Promise<void> {
  const id = randomUUID();
  await tx.regionAct.create({
    data: {
      ...{ id, ...act, codes: [...new Set(codes)] },
      byId: actor.accountId ?? "00000000-0000-0000-0000-000000000000",
      byName: actor.displayName,
    },
    select: { id: true },
  });
  await tx.$queryRaw`select set_config('app.act', ${id}, true)`;
}
