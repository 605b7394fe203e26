-- Rollups: how many stations and townships stand under every unit, kept exact inside the write's own transaction.
--
-- A station contributes +1 on the first day of a spell and -1 on the first day after it, under each ancestor of the unit
-- it stands in. A spell is built from 挂牌 (listed, operating, accepted) until 停运 or 撤销; preparing while it is 筹建.
-- Voided events do not exist. Of several events on one day the last one entered decides.
-- `to` of a placement or membership, and `validTo` of a unit, is the first day that no longer counts.
-- In the tree `reporting` a functional area takes its members out of their county for the days of membership.
--
-- Writers: statement triggers add "after minus before". Before the statement one lock for all rollups is taken: every
-- writer touches the country's row of the month anyway, so the lock costs no concurrency that was there, and with it no
-- two writers can wait for each other's rows or compute from each other's half-finished work. Rows are still written in
-- key order. A transaction that changes several stations should touch a watched table before it updates "Station" rows.
--
-- Bulk loads (migrations and seeds, never the portal's own role) may `set_config('app.bulk', 'on', true)`, load, and then
-- call region_rollup_rebuild() and station_rollup_rebuild() before they commit.

create function rollup_paused() returns boolean language sql stable as $$
  select coalesce(current_setting('app.bulk', true), '') = 'on' and current_setting('role') <> 'portal_app'
$$;

create function rollup_lock() returns void language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'rollups need read committed: a fixed snapshot would hide the other writer''s rows';
  end if;
  perform pg_advisory_xact_lock(hashtext('rollup'));
end $$;

-- Codes from the country down to the unit itself.
create function region_line(path text) returns text[] language sql immutable parallel safe as $$
  select array['CN'] || array_remove(string_to_array(path, '/'), '')
$$;

-- A unit's lines in both trees over the days [since, until): the county's line, and for the days of membership
-- the county's line taken back and the area's line put in its place.
create function region_branches(unit_path text, since date, until date, members "FunctionalMember"[])
returns table (tree "RollupTree", line text[], since date, until date, weight int) language sql stable as $$
  select tree, region_line(unit_path), $2, $3, 1
  from unnest(enum_range(null::"RollupTree")) tree
  union all
  select 'reporting', swap.line, greatest($2, m."validFrom"), least($3, m."validTo"), swap.weight
  from unnest(members) m
  join "Region" area on area.code = m."areaCode"
  cross join region_line(unit_path) own
  cross join lateral (values (own, -1), (region_line(area.path) || own[array_position(own, m."memberCode"):], 1)) swap(line, weight)
  where m."memberCode" = any (own)
    and greatest($2, m."validFrom") < least($3, m."validTo")
$$;

create function station_contributions(
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
  ), branch as (
    select b.tree, b.line, b.since, b.until, b.weight, s."typeCode", spell.state
    from spell
    join unnest(stations) s on s.id = spell."stationId"
    join unnest(placements) p on p."stationId" = spell."stationId"
    join "Region" unit on unit.code = p."placedIn"
    cross join lateral region_branches(unit.path, greatest(spell.since, p."from"), least(spell.until, p."to"), members) b
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

-- Level 4 only; a unit whose beginning is not recorded counts from 0001-01-01.
create function region_contributions(units "Region"[], members "FunctionalMember"[])
returns table (tree "RollupTree", region_code text, kind "RegionKind", day date, delta int) language sql stable as $$
  select b.tree, ancestor, unit.kind, edge.day, sum(edge.delta)::int
  from unnest(units) unit
  cross join lateral region_branches(
    unit.path, coalesce(unit."validFrom", '0001-01-01'), coalesce(unit."validTo", 'infinity'), members) b
  cross join unnest(b.line) ancestor
  cross join lateral (values (b.since, b.weight), (b.until, -b.weight)) edge(day, delta)
  where unit.level = 4 and b.since < b.until and edge.day < 'infinity'
  group by 1, 2, 3, 4
  having sum(edge.delta) <> 0
$$;

create function rollup_key_day(grain "RollupGrain", day date) returns date language sql immutable parallel safe as $$
  select case grain when 'month' then date_trunc('month', day)::date else day end
$$;

create function station_rollup_shift(
  s0 "Station"[], e0 "StationEvent"[], p0 "StationPlacement"[], m0 "FunctionalMember"[],
  s1 "Station"[], e1 "StationEvent"[], p1 "StationPlacement"[], m1 "FunctionalMember"[]
) returns void language sql as $$
  insert into "StationRollup" (tree, grain, "regionCode", "typeCode", state, "on", delta)
  select c.tree, grain, c.region_code, c.type_code, c.state, rollup_key_day(grain, c.day), sum(c.delta)
  from (
    select tree, region_code, type_code, state, day, -delta as delta from station_contributions(s0, e0, p0, m0)
    union all
    select tree, region_code, type_code, state, day, delta from station_contributions(s1, e1, p1, m1)
  ) c
  cross join unnest(enum_range(null::"RollupGrain")) grain
  group by 1, 2, 3, 4, 5, 6
  having sum(c.delta) <> 0
  order by 3, 1, 2, 4, 5, 6
  on conflict ("regionCode", tree, grain, "typeCode", state, "on") do update set delta = "StationRollup".delta + excluded.delta
$$;

create function region_rollup_shift(u0 "Region"[], m0 "FunctionalMember"[], u1 "Region"[], m1 "FunctionalMember"[])
returns void language sql as $$
  insert into "RegionRollup" (tree, grain, "regionCode", kind, "on", delta)
  select c.tree, grain, c.region_code, c.kind, rollup_key_day(grain, c.day), sum(c.delta)
  from (
    select tree, region_code, kind, day, -delta as delta from region_contributions(u0, m0)
    union all
    select tree, region_code, kind, day, delta from region_contributions(u1, m1)
  ) c
  cross join unnest(enum_range(null::"RollupGrain")) grain
  group by 1, 2, 3, 4, 5
  having sum(c.delta) <> 0
  order by 3, 1, 2, 4, 5
  on conflict ("regionCode", tree, grain, kind, "on") do update set delta = "RegionRollup".delta + excluded.delta
$$;

-- The unit's line on one day in one tree.
create function region_line_on(unit_path text, tree "RollupTree", day date) returns text[] language sql stable as $$
  select coalesce(
    (select region_line(area.path) || own[array_position(own, m."memberCode"):]
     from region_line(unit_path) own
     join "FunctionalMember" m on m."memberCode" = any (own)
     join "Region" area on area.code = m."areaCode"
     where tree = 'reporting'
       and coalesce(m."validFrom", '-infinity') <= day and coalesce(m."validTo", 'infinity') > day),
    region_line(unit_path))
$$;

-- A unit is in scope by its own place, or by that of the functional area it reports to today. The day is China's: the
-- server's own zone may still be at yesterday.
create function region_in_scope(unit_path text) returns boolean language sql stable as $$
  select path_in_scope(unit_path) or exists (
    select from "FunctionalMember" m join "Region" area on area.code = m."areaCode"
    cross join lateral (select (now() at time zone 'Asia/Shanghai')::date as day) today
    where m."memberCode" = any (region_line(unit_path)) and path_in_scope(area.path)
      and coalesce(m."validFrom", '-infinity') <= today.day and coalesce(m."validTo", 'infinity') > today.day)
$$;

-- Memberships of the township of a station or unit, whatever their dates.
create function members_of(codes text[]) returns "FunctionalMember"[] language sql stable as $$
  select array(select m from "FunctionalMember" m where m."memberCode" = any (codes))
$$;

create function members_over(placements "StationPlacement"[]) returns "FunctionalMember"[] language sql stable as $$
  select members_of(array(
    select distinct unit from unnest(placements) p join "Region" r on r.code = p."placedIn" cross join unnest(region_line(r.path)) unit
  ))
$$;

-- The functions below see every row whatever the writer's own scope: a rollup that missed rows would be wrong for everyone.

create function station_event_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "StationEvent"[] := '{}'; came "StationEvent"[] := '{}'; kept "StationEvent"[];
  ids uuid[]; stations "Station"[]; placements "StationPlacement"[]; members "FunctionalMember"[];
begin
  if rollup_paused() then return null; end if;
  if tg_op <> 'INSERT' then gone := array(select o from old_rows o); end if;
  if tg_op <> 'DELETE' then came := array(select n from new_rows n); end if;
  ids := array(select distinct e."stationId" from unnest(gone || came) e);
  if ids = '{}' then return null; end if;
  kept := array(select e from "StationEvent" e
    where e."stationId" = any (ids) and not exists (select from unnest(came) c where c.id = e.id));
  stations := array(select s from "Station" s where s.id = any (ids));
  placements := array(select p from "StationPlacement" p where p."stationId" = any (ids));
  members := members_over(placements);
  perform station_rollup_shift(stations, kept || gone, placements, members, stations, kept || came, placements, members);
  return null;
end $$;

create function station_placement_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "StationPlacement"[] := '{}'; came "StationPlacement"[] := '{}'; kept "StationPlacement"[];
  ids uuid[]; stations "Station"[]; events "StationEvent"[]; members "FunctionalMember"[];
begin
  if rollup_paused() then return null; end if;
  if tg_op <> 'INSERT' then gone := array(select o from old_rows o); end if;
  if tg_op <> 'DELETE' then came := array(select n from new_rows n); end if;
  ids := array(select distinct p."stationId" from unnest(gone || came) p);
  if ids = '{}' then return null; end if;
  kept := array(select p from "StationPlacement" p
    where p."stationId" = any (ids) and not exists (select from unnest(came) c where c.id = p.id));
  if exists (select from unnest(kept || came) a join unnest(came) b
    on a."stationId" = b."stationId" and a.id <> b.id and daterange(a."from", a."to") && daterange(b."from", b."to")) then
    raise exception 'a station stands in one unit at a time' using errcode = 'exclusion_violation';
  end if;
  stations := array(select s from "Station" s where s.id = any (ids));
  events := array(select e from "StationEvent" e where e."stationId" = any (ids));
  members := members_over(kept || gone || came);
  perform station_rollup_shift(stations, events, kept || gone, members, stations, events, kept || came, members);
  return null;
end $$;

create function station_type_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "Station"[]; came "Station"[]; ids uuid[];
  events "StationEvent"[]; placements "StationPlacement"[]; members "FunctionalMember"[];
begin
  if rollup_paused() then return null; end if;
  gone := array(select o from old_rows o join new_rows n using (id) where o."typeCode" <> n."typeCode");
  if gone = '{}' then return null; end if;
  ids := array(select s.id from unnest(gone) s);
  came := array(select n from new_rows n where n.id = any (ids));
  events := array(select e from "StationEvent" e where e."stationId" = any (ids));
  placements := array(select p from "StationPlacement" p where p."stationId" = any (ids));
  members := members_over(placements);
  perform station_rollup_shift(gone, events, placements, members, came, events, placements, members);
  return null;
end $$;

create function functional_member_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "FunctionalMember"[] := '{}'; came "FunctionalMember"[] := '{}'; kept "FunctionalMember"[];
  codes text[]; ids uuid[]; units "Region"[]; stations "Station"[]; events "StationEvent"[]; placements "StationPlacement"[];
begin
  if rollup_paused() then return null; end if;
  if tg_op <> 'INSERT' then gone := array(select o from old_rows o); end if;
  if tg_op <> 'DELETE' then came := array(select n from new_rows n); end if;
  codes := array(select distinct m."memberCode" from unnest(gone || came) m);
  if codes = '{}' then return null; end if;
  kept := array(select m from "FunctionalMember" m
    where m."memberCode" = any (codes) and not exists (select from unnest(came) c where c.id = m.id));
  if exists (select from unnest(kept || came) a join unnest(came) b
    on a."memberCode" = b."memberCode" and a.id <> b.id
    and daterange(a."validFrom", a."validTo") && daterange(b."validFrom", b."validTo")) then
    raise exception 'a township reports to one functional area at a time' using errcode = 'exclusion_violation';
  end if;
  units := array(select r from "Region" r where r.code = any (codes));
  perform region_rollup_shift(units, kept || gone, units, kept || came);
  ids := array(select distinct p."stationId" from unnest(units) u
    join "Region" r on r.path >= u.path and r.path < u.path || '~' join "StationPlacement" p on p."placedIn" = r.code);
  stations := array(select s from "Station" s where s.id = any (ids));
  events := array(select e from "StationEvent" e where e."stationId" = any (ids));
  placements := array(select p from "StationPlacement" p where p."stationId" = any (ids));
  -- A station may have stood under other members too: their memberships are the same before and after.
  kept := kept || array(select m from unnest(members_over(placements)) m where m."memberCode" <> all (codes));
  perform station_rollup_shift(stations, events, placements, kept || gone, stations, events, placements, kept || came);
  return null;
end $$;

create function region_changed() returns trigger language plpgsql
security definer set search_path = public, pg_temp set app.scope = '/' as $$
declare
  gone "Region"[] := '{}'; came "Region"[] := '{}'; members "FunctionalMember"[];
begin
  if tg_op = 'UPDATE' then
    if exists (select from old_rows o full join new_rows n using (code, path) where o.code is null or n.code is null) then
      raise exception 'a unit keeps its code and path: a unit that moves gets a new code and a line of descent';
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

-- Before the statement locks any row of its own: who holds the lock never waits for a row of someone who waits for the lock.
create function rollup_before() returns trigger language plpgsql as $$
begin
  if not rollup_paused() then perform rollup_lock(); end if;
  return null;
end $$;

do $$
declare
  watched record; operation text;
begin
  for watched in select * from (values
    ('StationEvent', 'station_event_changed'), ('StationPlacement', 'station_placement_changed'),
    ('FunctionalMember', 'functional_member_changed'), ('Region', 'region_changed')) w(tab, fn)
  loop
    execute format('create trigger rollup_before before insert or update or delete on %I for each statement execute function rollup_before()', watched.tab);
    foreach operation in array array['insert', 'update', 'delete'] loop
      execute format('create trigger %I after %s on %I referencing %s for each statement execute function %I()',
        'rollup_' || operation, operation, watched.tab,
        concat_ws(' ', case when operation <> 'insert' then 'old table as old_rows' end, case when operation <> 'delete' then 'new table as new_rows' end),
        watched.fn);
    end loop;
  end loop;
end $$;
create trigger rollup_before before update of "typeCode" on "Station" for each statement execute function rollup_before();
create trigger rollup_update after update on "Station" referencing old table as old_rows new table as new_rows
  for each statement execute function station_type_changed();

-- What the rollups should hold, counted afresh from the rows.
create function station_rollup_recount()
returns table (tree "RollupTree", grain "RollupGrain", region_code text, type_code text, state "RollupState", day date, delta int)
language sql stable security definer set search_path = public, pg_temp set app.scope = '/' as $$
  select c.tree, grain, c.region_code, c.type_code, c.state, rollup_key_day(grain, c.day), sum(c.delta)::int
  from station_contributions(
    array(select s from "Station" s), array(select e from "StationEvent" e),
    array(select p from "StationPlacement" p), array(select m from "FunctionalMember" m)) c
  cross join unnest(enum_range(null::"RollupGrain")) grain
  group by 1, 2, 3, 4, 5, 6
  having sum(c.delta) <> 0
$$;

create function region_rollup_recount()
returns table (tree "RollupTree", grain "RollupGrain", region_code text, kind "RegionKind", day date, delta int)
language sql stable security definer set search_path = public, pg_temp set app.scope = '/' as $$
  select c.tree, grain, c.region_code, c.kind, rollup_key_day(grain, c.day), sum(c.delta)::int
  from region_contributions(array(select r from "Region" r where r.level = 4), array(select m from "FunctionalMember" m)) c
  cross join unnest(enum_range(null::"RollupGrain")) grain
  group by 1, 2, 3, 4, 5
  having sum(c.delta) <> 0
$$;

create function station_rollup_rebuild() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform rollup_lock();
  delete from "StationRollup";
  insert into "StationRollup" (tree, grain, "regionCode", "typeCode", state, "on", delta)
  select tree, grain, region_code, type_code, state, day, delta from station_rollup_recount();
end $$;

create function region_rollup_rebuild() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform rollup_lock();
  delete from "RegionRollup";
  insert into "RegionRollup" (tree, grain, "regionCode", kind, "on", delta)
  select tree, grain, region_code, kind, day, delta from region_rollup_recount();
end $$;

-- Rows in which a rollup and its recount differ; none, always.
create function rollup_drift() returns table (rollup text, region_code text, tree "RollupTree", grain "RollupGrain", day date, kept int, counted int)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'station', coalesce(k."regionCode", c.region_code), coalesce(k.tree, c.tree), coalesce(k.grain, c.grain), coalesce(k."on", c.day), k.delta, c.delta
  from (select * from "StationRollup" where delta <> 0) k
  full join station_rollup_recount() c
    on (k."regionCode", k.tree, k.grain, k."typeCode", k.state, k."on") = (c.region_code, c.tree, c.grain, c.type_code, c.state, c.day)
  where k.delta is distinct from c.delta
  union all
  select 'region', coalesce(k."regionCode", c.region_code), coalesce(k.tree, c.tree), coalesce(k.grain, c.grain), coalesce(k."on", c.day), k.delta, c.delta
  from (select * from "RegionRollup" where delta <> 0) k
  full join region_rollup_recount() c
    on (k."regionCode", k.tree, k.grain, k.kind, k."on") = (c.region_code, c.tree, c.grain, c.kind, c.day)
  where k.delta is distinct from c.delta
$$;

revoke execute on function station_rollup_rebuild(), region_rollup_rebuild(), station_rollup_recount(), region_rollup_recount(), rollup_drift() from public;
-- The stations behind a number of the rollup, from the rows themselves, in the order of their codes. A station that has
-- moved away since still belongs to the number of its old county, so the caller's scope is asked of the region alone.
create function stations_counted(of_tree "RollupTree", region_code text, of_type text, of_state "RollupState", of_day date, after_code text, most int)
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
      where s."typeCode" = of_type and s.code > after_code and region_code = any (region_line_on(unit.path, of_tree, of_day))
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

revoke insert, update, delete, truncate on "StationRollup", "RegionRollup" from portal_app;
