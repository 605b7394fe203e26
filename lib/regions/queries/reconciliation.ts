import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { type IsoDate, isoDate, todayInChina } from "@/lib/shared/dates";
import { regionBrief } from "../schema";
import { COUNTED, nameOnSql, spanHoldsSql } from "./sql";

const tally = z.object({
  /** Townships on the plan's first day, and on the day asked for. */
  atStart: z.number().int(),
  now: z.number().int(),
});

/** `moved`: it was there before and came, or is still there and went, because it changed whom it reports to. */
const arrival = regionBrief.extend({ on: isoDate, yearOnly: z.boolean(), moved: z.boolean() });

const reconciliation = tally.extend({
  programmeId: z.string(),
  title: z.string(),
  titleEn: z.string(),
  /** First day of the programme's first version. */
  start: isoDate,
  planned: z.number().int(),
  /** The units of the plan table, or those that go on with the numbers of units that have ended; `planned` is the sum. */
  units: z.array(tally.extend({ unit: regionBrief, planned: z.number().int() })),
  /** Townships for which no line of the table speaks. */
  other: tally.nullable(),
  begun: z.array(arrival),
  ended: z.array(arrival),
});
export type Reconciliation = z.infer<typeof reconciliation>;

/**
 * For each published plan of township stations that binds the unit: planned stations beside the townships there were
 * and are. Whoever goes on with a planned number on the day answers for the townships of those it is heir to, so that
 * `atStart` plus `begun` less `ended` is `now`, and the lines add up to the totals, whatever was merged or split.
 */
export function reconcileTownships(
  actor: Actor,
  code: string,
  asOf: IsoDate = todayInChina(),
): Promise<Reconciliation[]> {
  const day = Prisma.sql`${asOf}::date`;
  const heirs = Prisma.sql`l."fromCode" <> l."toCode"
    join "RegionChange" c on c.id = l."changeId" and c."on" <= ${day} and c.summary -> 'heirs' ->> l."fromCode" = l."toCode"`;
  return asActor(actor, async (tx) =>
    z.array(reconciliation).parse(
      await tx.$queryRaw`
      with recursive plan as (
        select p.id, v.id as version, v.title, v."titleEn", root.code, root.level,
          case when root.kind = 'functional_area' then above.path else root.path end as within,
          root.kind = 'functional_area' as reporting,
          (select min(f."effectiveFrom") from "ProgrammeVersion" f where f."programmeId" = p.id and f.status = 'published') as start
        from "Programme" p
        join lateral programme_version_on(p.id, ${day}) v on v."effectiveFrom" <= ${day}
        join "Region" root on root.code = p."regionCode" left join "Region" above on above.code = root."parentCode"
        where p."regionCode" = ${code}),
      plan_row as (
        select plan.id as plan, r.id, r."regionCode" as code, (select sum(n) from unnest(r."values") n)::int as planned,
          plan.reporting or bool_or(named.kind = 'functional_area') over (partition by plan.id) as reporting
        from plan
        join "PlanTable" t on t."versionId" = plan.version
        join "StationType" s on s.code = t."stationTypeCode" and s.level = 4
        join "PlanRow" r on r."planTableId" = t.id join "Region" named on named.code = r."regionCode"),
      heir as (
        select plan, id, code, planned, 0 as step from plan_row
        union all
        select heir.plan, heir.id, l."toCode", heir.planned, heir.step + 1
        from heir join "RegionLineage" l on l."fromCode" = heir.code and ${heirs}),
      line as (
        select plan, code, sum(planned)::int as planned
        from (select distinct on (plan, id) * from heir order by plan, id, step desc) last group by 1, 2),
      forebear as (
        select plan, code as unit, code from line
        union
        select forebear.plan, forebear.unit, l."fromCode"
        from forebear join "RegionLineage" l on l."toCode" = forebear.code and ${heirs}),
      township as materialized (
        select plan.id as plan, side.at_start, t.code, own.line
        from plan
        cross join lateral (values (true, plan.start), (false, ${day})) side(at_start, day)
        join "Region" t on t.path >= plan.within and t.path < plan.within || '~' and ${COUNTED} and ${spanHoldsSql("t", Prisma.sql`side.day`)}
        left join "FunctionalMember" m on m."memberCode" = t.code and ${spanHoldsSql("m", Prisma.sql`side.day`)}
          and exists (select from plan_row where plan_row.plan = plan.id and plan_row.reporting)
        left join "Region" area on area.code = m."areaCode"
        cross join lateral (
          select case when area.code is null then region_line(t.path) else region_line(area.path) || t.code end collate "default" as line) own
        where plan.code = any (own.line)),
      tally as (
        select township.plan, forebear.unit,
          (count(distinct township.code) filter (where at_start))::int as "atStart",
          (count(distinct township.code) filter (where not at_start))::int as now
        from township left join forebear on forebear.plan = township.plan and forebear.code = any (township.line)
        group by 1, 2)
      select plan.id as "programmeId", plan.title, plan."titleEn", plan.start::text,
        (select sum(planned)::int from line where line.plan = plan.id) as planned,
        (select count(*)::int from township where township.plan = plan.id and at_start) as "atStart",
        (select count(*)::int from township where township.plan = plan.id and not at_start) as now,
        (select jsonb_agg(jsonb_build_object('unit', jsonb_build_object(${brief("u", asOf)}), 'planned', line.planned,
            'atStart', coalesce(tally."atStart", 0), 'now', coalesce(tally.now, 0)) order by u.kind = 'functional_area', u.code)
          from line join "Region" u on u.code = line.code
          left join tally on tally.plan = line.plan and tally.unit = line.code where line.plan = plan.id) as units,
        (select jsonb_build_object('atStart', tally."atStart", 'now', tally.now) from tally
          where tally.plan = plan.id and tally.unit is null) as other,
        ${arrivals(false, day, asOf)} as begun,
        ${arrivals(true, day, asOf)} as ended
      from plan
      where exists (select from line where line.plan = plan.id)
      order by plan.id`,
    ),
  );
}

