import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, readAsActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { foldedSql } from "@/lib/regions/queries/sql";
import { foldText, halfWidth } from "@/lib/shared/folding";
import { canonicalJson } from "@/lib/shared/json";
import { decodeCursor, encodeCursor } from "@/lib/shared/paging";
import type { StationFilter, StationSort } from "../schema/filter";
import { builtStatuses, type StationStatus, stationStatuses } from "../schema/status";

type UnitLabel = { code: string; name: string; pinyin: string; kind: string };

export type StationRow = {
  id: string;
  code: string;
  name: string;
  typeName: string;
  typeNameEn: string;
  /** County, or functional area where the township reports to one. */
  county: UnitLabel | null;
  township: UnitLabel | null;
  status: StationStatus;
  statusOn: string;
  address: string | null;
  hotline: string | null;
  staffCount: number | null;
  organisation: string | null;
  standardsFailed: string[];
  isDemo: boolean;
};

type SortedRow = StationRow & { sortKey: string };

export type StationOptions = {
  types: { code: string; name: string; nameEn: string }[];
  items: { code: string; name: string; nameEn: string }[];
  region: (UnitLabel & { path: string }) | null;
};

const PAGE = 30;
export const EXPORT_LIMIT = 10_000;

const sortKeys: Record<StationSort, { key: Prisma.Sql; down: boolean }> = {
  code: { key: Prisma.sql`s.code`, down: false },
  name: { key: Prisma.sql`s.pinyin`, down: false },
  newest: { key: Prisma.sql`to_char(s."statusOn", 'YYYY-MM-DD')`, down: true },
  failed: { key: Prisma.sql`lpad(cardinality(s."standardsFailed")::text, 4, '0')`, down: true },
};

function orderOf(sort: StationFilter["sort"] = "code"): { key: Prisma.Sql; down: boolean } {
  const own = sortKeys[sort.replace(/^-/, "") as StationSort];
  return { ...own, down: sort.startsWith("-") ? !own.down : own.down };
}

/** One page of the register, what its filters may be set to, and those that took effect. */
export async function listStations(actor: Actor, asked: StationFilter) {
  demand(actor, "station:read");
  const { rows, options, filter } = await readList(actor, asked, PAGE + 1);
  return { ...pageOf(rows), options, filter };
}

/** The rows of the same filter without paging, and the names of what they may fail, for export. */
export async function exportStations(actor: Actor, asked: StationFilter) {
  demand(actor, "station:export");
  const { rows, options, filter } = await readList(actor, { ...asked, after: undefined }, EXPORT_LIMIT);
  return { stations: rows, items: options.items, filter };
}

type List = { options: StationOptions; filter: StationFilter; rows: SortedRow[] };

/** In one turn; once more where the filter asks for what there is not. */
async function readList(actor: Actor, asked: StationFilter, limit: number): Promise<List> {
  // What most readers ask for; a plan kept for every question would fill the connections' memory.
  const usual = !asked.q && !asked.region && !asked.type && !asked.after;
  const sql = Prisma.sql`${usual ? Prisma.raw("/* prepared */") : Prisma.empty} select (select to_jsonb(o) from (${optionsSql(asked.region)}) o) as options,
    array(select to_jsonb(page) from (${pageSql(asked, wanted(asked), limit)}) page) as rows`;
  const [read] = (await readAsActor(actor, sql)) as [Omit<List, "filter">];
  const filter = existing(read.options, asked);
  return canonicalJson(filter) === canonicalJson(asked) ? { ...read, filter } : readList(actor, filter, limit);
}

/** The filter without what there is not. */
function existing(options: StationOptions, asked: StationFilter): StationFilter {
  const among = (codes: readonly string[], code = "") => (codes.includes(code) ? code : undefined);
  const type = among(codesOf(options.types), asked.type);
  const failed = among(["any", "none", ...codesOf(options.items)], asked.failed);
  return { ...asked, region: options.region?.code, type, failed };
}

const codesOf = (options: readonly { code: string }[]): string[] => options.map(({ code }) => code);

const PUBLIC_STATUSES: StationStatus[] = [...builtStatuses, "suspended"];

/** What anyone may read: stations that have opened, and of them only what hangs on their door. */
export async function publicDirectory(actor: Actor, filter: Pick<StationFilter, "region" | "type" | "q" | "after">) {
  const where = [...wanted(filter), Prisma.sql`s.status = any (${PUBLIC_STATUSES}::"StationStatus"[])`];
  const rows = await asActor(actor, (tx) => tx.$queryRaw<SortedRow[]>(pageSql(filter, where, PAGE + 1)));
  const { stations, next } = pageOf(rows);
  return {
    next,
    stations: stations.map(
      ({ code, name, typeName, typeNameEn, county, township, status, address, hotline, isDemo }) => ({
        code,
        name,
        typeName,
        typeNameEn,
        county,
        township,
        status,
        address,
        hotline,
        isDemo,
      }),
    ),
  };
}

function pageOf(rows: SortedRow[]): { stations: StationRow[]; next: string | null } {
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    stations: shown.map(({ sortKey: _sortKey, ...row }) => row),
    next: rows.length > PAGE && last ? encodeCursor([last.sortKey, last.code]) : null,
  };
}

