import type { Actor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { type ListedEntry, listEntries, withDetails } from "../queries/entries";
import type { AuditFilter } from "../schema/filter";

const BATCH = 1_000;

type ExportedEntry = ListedEntry & { detail: string };

/** Every entry of the filter, newest first; taking the log out of the portal is itself in the log. */
export async function exportEntries(actor: Actor, filter: AuditFilter): Promise<AsyncGenerator<ExportedEntry[]>> {
  demand(actor, "audit:read");
  const { after: _, ...asked } = filter;
  await asActor(actor, (tx) =>
    writeAudit(tx, { actor, action: "audit:export", entity: "audit", entityId: "", detail: asked }),
  );
  return batches(actor, asked);
}

async function* batches(actor: Actor, filter: AuditFilter): AsyncGenerator<ExportedEntry[]> {
  let after: string | null | undefined;
  do {
    const { entries, next } = await listEntries(actor, { ...filter, after: after ?? undefined }, BATCH);
    yield await withDetails(entries);
    after = next;
  } while (after);
}
