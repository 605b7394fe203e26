import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { type ChainHead, chainHead, type StoredEntry, storedEntry } from "../schema/entry";

const BATCH = 2_000;

/** Every entry by chain and number, a batch at a time, so that a log of any length fits. */
export async function* storedEntries(actor: Actor): AsyncGenerator<StoredEntry> {
  demand(actor, "audit:read");
  let chain = -32_768;
  let seq = 0n;
  for (;;) {
    const rows = storedEntry.array().parse(
      await asActor(
        actor,
        (tx) => tx.$queryRaw`
          select chain, seq, id::text, at, "actorId"::text, "actorName", "actorRole", action, entity, "entityId",
            "regionPath", outcome, address, detail, "prevHash", hash
          from "AuditEntry" where (chain, seq) > (${chain}::smallint, ${seq}::bigint)
          order by chain, seq limit ${BATCH}`,
      ),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    ({ chain, seq } = last);
  }
}

export async function chainHeads(actor: Actor): Promise<ChainHead[]> {
  demand(actor, "audit:read");
  return asActor(actor, async (tx) =>
    z.array(chainHead).parse(await tx.auditChain.findMany({ orderBy: { chain: "asc" } })),
  );
}
