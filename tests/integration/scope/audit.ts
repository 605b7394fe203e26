import { exportEntries } from "@/lib/audit/commands/export";
import { verifyAudit } from "@/lib/audit/commands/verify";
import { getEntry, listEntries } from "@/lib/audit/queries/entries";
import { chainHeads, storedEntries } from "@/lib/audit/queries/stored";
import { prisma } from "@/lib/platform/db";
import type { Row } from "./row";

const auditors = (call: Row["call"]): Row => ({ may: ["audit_admin"], confined: "public", call });

export const audit: Record<string, Row> = {
  "audit.listEntries": auditors((actor) => listEntries(actor, {} as never)),
  "audit.getEntry": auditors(async (actor) => {
    const entry = await prisma().auditEntry.findFirstOrThrow({ select: { id: true } });
    return getEntry(actor, entry.id);
  }),
  "audit.storedEntries": auditors(async (actor) => {
    for await (const entry of storedEntries(actor)) return entry;
  }),
  "audit.chainHeads": auditors((actor) => chainHeads(actor)),
  "audit.exportEntries": auditors((actor) => exportEntries(actor, {} as never)),
  "audit.verifyAudit": auditors((actor) => verifyAudit(actor)),
};
