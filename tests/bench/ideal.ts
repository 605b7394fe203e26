/**
 * What a specialist would send for the same figures knowing everything beforehand: the tree, the type, the days. Counts
 * of a region and of the units below it on every day, the plan and the floors; one prepared statement, no scope.
 */
export const IDEAL = `
with day as (
  select row_number() over (order by d)::int as i, d, date_trunc('month', d + 1)::date as whole_until
  from unnest($3::date[]) d
), months as (select array_agg(whole_until order by i) as until from day),
kin as (
  select code from "Region" where code = $2
  union all select code from "Region" where "parentCode" = $2 and level <= 4
  union all select g.code from "Region" c join "Region" g on g."parentCode" = c.code where c."parentCode" = $2 and c.level = 3 and g.level = 4
), grown as (
  select k.code, m.what, m.after, m.n from kin k cross join months cross join lateral (
    select 1 as what, width_bucket(s."on", months.until) as after, sum(s.delta) as n from "StationRollup" s
    where s."regionCode" = k.code and s.tree = 'reporting' and s.grain = 'month' and s."typeCode" = 'township_station' and s.state = 'built'
      and s."on" < months.until[array_upper(months.until, 1)]
    group by 2
    union all
    select 2, width_bucket(s."on", months.until), sum(s.delta) from "RegionRollup" s
    where s."regionCode" = k.code and s.tree = 'reporting' and s.grain = 'month' and s.kind in ('subdistrict', 'town', 'township')
      and s."on" < months.until[array_upper(months.until, 1)]
    group by 2
  ) m
), figure as (
  select g.code, day.i, g.what, g.n from grown g join day on g.after < day.i
  union all
  select k.code, day.i, 1, s.delta from kin k join day on day.whole_until <= day.d cross join lateral (
    select sum(s.delta) as delta from "StationRollup" s where s."regionCode" = k.code and s.tree = 'reporting' and s.grain = 'day'
      and s."typeCode" = 'township_station' and s.state = 'built' and s."on" >= day.whole_until and s."on" <= day.d) s
), by_day as (
  select k.code, day.i, coalesce(sum(n) filter (where what = 1), 0)::int as built, coalesce(sum(n) filter (where what = 2), 0)::int as townships
  from kin k cross join day left join figure f on f.code = k.code and f.i = day.i group by 1, 2
)
select r.code, r.name, r.kind, r.pinyin, p.values as plan,
  array_agg(b.built order by b.i) as built, array_agg(b.townships order by b.i) as townships
from by_day b join "Region" r on r.code = b.code
left join ("PlanRow" p join "PlanTable" t on t.id = p."planTableId" join "ProgrammeVersion" v on v.id = t."versionId" and v."programmeId" = $1)
  on p."regionCode" = r.code
group by r.code, p.id`;

export function idealParameters(programme: string, region: string, asOf: string): unknown[] {
  const years = Array.from({ length: 10 }, (_, index) => 2017 + index);
  const yearBefore = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  const days = [...years.map((year) => `${year}-12-31`).filter((day) => day < asOf), yearBefore, asOf].sort();
  return [programme, region, days];
}
