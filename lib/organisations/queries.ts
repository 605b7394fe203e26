import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { foldedSql } from "@/lib/regions/queries/sql";
import type { IsoDate } from "@/lib/shared/dates";
import { foldText } from "@/lib/shared/folding";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import type { OrganisationFilter } from "./schema";

const PAGE = 30;
export const EXPORT_LIMIT = 10_000;

export type OrganisationRow = {
  id: string;
  name: string;
  creditCode: string;
  region: { code: string; name: string; pinyin: string; kind: string; path: string };
  kind: string | null;
  foundedOn: IsoDate | null;
  grade: string | null;
  gradedOn: IsoDate | null;
  contact: string | null;
  phone: string | null;
  address: string | null;
  version: number;
  isDemo: boolean;
  /** That it runs today and the actor sees. */
  stations: { code: string; name: string }[];
};

/** One page of the register, and the unit that it was narrowed to. */
export async function listOrganisations(actor: Actor, filter: OrganisationFilter) {
  demand(actor, "organisation:read");
  const rows = await asActor(actor, (tx) => read(tx, wanted(filter), filter.after, PAGE + 1));
  const organisations = rows.slice(0, PAGE);
  const last = organisations.at(-1);
  return { organisations, next: rows.length > PAGE && last ? encodeCursor([last.name, last.id]) : null };
}

/** The rows of the same filter without paging. */
export async function exportOrganisations(actor: Actor, filter: OrganisationFilter): Promise<OrganisationRow[]> {
  demand(actor, "organisation:export");
  return asActor(actor, (tx) => read(tx, wanted(filter), undefined, EXPORT_LIMIT));
}

export type OrganisationDetail = OrganisationRow & {
  changes: { id: string; at: Date; byName: string; before: unknown; after: unknown }[];
};

/** @throws NotFound */
export async function getOrganisation(actor: Actor, id: string): Promise<OrganisationDetail> {
  demand(actor, "organisation:read");
  return asActor(actor, async (tx) => {
    const organisation = await organisationIn(tx, id);
    const changes = await tx.organisationChange.findMany({
      where: { organisationId: id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { id: true, at: true, byName: true, before: true, after: true },
    });
    return { ...organisation, changes };
  });
}

/** @throws NotFound */
export async function organisationIn(tx: Tx, id: string): Promise<OrganisationRow> {
  if (!z.uuid().safeParse(id).success) throw new NotFound();
  const [found] = await read(tx, [Prisma.sql`o.id = ${id}::uuid`], undefined, 1);
  if (!found) throw new NotFound();
  return found;
}

const read = (tx: Tx, where: Prisma.Sql[], after: string | undefined, limit: number): Promise<OrganisationRow[]> => {
  const cursor = decodeCursor(after, 2);
  const beyond = cursor ? [Prisma.sql`(o.name collate "C", o.id::text) > (${cursor[0]}, ${cursor[1]})`] : [];
  return tx.$queryRaw<OrganisationRow[]>`
    select o.id::text, o.name, o."creditCode", o.kind, o."foundedOn"::text, o.grade, o."gradedOn"::text,
      o.contact, o.phone, o.address, o.version, o."isDemo",
      jsonb_build_object('code', r.code, 'name', r.name, 'pinyin', r.pinyin, 'kind', r.kind, 'path', r.path) as region,
      (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name) order by s.code), '[]')
        from "Station" s where s."organisationId" = o.id and s.status <> 'closed') as stations
    from "Organisation" o join "Region" r on r.code = o."regionCode"
    where ${Prisma.join([Prisma.sql`true`, ...where, ...beyond], " and ")}
    order by o.name collate "C", o.id::text limit ${limit}`;
};

function wanted({ region, q, kind, grade }: OrganisationFilter): Prisma.Sql[] {
  const where: Prisma.Sql[] = [];
  if (region)
    where.push(Prisma.sql`exists (select from "Region" u where u.code = ${region} and starts_with(r.path, u.path))`);
  if (kind) where.push(Prisma.sql`o.kind = ${kind}`);
  if (grade) where.push(grade === "none" ? Prisma.sql`o.grade is null` : Prisma.sql`o.grade = ${grade}`);
  if (q) {
    const text = `%${foldText(q)
      .toLowerCase()
      .replace(/[\\%_]/g, "\\$&")}%`;
    const name = Prisma.sql`lower(${foldedSql(Prisma.sql`o.name`)})`;
    where.push(Prisma.sql`(${name} like ${text} or lower(o."creditCode") like ${text})`);
  }
  return where;
}
