-- A quasi unit (400 and above: development zones, farms) is no township of any plan or denominator, so a station that stands
-- in one, or in a village below one, counts as built for nobody: else thirteen townships with twelve stations and one in a zone would read as complete.

create or replace function station_contributions(
  stations "Station"[], events "StationEvent"[], placements "StationPlacement"[], members "FunctionalMember"[]
) returns table (tree "RollupTree", region_code text, type_code text, state "RollupState", day date, delta int)
language sql stable as $$
  with last_of_day as (
    select distinct on (e."stationId", e."on") e."stationId", e."on", e.status
    from unnest(events) e
    where e."voidedAt" is null
    order by e."stationId", e."on", e."createdAt" desc, e.status desc, e.id desc
  ), spell as (
    select "stationId",
      case
        when status in ('listed', 'operating', 'accepted') then 'built'::"RollupState"
        when status = 'preparing' then 'preparing'
      end as state,
      "on" as since,
      lead("on", 1, 'infinity') over (partition by "stationId" order by "on") as until
    from last_of_day
  ), placed as materialized (
    select p."stationId", p."from", p."to", unit.path
    from unnest(placements) p
    join "Region" unit on unit.code = p."placedIn"
    left join "Region" town on town.code = split_part(unit.path, '/', 5) collate "default"
    where unit.kind not in ('quasi_township', 'quasi_residents_committee', 'quasi_villagers_committee')
      and town.kind is distinct from 'quasi_township'
  ), branch as (
    select b.tree, b.line, b.since, b.until, b.weight, s."typeCode", spell.state
    from spell
    join unnest(stations) s on s.id = spell."stationId"
    join placed p on p."stationId" = spell."stationId"
    cross join lateral region_branches(p.path, greatest(spell.since, p."from"), least(spell.until, p."to"), members) b
    where spell.state is not null and greatest(spell.since, p."from") < least(spell.until, p."to")
  )
  select b.tree, ancestor, b."typeCode", b.state, edge.day, sum(edge.delta)::int
  from branch b
  cross join unnest(b.line) ancestor
  cross join lateral (values (b.since, b.weight), (b.until, -b.weight)) edge(day, delta)
  where edge.day < 'infinity'
  group by 1, 2, 3, 4, 5
  having sum(edge.delta) <> 0
$$;

create or replace function stations_counted(of_tree "RollupTree", region_code text, of_type text, of_state "RollupState", of_day date, after_code text, most int)
returns table (id uuid, code text, name text, unit_code text, status "StationStatus", since date, until date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  callers_scope text := current_setting('app.scope', true);
  region_path text := (select r.path from "Region" r where r.code = region_code);
begin
  if not coalesce(region_in_scope(region_path), false) then return; end if;
  perform set_config('app.scope', '/', true);
  return query
    with standing as (
      select s.id, s.code, s.name, p."placedIn"
      from "Station" s
      join "StationPlacement" p on p."stationId" = s.id
        and coalesce(p."from", '-infinity') <= of_day and coalesce(p."to", 'infinity') > of_day
      join "Region" unit on unit.code = p."placedIn"
      left join "Region" town on town.code = split_part(unit.path, '/', 5) collate "default"
      where unit.kind not in ('quasi_township', 'quasi_residents_committee', 'quasi_villagers_committee')
        and town.kind is distinct from 'quasi_township'
        and s."typeCode" = of_type and s.code > after_code and region_code = any (region_line_on(unit.path, of_tree, of_day))
    ), ends as (
      select distinct on (e."stationId", e."on") e."stationId", e."on", e.status,
        case when e.status in ('listed', 'operating', 'accepted') then 'built'::"RollupState" when e.status = 'preparing' then 'preparing' end as state
      from "StationEvent" e join standing on standing.id = e."stationId"
      where e."voidedAt" is null
      order by e."stationId", e."on", e."createdAt" desc, e.status desc, e.id desc
    )
    select standing.id, standing.code, standing.name, standing."placedIn", now_.status,
      (select min(b."on") from ends b where b."stationId" = standing.id and b."on" > coalesce(
        (select max(o."on") from ends o where o."stationId" = standing.id and o."on" <= of_day and o.state is distinct from of_state), '-infinity')),
      (select min(a."on") from ends a where a."stationId" = standing.id and a."on" > of_day and a.state is distinct from of_state)
    from standing
    cross join lateral (select * from ends e where e."stationId" = standing.id and e."on" <= of_day order by e."on" desc limit 1) now_
    where now_.state = of_state
    order by standing.code
    limit most;
  perform set_config('app.scope', coalesce(callers_scope, ''), true);
end $$;

-- What counts depends on the kind, so that it stays.
create or replace function region_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "Region"[] := '{}'; came "Region"[] := '{}'; members "FunctionalMember"[];
begin
  if tg_op = 'UPDATE' then
    if exists (select from old_rows o full join new_rows n using (code, path, kind) where o.code is null or n.code is null) then
      raise exception 'a unit keeps its code, path and kind: one that moves or is converted gets a new code and a line of descent';
    end if;
  end if;
  if rollup_paused() then return null; end if;
  if tg_op <> 'INSERT' then gone := array(select o from old_rows o where o.level = 4); end if;
  if tg_op <> 'DELETE' then came := array(select n from new_rows n where n.level = 4); end if;
  if gone || came = '{}' then return null; end if;
  members := members_of(array(select u.code from unnest(gone || came) u));
  perform region_rollup_shift(gone, members, came, members);
  return null;
end $$;

select station_rollup_rebuild();
