/**
 * What a specialist would send for the same figures knowing everything beforehand: the tree, the type, the days. Of a
 * region and of the units below it the plan and what changes in built, in preparing and in townships between the days;
 * of the region itself also the course by months. One prepared statement, no scope.
 */
export const IDEAL = `
with kin as (
  select code from "Region" where code = $2
  union all select code from "Region" where "parentCode" = $2 and level <= 4
  union all select g.code from "Region" c join "Region" g on g."parentCode" = c.code where c."parentCode" = $2 and c.level = 3 and g.level = 4
)
select r.code, r.name, r.kind, r.pinyin, r.path, r."validFrom", p.values as plan,
  (select json_agg(json_build_array(i, coalesce(built, 0), coalesce(preparing, 0), coalesce(townships, 0))) from (
    select width_bucket(s."on", $3::date[]) + 1 as i, sum(s.delta) filter (where s.state = 'built') as built,
      sum(s.delta) filter (where s.state = 'preparing') as preparing, null::bigint as townships
    from "StationRollup" s
    where s."regionCode" = kin.code and s.tree = 'reporting' and s.grain = 'month' and s."typeCode" = 'township_station'
      and s.state in ('built', 'preparing') and s."on" < $4
    group by 1
    union all
    select width_bucket(s."on", $3::date[]) + 1, null, null, sum(s.delta) from "RegionRollup" s
    where s."regionCode" = kin.code and s.tree = 'reporting' and s.grain = 'month' and s.kind in ('subdistrict', 'town', 'township')
      and s."on" < $4
    group by 1
    union all
    select part.i + turn.after, s.built * turn.sign, s.preparing * turn.sign, t.townships * turn.sign
    from unnest($5::int[], $6::date[], $7::date[]) part(i, since, until)
    cross join lateral (
      select sum(s.delta) filter (where s.state = 'built') as built, sum(s.delta) filter (where s.state = 'preparing') as preparing
      from "StationRollup" s where s."regionCode" = kin.code and s.tree = 'reporting' and s.grain = 'day'
        and s."typeCode" = 'township_station' and s.state in ('built', 'preparing') and s."on" between part.since and part.until) s
    cross join lateral (
      select sum(s.delta) as townships from "RegionRollup" s where s."regionCode" = kin.code and s.tree = 'reporting' and s.grain = 'day'
        and s.kind in ('subdistrict', 'town', 'township') and s."on" between part.since and part.until) t
    cross join (values (0, 1), (1, -1)) turn(after, sign)
    where s.built <> 0 or s.preparing <> 0 or t.townships <> 0
  ) g) as growth,
  case when r.code = $2 then (select json_agg(json_build_array((s."on" + interval '1 month' - interval '1 day')::date, s.delta) order by s."on")
    from "StationRollup" s
    where s."regionCode" = $2 and s.tree = 'reporting' and s.grain = 'month' and s."typeCode" = 'township_station' and s.state = 'built'
      and s."on" < $8) end as course
from kin join "Region" r on r.code = kin.code
left join ("PlanRow" p join "PlanTable" t on t.id = p."planTableId" join "ProgrammeVersion" v on v.id = t."versionId" and v."programmeId" = $1)
  on p."regionCode" = r.code`;

export type IdealRow = {
  code: string;
  plan: number[] | null;
  growth: [day: number, built: number, preparing: number, townships: number][] | null;
  course: [until: string, built: number][] | null;
};

export function idealParameters(programme: string, region: string, asOf: string): unknown[] {
  const yearEnds = Array.from({ length: 10 }, (_, index) => `${2017 + index}-12-31`).filter((day) => day < asOf);
  const days = [...yearEnds, `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`, asOf].sort();
  const wholeUntil = days.map(startOfMonthAfter);
  const broken = days
    .map((until, index) => ({ number: index + 1, since: wholeUntil[index] ?? "", until }))
    .filter(({ since, until }) => since <= until);
  return [
    programme,
    region,
    wholeUntil,
    wholeUntil.at(-1),
    broken.map(({ number }) => number),
    broken.map(({ since }) => since),
    broken.map(({ until }) => until),
    `${asOf.slice(0, 7)}-01`,
  ];
}

/** First day of the month in which the next day lies: the months before it ended by the day. */
function startOfMonthAfter(day: string): string {
  return `${new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 7)}-01`;
}
