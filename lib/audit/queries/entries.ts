import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
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
  detail: true,
} satisfies Prisma.AuditEntrySelect;

/** Newest first, `size` at a time. */
export async function listEntries(actor: Actor, filter: AuditFilter, size = 50) {
  demand(actor, "audit:read");
  const found = await asActor(actor, (tx) =>
    tx.auditEntry.findMany({
      where: { AND: [matching(filter), afterCursor(filter.after)] },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: size + 1,
      select: listed,
    }),
  );
  const entries = found.slice(0, size);
  const last = entries.at(-1);
  return { entries, next: found.length > size && last ? encodeCursor([last.at.toISOString(), last.id]) : null };
}

export type ListedEntry = Awaited<ReturnType<typeof listEntries>>["entries"][number];

export async function getEntry(actor: Actor, id: string) {
  demand(actor, "audit:read");
  const entry = await asActor(actor, (tx) => tx.auditEntry.findUnique({ where: { id } }));
  if (!entry) throw new NotFound();
  return entry;
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
