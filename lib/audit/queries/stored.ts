import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { type ChainHead, chainHead, type StoredEntry, storedEntry } from "../schema/entry";

const BATCH = 2_000;

/** Every entry by chain and number, a batch at a time, so that a log of any length fits. */
export async function* storedEntries(actor: Actor): AsyncGenerator<StoredEntry> {
  demand(actor, "audit:read");
  let after = Prisma.empty;
  for (;;) {
    const rows = storedEntry.array().parse(
      await asActor(
        actor,
        (tx) => tx.$queryRaw`
          select chain, seq, id::text, case when at between '0002-01-01' and '9999-01-01' then at end as at, "actorId"::text, "actorName", "actorRole", action, entity, "entityId",
            "regionPath", outcome, address, detail, "prevHash", hash
          from "AuditEntry" ${after} order by chain, seq, id limit ${BATCH}`,
      ),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    // By id too: whoever can forge a row can drop the index that keeps a number unique.
    after = Prisma.sql`where (chain, seq, id) > (${last.chain}::smallint, ${last.seq}::bigint, ${last.id}::uuid)`;
  }
}

export async function chainHeads(actor: Actor): Promise<ChainHead[]> {
  demand(actor, "audit:read");
  return asActor(actor, async (tx) =>
    z.array(chainHead).parse(await tx.auditChain.findMany({ orderBy: { chain: "asc" } })),
  );
}