function pageSql(filter: StationFilter, where: Prisma.Sql[], limit: number): Prisma.Sql {
  const { key, down } = orderOf(filter.sort);
  const cursor = decodeCursor(filter.after, 2);
  const beyond = down ? Prisma.sql`<` : Prisma.sql`>`;
  const after = cursor
    ? [
        Prisma.sql`((${key} collate "C") ${beyond} ${cursor[0]}
          or (${key} collate "C") = ${cursor[0]} and s.code > ${cursor[1]})`,
      ]
    : [];
  const conditions = [...where, ...after];
  return Prisma.sql`
    select s.id::text, s.code, s.name, t.name as "typeName", t."nameEn" as "typeNameEn",
      ${unitJson("c")} as county, ${unitJson("w")} as township,
      s.status::text as status, to_char(s."statusOn", 'YYYY-MM-DD') as "statusOn",
      s.facts ->> 'address' as address, s.facts ->> 'hotline' as hotline, (s.facts ->> 'staffCount')::int as "staffCount",
      o.name as organisation, s."standardsFailed", s."isDemo", ${key} as "sortKey"
    from "Station" s
    join "StationType" t on t.code = s."typeCode"
    left join "Region" c on c.code = split_part(s."reportingPath", '/', 4) collate "default"
    left join "Region" w on w.code = split_part(s."parentPath", '/', 5) collate "default"
    left join "Organisation" o on o.id = s."organisationId"
    ${conditions.length > 0 ? Prisma.sql`where ${Prisma.join(conditions, " and ")}` : Prisma.empty}
    order by (${key} collate "C") ${down ? Prisma.sql`desc` : Prisma.empty}, s.code
    limit ${limit}`;
}

const unitJson = (alias: "c" | "w"): Prisma.Sql => {
  const unit = Prisma.raw(alias);
  return Prisma.sql`case when ${unit}.code is not null then
    jsonb_build_object('code', ${unit}.code, 'name', ${unit}.name, 'pinyin', ${unit}.pinyin, 'kind', ${unit}.kind) end`;
};

function wanted({ region, type, status, failed, q }: StationFilter): Prisma.Sql[] {
  const where: Prisma.Sql[] = [];
  // A functional area takes its townships out of their county, as in the programme's tables; a township is itself.
  if (region) {
    where.push(Prisma.sql`exists (select from "Region" r where r.code = ${region} and case when r.level >= 4
      then s."regionPath" >= r.path and s."regionPath" < r.path || '~'
      else s."reportingPath" >= r.path and s."reportingPath" < r.path || '~' end)`);
  }
  if (type) where.push(Prisma.sql`s."typeCode" = ${type}`);
  if (status) {
    const statuses = stationStatuses.filter((one) =>
      status === "built" ? (builtStatuses as readonly string[]).includes(one) : one === status,
    );
    where.push(Prisma.sql`s.status = any (${statuses}::"StationStatus"[])`);
  }
  if (failed === "any") where.push(Prisma.sql`cardinality(s."standardsFailed") > 0`);
  else if (failed === "none") {
    where.push(Prisma.sql`s."standardsFailed" = '{}' and s.status = any (${[...builtStatuses]}::"StationStatus"[])`);
  } else if (failed) where.push(Prisma.sql`${failed} = any (s."standardsFailed")`);
  if (q) where.push(textSql(q));
  return where;
}

/** Words apart must all fit; letters are one reading however they are spaced. */
function textSql(q: string): Prisma.Sql {
  const words = /^[a-zü'’\s]+$/iu.test(q) ? [q] : q.split(/\s+/u);
  return Prisma.join(words.map(wordSql), " and ");
}

/** Chinese by the name of station or township; letters by pinyin or by the initials of either; digits by code. */
function wordSql(q: string): Prisma.Sql {
  const plain = foldText(q).toLowerCase().replaceAll("ü", "v");
  const within = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const spelled = within(plain.replace(/[\s'’]+/g, ""));
  // From the start only: the letters of 社会工作站 stand in every name.
  const starting = spelled.slice(1);
  const code = within(halfWidth(q).toLowerCase()).slice(1);
  const name = Prisma.sql`lower(${foldedSql(Prisma.sql`s.name`)})`;
  return Prisma.sql`(lower(s.name) like ${within(q.toLowerCase())} or ${name} like ${within(plain)}
    or replace(${name}, ' ', '') like ${spelled} or lower(${foldedSql(Prisma.sql`w.name`)}) like ${within(plain)} or replace(s.pinyin, ' ', '') like ${spelled}
    or s.initials like ${starting} or w.initials like ${starting} or lower(s.code) like ${code})`;
}

const optionsSql = (region: string | undefined): Prisma.Sql => Prisma.sql`
  select
    (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'nameEn', t."nameEn") order by t.ordinal), '[]')
      from "StationType" t) as types,
    (select coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'name', i.name, 'nameEn', i."nameEn") order by i.ordinal), '[]')
      from (select distinct on (i.code) i.* from "StandardItem" i join "Standard" d on d.id = i."standardId"
        join "ProgrammeVersion" v on v.id = d."versionId"
        -- With nothing published, stations keep what they failed; the drafts still know what it is called.
        where v.status = 'published' or not exists (select from "ProgrammeVersion" p where p.status = 'published')
        order by i.code, v."effectiveFrom" desc) i) as items,
    (select jsonb_build_object('code', r.code, 'name', r.name, 'pinyin', r.pinyin, 'kind', r.kind, 'path', r.path)
      from "Region" r where r.code = ${region ?? ""}) as region`;