const brief = (alias: string, on: IsoDate): Prisma.Sql => {
  const row = Prisma.raw(alias);
  return Prisma.sql`'code', ${row}.code, 'name', ${nameOnSql(alias, on)}, 'pinyin', ${row}.pinyin, 'kind', ${row}.kind`;
};

/**
 * The townships of one of the two days that the other does not have, with the day on which each came or went: its own
 * first or last, else that of the membership in a functional area which brought or took it.
 */
function arrivals(gone: boolean, day: Prisma.Sql, asOf: IsoDate): Prisma.Sql {
  const own = gone ? Prisma.sql`t."validTo"` : Prisma.sql`t."validFrom"`;
  const moved = gone
    ? Prisma.sql`not coalesce(t."validTo" <= ${day}, false)`
    : Prisma.sql`not coalesce(t."validFrom" > plan.start, false)`;
  const joined = Prisma.sql`(select max(edge) from "FunctionalMember" m
    cross join lateral (values (m."validFrom"), (m."validTo")) e(edge)
    where m."memberCode" = t.code and edge > plan.start and edge <= ${day})`;
  return Prisma.sql`(
    select coalesce(jsonb_agg(jsonb_build_object(${brief("t", asOf)}, 'on', at."on", 'moved', at.moved,
      'yearOnly', ${gone ? Prisma.sql`false` : Prisma.sql`t."validFromYear" and not at.moved`}) order by at."on", t.code), '[]')
    from township one join "Region" t on t.code = one.code
    cross join lateral (select moved, case when moved then ${joined} else ${own} end as "on" from (select ${moved} as moved) m) at
    where one.plan = plan.id and one.at_start = ${gone}
      and not exists (select from township other where other.plan = one.plan and other.code = one.code and other.at_start <> ${gone}))`;
}
