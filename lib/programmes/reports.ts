import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import type { IsoDate } from "@/lib/shared/dates";
import {
  type ProgrammeBundle,
  type ProgrammeListing,
  programmeBundle,
  programmeListing,
  type VersionChoice,
} from "./schema/bundle";

const chosen = (choice: VersionChoice): Prisma.Sql =>
  "number" in choice
    ? Prisma.sql`select * from "ProgrammeVersion" where "programmeId" = p.id and number = ${choice.number}`
    : Prisma.sql`select * from "ProgrammeVersion" where id = coalesce(
        (select id from programme_version_on(p.id, ${choice.asOf}::date)),
        (select id from "ProgrammeVersion" where "programmeId" = p.id order by number desc limit 1))`;

/** Rows of a part of version `v` with the number of their clause, as a JSON list in the document's order. */
const rows = (table: string, order = `x.ordinal`): Prisma.Sql =>
  Prisma.raw(`(
  select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('clause', c.number) order by ${order}), '[]')
  from "${table}" x join "Clause" c on c.id = x."clauseId" where x."versionId" = v.id)`);

const regionJson = (alias: string): Prisma.Sql =>
  Prisma.raw(
    `jsonb_build_object('code', ${alias}.code, 'name', ${alias}.name, 'kind', ${alias}.kind, 'pinyin', ${alias}.pinyin, 'path', ${alias}.path)`,
  );

const planTables = Prisma.sql`(
  select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('clause', c.number, 'rows', (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.ordinal), '[]') from "PlanRow" r where r."planTableId" = t.id
  )) order by t.id), '[]')
  from "PlanTable" t join "Clause" c on c.id = t."clauseId" where t."versionId" = v.id)`;

const standards = Prisma.sql`(
  select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('clause', c.number, 'items', (
    select coalesce(jsonb_agg(to_jsonb(i) || jsonb_build_object('conditions', (
      select coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('clause', dc.number) order by d.ordinal), '[]')
      from "StandardCondition" d join "Clause" dc on dc.id = d."clauseId" where d."itemId" = i.id
    )) order by i.ordinal), '[]') from "StandardItem" i where i."standardId" = s.id
  )) order by s.id), '[]')
  from "Standard" s join "Clause" c on c.id = s."clauseId" where s."versionId" = v.id)`;

const discrepancies = Prisma.sql`(
  select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('clause', c.number,
    'planTable', (select count(*) from "PlanTable" t where t."versionId" = v.id and t.id < x."planTableId")
      + case when x."planTableId" is null then null else 0 end,
    'rulings', (select coalesce(jsonb_agg(to_jsonb(r) order by r.at, r.id), '[]')
      from "Ruling" r where r."discrepancyId" = x.id and r."withdrawnAt" is null),
    'withdrawn', (select coalesce(jsonb_agg(to_jsonb(r) order by r.at, r.id), '[]')
      from "Ruling" r where r."discrepancyId" = x.id and r."withdrawnAt" is not null)
  ) order by x.ordinal), '[]')
  from "Discrepancy" x join "Clause" c on c.id = x."clauseId" where x."versionId" = v.id)`;

/** One statement for the whole of a version; null when there is no such programme or version. */
export async function bundleOf(tx: Tx, id: string, choice: VersionChoice): Promise<ProgrammeBundle | null> {
  const found = await tx.$queryRaw<{ bundle: unknown }[]>`
    select jsonb_build_object(
      'id', p.id, 'isDemo', p."isDemo", 'lock', p.version, 'region', ${regionJson("g")},
      'versions', (select jsonb_agg(to_jsonb(w) - 'sourceText' order by w.number) from "ProgrammeVersion" w where w."programmeId" = p.id),
      'version', to_jsonb(v) - 'sourceText',
      'content', jsonb_build_object(
        'document', to_jsonb(v),
        'clauses', (select coalesce(jsonb_agg(to_jsonb(c) order by c.ordinal), '[]') from "Clause" c where c."versionId" = v.id),
        'targets', ${rows("Target")}, 'planTables', ${planTables}, 'standards', ${standards},
        'deadlines', ${rows("Deadline")}, 'provisions', ${rows("Provision")}, 'discrepancies', ${discrepancies}),
      'discrepancyIds', (select coalesce(jsonb_agg(x.id order by x.ordinal), '[]') from "Discrepancy" x where x."versionId" = v.id),
      'planTableIds', (select coalesce(jsonb_agg(t.id order by t.id), '[]') from "PlanTable" t where t."versionId" = v.id),
      'planRegions', (select coalesce(jsonb_agg(${regionJson("r")} order by t.id, w.ordinal), '[]')
        from "PlanTable" t join "PlanRow" w on w."planTableId" = t.id join "Region" r on r.code = w."regionCode" where t."versionId" = v.id)
    ) as bundle
    from "Programme" p join "Region" g on g.code = p."regionCode"
    cross join lateral (${chosen(choice)}) v
    where p.id = ${id}`;
  return found[0] ? programmeBundle.parse(found[0].bundle) : null;
}

/** Every programme with its version in effect on a day, or its draft where none was published yet. */
export async function listingsOn(tx: Tx, asOf: IsoDate): Promise<ProgrammeListing[]> {
  const found = await tx.$queryRaw<{ listing: unknown }[]>`
    select jsonb_build_object(
      'id', p.id, 'isDemo', p."isDemo", 'region', ${regionJson("g")},
      'title', v.title, 'titleEn', v."titleEn", 'documentNumber', v."documentNumber",
      'effectiveFrom', v."effectiveFrom", 'number', v.number, 'published', v.status = 'published',
      'hasDraft', exists (select 1 from "ProgrammeVersion" w where w."programmeId" = p.id and w.status = 'draft'),
      'targets', (select count(*) from "Target" x where x."versionId" = v.id),
      'planTables', (select count(*) from "PlanTable" x where x."versionId" = v.id),
      'standards', (select count(*) from "Standard" x where x."versionId" = v.id),
      'discrepancies', (select count(*) from "Discrepancy" x where x."versionId" = v.id),
      'unruled', (select count(*) from "Discrepancy" x where x."versionId" = v.id
        and not exists (select 1 from "Ruling" r where r."discrepancyId" = x.id and r."withdrawnAt" is null))
    ) as listing
    from "Programme" p join "Region" g on g.code = p."regionCode"
    cross join lateral (${chosen({ asOf })}) v
    order by p."regionPath", v."effectiveFrom", p.id`;
  return found.map(({ listing }) => programmeListing.parse(listing));
}
