import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { type ChainHead, chainHead, type StoredEntry, storedEntry } from "../schema/entry";

const BATCH = 2_000;

/**
 * Every entry in full by chain and number, a batch at a time, so that a log of any length fits. For the arithmetic of the
 * chain alone, which the platform does: nobody is shown what is in them.
 */
export async function* storedEntries(actor: Actor): AsyncGenerator<StoredEntry> {
  demand(actor, "audit:read");
  let after = Prisma.empty;
  for (;;) {
    const rows = storedEntry.array().parse(
      await asActor(
        systemActor("audit:verify"),
        (tx) => tx.$queryRaw`
          select chain, seq, id::text, case when at between '0002-01-01' and '9999-01-01' then at end as at, "actorId"::text, "actorName", "actorRole", action, entity, "entityId",
            "regionPath", outcome, address, audit_detail(id) as detail, "prevHash", hash
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
  return asActor(actor, headsIn);
}

/** The same within a transaction that is already open. */
export const headsIn = async (tx: Tx): Promise<ChainHead[]> =>
  z.array(chainHead).parse(await tx.auditChain.findMany({ orderBy: { chain: "asc" } }));
