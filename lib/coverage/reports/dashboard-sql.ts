import { Prisma } from "@/lib/generated/prisma/client";
import { nameOnSql } from "@/lib/regions/queries/sql";
import type { IsoDate } from "@/lib/shared/dates";

export type DashboardQuestion = {
  readonly programme: string | null;
  readonly region: string | null;
  /** The asker's own region, shown when none is asked for. */
  readonly home: string | null;
  readonly asOf: IsoDate;
};

/**
 * The whole dashboard in one statement: the programme as it stood on the day, the region with its line and the units
 * below it (two levels for a city, one otherwise), and their counts on every day that matters. What was planned for a
 * unit that a merger or split has ended by the day is planned for its heir, which counts as set up when the oldest of
 * those it is heir to was.
 *
 * Counts come as changes, each under the number of the first day that counts it (`width_bucket`), so that every row of
 * the rollup is read once. A month is taken whole when it ended by the day; of a month in which a day stands, the days
 * up to it are counted on that day alone and taken back on the next.
 *
 * The rollups are read unit by unit in correlated sub-selects: joined freely, they tempt the planner, which cannot know
 * how few units there are, to read them whole. Their changes are told beside the units for the same reason.
 */
export const dashboardSql = ({ programme, region, home, asOf }: DashboardQuestion) => Prisma.sql`/* prepared */
with recursive
ask as (select ${programme}::text as programme, ${region}::text as region, ${home}::text as home, ${asOf}::date as day),
visible as (
  select p.id, p."regionCode", p."regionPath", p."isDemo", v.id as version
  from "Programme" p cross join ask cross join lateral programme_version_on(p.id, ask.day) v
),
wish as (select r.path from "Region" r cross join ask where r.code = ask.region),
home as (select r.path from "Region" r cross join ask where r.code = ask.home),
chosen as (
  select v.* from visible v cross join ask left join wish on true left join home on true
  order by v.id is not distinct from ask.programme desc,
    coalesce(starts_with(wish.path, v."regionPath"), false) desc,
    coalesce(starts_with(home.path, v."regionPath"), false) desc,
    coalesce(starts_with(v."regionPath", home.path), false) desc,
    length(v."regionPath") desc, v.id
  limit 1
),
asked as (
  select r.*, region_in_scope(r.path) as in_scope, pick.rank
  from ask cross join chosen
  cross join lateral (values (ask.region, 1), (ask.home, 2), (chosen."regionCode", 3)) pick(code, rank)
  join "Region" r on r.code = pick.code
),
root as (
  select a.* from asked a cross join chosen cross join ask
  where a.in_scope and a.level <= 4 and (starts_with(a.path, chosen."regionPath")
    or chosen."regionCode" = any (region_line_on(a.path collate "default", 'reporting', ask.day)))
  order by a.rank limit 1
),
plan as (
  select t.* from "PlanTable" t join chosen on chosen.version = t."versionId"
  where t.measure like 'stations.%' order by t.id limit 1
),
heir as (
  select p.id, p."regionCode" as code, 0 as step from plan join "PlanRow" p on p."planTableId" = plan.id
  union all
  select heir.id, l."toCode", heir.step + 1
  from heir cross join ask
  join "RegionLineage" l on l."fromCode" = heir.code and l."toCode" <> heir.code
  join "RegionChange" c on c.id = l."changeId" and c."on" <= ask.day and c.summary -> 'heirs' ->> heir.code = l."toCode"
),
plan_row as (
  select p.*, r.code as unit, r.path
  from plan join "PlanRow" p on p."planTableId" = plan.id
  cross join lateral (select code from heir where heir.id = p.id order by step desc limit 1) heir
  join "Region" r on r.code = heir.code
),
target as (
  select t.*, c.number as clause, c.label as clause_label
  from "Target" t join chosen on chosen.version = t."versionId" join "Clause" c on c.id = t."clauseId"
  where t.measure like 'stations.%'
),
kind_of_station as (
  select s.* from "StationType" s left join plan on true
  order by s.code is not distinct from plan."stationTypeCode" desc,
    s.level = case when exists (select from target where measure = 'stations.perCommunity') then 5 else 4 end desc, s.ordinal
  limit 1
),
tree as (
  select case when root.kind = 'functional_area' or exists (
    select from plan join "PlanRow" p on p."planTableId" = plan.id join "Region" r on r.code = p."regionCode"
    where r.kind = 'functional_area'
  ) then 'reporting' else 'statutory' end::"RollupTree" as name
  from root
),
member as (
  select m."areaCode", m."memberCode" from "FunctionalMember" m cross join ask cross join tree
  join "Region" r on r.code = m."memberCode"
  where tree.name = 'reporting'
    and coalesce(m."validFrom", '-infinity') <= ask.day and coalesce(m."validTo", 'infinity') > ask.day
    and coalesce(r."validFrom", '-infinity') <= ask.day and coalesce(r."validTo", 'infinity') > ask.day
),
kin as (
  select root.code, null::text as parent, 0 as depth from root
  union all
  select below.code, kin.code, kin.depth + 1
  from kin cross join ask cross join tree cross join root
  cross join lateral (
    select r.code from "Region" r
    where r."parentCode" = kin.code and r.level <= 4
      and coalesce(r."validFrom", '-infinity') <= ask.day and coalesce(r."validTo", 'infinity') > ask.day
      and (tree.name = 'reporting' or r.kind <> 'functional_area')
      and r.code not in (select "memberCode" from member)
    union all
    select m."memberCode" from member m where m."areaCode" = kin.code
  ) below
  where kin.depth < case when root.level = 2 then 2 else 1 end
),
forebear as (
  select code as unit, code, '-infinity'::date as since from kin
  where code in (select "toCode" from "RegionLineage" where "fromCode" <> "toCode")
  union
  select forebear.unit, l."fromCode", greatest(forebear.since, c."on")
  from forebear cross join ask
  join "RegionLineage" l on l."toCode" = forebear.code and l."fromCode" <> l."toCode"
  join "RegionChange" c on c.id = l."changeId" and c."on" <= ask.day and c.summary -> 'heirs' ->> l."fromCode" = l."toCode"
),
began as (
  select min(v."effectiveFrom") as day, (select make_date(max(year), 12, 31) from plan cross join unnest(plan.years) year) as ends
  from chosen join "ProgrammeVersion" v on v."programmeId" = chosen.id and v.status = 'published'
),
born as (
  select own.unit, case when bool_and(r."validFrom" is not null) then min(r."validFrom") end as day,
    count(*) filter (where own.was_there)::int as found,
    count(*) filter (where own.was_there and own.since <= coalesce(began.ends, own.since))::int as found_when_due
  from began cross join (select * from forebear union select code, code, '-infinity'::date from kin) self
  join "Region" r on r.code = self.code
  cross join lateral (select self.unit, self.since, r.kind in ('subdistrict', 'town', 'township')
    and coalesce(r."validFrom" <= began.day, true) and coalesce(r."validTo" > began.day, true) as was_there) own
  group by own.unit
),
wanted as (
  select make_date(year, 12, 31) as day from plan cross join unnest(plan.years) year
  union select "dueOn" from target where "dueOn" is not null
),
day as (
  select row_number() over (order by d.day)::int as i, d.day, date_trunc('month', d.day + 1)::date as whole_until
  from (
    select w.day from wanted w cross join ask where w.day < ask.day
    union select day from ask
    union select (day - interval '1 year')::date from ask
  ) d
),
series as (
  select kin.code, tree.name as tree, t.code as type, until.months, until.months[array_upper(until.months, 1)] as last
  from kin cross join tree cross join kind_of_station t
  cross join (select array_agg(whole_until order by i) as months from day) until
),
growth as (
  select series.code, (
    select json_agg(json_build_array(g.i, coalesce(g.built, 0), coalesce(g.preparing, 0), coalesce(g.townships, 0)))
    from (
      select width_bucket(s."on", series.months) + 1 as i, sum(s.delta) filter (where s.state = 'built') as built,
        sum(s.delta) filter (where s.state = 'preparing') as preparing, null::bigint as townships
      from "StationRollup" s
      where s."regionCode" = series.code and s.tree = series.tree and s.grain = 'month' and s."typeCode" = series.type
        and s.state in ('built', 'preparing') and s."on" < series.last
      group by 1
      union all
      select width_bucket(s."on", series.months) + 1, null, null, sum(s.delta)
      from "RegionRollup" s
      where s."regionCode" = series.code and s.tree = series.tree and s.grain = 'month'
        and s.kind in ('subdistrict', 'town', 'township') and s."on" < series.last
      group by 1
      union all
      select day.i + turn.after, s.built * turn.sign, s.preparing * turn.sign, t.townships * turn.sign
      from day
      cross join lateral (
        select sum(s.delta) filter (where s.state = 'built') as built, sum(s.delta) filter (where s.state = 'preparing') as preparing
        from "StationRollup" s
        where s."regionCode" = series.code and s.tree = series.tree and s.grain = 'day' and s."typeCode" = series.type
          and s.state in ('built', 'preparing') and s."on" >= day.whole_until and s."on" <= day.day
      ) s
      cross join lateral (
        select sum(s.delta) as townships from "RegionRollup" s
        where s."regionCode" = series.code and s.tree = series.tree and s.grain = 'day'
          and s.kind in ('subdistrict', 'town', 'township') and s."on" >= day.whole_until and s."on" <= day.day
      ) t
      cross join (values (0, 1), (1, -1)) turn(after, sign)
      where day.whole_until <= day.day and (s.built <> 0 or s.preparing <> 0 or t.townships <> 0)
    ) g
  ) as rows
  from series
)
select json_build_object(
  'programme', (select json_build_object(
    'id', c.id, 'title', v.title, 'titleEn', v."titleEn", 'regionCode', c."regionCode", 'regionPath', c."regionPath",
    'isDemo', c."isDemo", 'version', v.number, 'effectiveFrom', v."effectiveFrom",
    'beganOn', (select day from began),
    'stationType', (select json_build_object('code', t.code, 'name', t.name, 'nameEn', t."nameEn", 'level', t.level) from kind_of_station t),
    'clause', (select json_build_object('number', cl.number, 'label', cl.label, 'heading', cl.heading, 'headingEn', cl."headingEn")
      from target t join "Clause" cl on cl.id = t."clauseId" where t."dueOn" is not null order by t.ordinal limit 1),
    'plan', (select json_build_object(
      'years', plan.years, 'printedTotals', plan."printedTotals", 'printedGrandTotal', plan."printedGrandTotal",
      'clause', (select json_build_object('number', cl.number, 'label', cl.label) from "Clause" cl where cl.id = plan."clauseId"),
      'rows', (select coalesce(json_agg(json_build_object('regionCode', p."regionCode", 'path', p.path, 'label', p.label,
          'values', p.values, 'printedTotal', p."printedTotal") order by p.ordinal), '[]') from plan_row p)
    ) from plan),
    'targets', (select coalesce(json_agg(json_build_object('measure', t.measure,
        'value', case t.measure when 'stations.coverageRate' then (t.value * 10000)::bigint else ceil(t.value)::bigint end,
        'dueOn', t."dueOn", 'clause', json_build_object('number', t.clause, 'label', t.clause_label)) order by t."dueOn", t.ordinal), '[]')
      from target t where t."dueOn" is not null and t.comparator = 'gte' and t.measure in ('stations.coverageRate', 'stations.built')),
    'perTownship', (select json_build_object('number', t.clause, 'label', t.clause_label)
      from target t where t.measure = 'stations.perTownship' and t.comparator in ('eq', 'gte') and t.value >= 1 order by t.ordinal limit 1),
    'doubts', (select coalesce(json_agg(json_build_object('code', d.code, 'title', d.title, 'titleEn', d."titleEn",
        'description', d.description, 'descriptionEn', d."descriptionEn",
        'ruling', (select json_build_object('reading', u.reading, 'reason', u.reason, 'byName', u."byName", 'at', u.at)
          from "Ruling" u where u."discrepancyId" = d.id and u."withdrawnAt" is null order by u.at desc, u.id desc limit 1)) order by d.ordinal), '[]')
      from "Discrepancy" d join plan on plan.id = d."planTableId")
  ) from chosen c join "ProgrammeVersion" v on v.id = c.version),
  'programmes', (select coalesce(json_agg(json_build_object('id', p.id, 'title', v.title, 'titleEn', v."titleEn") order by p."regionPath", p.id), '[]')
    from visible p join "ProgrammeVersion" v on v.id = p.version),
  'askedVisible', (select in_scope from asked where rank = 1),
  'tree', (select name from tree),
  'region', (select json_build_object('code', code, 'name', ${nameOnSql("root", asOf)}, 'kind', kind, 'level', level, 'path', path, 'pinyin', pinyin) from root),
  'line', (select coalesce(json_agg(json_build_object('code', r.code, 'name', ${nameOnSql("r", asOf)}, 'kind', r.kind, 'pinyin', r.pinyin,
      'open', path_in_scope(r.path) and starts_with(r.path, chosen."regionPath")) order by r.level), '[]')
    from root cross join chosen
    left join member on member."memberCode" = root.code
    cross join lateral unnest(region_line(
      coalesce((select area.path from "Region" area where area.code = member."areaCode"), root.path) collate "default")) above
    join "Region" r on r.code = above and r.code <> root.code),
  'course', (select coalesce(json_agg(json_build_array((s."on" + interval '1 month' - interval '1 day')::date, s.delta) order by s."on"), '[]')
    from root cross join ask cross join tree cross join kind_of_station t
    join "StationRollup" s on s."regionCode" = root.code and s.tree = tree.name and s.grain = 'month' and s."typeCode" = t.code
      and s.state = 'built' and s."on" < date_trunc('month', ask.day)),
  'days', (select json_agg(day order by i) from day),
  'units', (select coalesce(json_agg(u), '[]') from (
    select r.code, ${nameOnSql("r", asOf)} as name, r.kind, r.level, r.path, r.pinyin, kin.parent, kin.depth,
      case when r.level = 4 and kin.depth = 1 and tree.name = 'reporting' then (
        select json_agg(day.i) from day cross join root
        where root.code <> coalesce((select m."areaCode" from "FunctionalMember" m where m."memberCode" = r.code
          and coalesce(m."validFrom", '-infinity') <= day.day and coalesce(m."validTo", 'infinity') > day.day), r."parentCode")
      ) end as away,
      case when r.level = 4 then born.day end as "newlySetUp", born.found, born.found_when_due as "foundWhenDue",
      not coalesce(r."validTo" <= (select day from ask), false) and exists (
        select from plan_row p left join member on member."memberCode" = r.code left join "Region" area on area.code = member."areaCode"
        where starts_with(r.path, p.path) or starts_with(area.path, p.path)) as planned
    from kin cross join tree join "Region" r on r.code = kin.code join born on born.unit = kin.code
    order by kin.depth, (select min(p.ordinal) from plan_row p where p.unit = r.code), r.code) u),
  'growth', (select coalesce(json_object_agg(code, coalesce(rows, '[]')), '{}') from growth)
) as answer`;
