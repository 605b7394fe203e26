import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { inShort } from "@/lib/platform/audit-digest";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import type { Json } from "@/lib/shared/json";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import type { AuditFilter } from "../schema/filter";

const listed = {
  id: true,
  at: true,
  actorName: true,
  actorRole: true,
  action: true,
  entity: true,
  entityId: true,
  regionPath: true,
  outcome: true,
  address: true,
} satisfies Prisma.AuditEntrySelect;

/** Newest first, `size` at a time. */
export async function listEntries(actor: Actor, filter: AuditFilter, size = 50) {
  demand(actor, "audit:read");
  const found = await asActor(actor, async (tx) =>
    named(
      tx,
      await tx.auditEntry.findMany({
        where: { AND: [matching(filter), afterCursor(filter.after)] },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: size + 1,
        select: listed,
      }),
    ),
  );
  const entries = found.slice(0, size);
  const last = entries.at(-1);
  return { entries, next: found.length > size && last ? encodeCursor([last.at.toISOString(), last.id]) : null };
}

export type ListedEntry = Awaited<ReturnType<typeof listEntries>>["entries"][number];

/** @throws NotFound */
export async function getEntry(actor: Actor, id: string) {
  demand(actor, "audit:read");
  if (!z.uuid().safeParse(id).success) throw new NotFound();
  const entry = await asActor(actor, async (tx) => {
    const select = { ...listed, chain: true, seq: true, hash: true, prevHash: true };
    const found = await tx.auditEntry.findUnique({ where: { id }, select });
    return found && (await named(tx, [found]))[0];
  });
  if (!entry) throw new NotFound();
  return { ...entry, detail: (await detailsOf([id])).get(id) ?? "" };
}

const names = z.array(z.object({ entity: z.string(), id: z.string(), name: z.string().nullable() }));

/** With what the object is called now; null for what has no name, or is gone. */
async function named<E extends { entity: string; entityId: string }>(
  tx: Tx,
  entries: readonly E[],
): Promise<(E & { name: string | null })[]> {
  const rows = names.parse(
    await tx.$queryRaw`
      select * from audit_names(${entries.map(({ entity }) => entity)}::text[], ${entries.map(({ entityId }) => entityId)}::text[])`,
  );
  const byObject = new Map(rows.map(({ entity, id, name }) => [`${entity} ${id}`, name]));
  return entries.map((entry) => ({ ...entry, name: byObject.get(`${entry.entity} ${entry.entityId}`) ?? null }));
}

/** The same entries with what they say, for export. */
export async function withDetails(entries: readonly ListedEntry[]): Promise<(ListedEntry & { detail: string })[]> {
  const details = await detailsOf(entries.map(({ id }) => id));
  return entries.map((entry) => ({ ...entry, detail: details.get(entry.id) ?? "" }));
}

const stored = z.array(z.object({ id: z.string(), detail: z.string().nullable() }));

/** Entries of before the log was kept in short hold whole records: those open to the platform alone, which shortens them. */
async function detailsOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await asActor(
    systemActor("audit:read"),
    (tx) => tx.$queryRaw`select id::text, audit_detail(id) as detail from unnest(${[...ids]}::uuid[]) id`,
  );
  return new Map(stored.parse(rows).map(({ id, detail }) => [id, shown(detail ?? "")]));
}

/** What is no JSON was put there by somebody's hand, and is not for reading. */
function shown(detail: string): string {
  try {
    return JSON.stringify(inShort(JSON.parse(detail) as Json));
  } catch {
    return JSON.stringify(inShort({ text: detail }));
  }
}

const dayStart = (day: string) => new Date(`${day}T00:00:00+08:00`);

const matching = ({ who, action, entity, from, to }: AuditFilter): Prisma.AuditEntryWhereInput => ({
  ...(who ? { actorName: { contains: who.toLowerCase() } } : {}),
  ...(action ? { action: action.endsWith(":") ? { startsWith: action } : action } : {}),
  ...(entity ? { OR: [{ entity }, { entityId: entity }] } : {}),
  at: { gte: from ? dayStart(from) : undefined, lt: to ? new Date(dayStart(to).getTime() + DAY_MS) : undefined },
});

const DAY_MS = 86_400_000;
// PostgreSQL has no year 0, and writes years beyond four digits otherwise.
const MOMENT = /^[1-9]\d{3}-\d\d-\d\dT[\d:.]+Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function afterCursor(cursor: string | undefined): Prisma.AuditEntryWhereInput {
  const [time = "", id = ""] = decodeCursor(cursor, 2) ?? [];
  const at = new Date(time);
  if (!MOMENT.test(time) || Number.isNaN(at.getTime()) || !UUID.test(id)) return {};
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] };
}
