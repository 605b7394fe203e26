-- Undoing acts on units (docs/decisions/undo.md). What follows from other columns, or only tells that a row was written, is
-- no part of what an act did; of what only follows a unit, the place alone is.
create or replace function act_image(tab text, image jsonb) returns jsonb language sql immutable as $$
  select case when tab = 'Station' then
      jsonb_build_object('id', image -> 'id', 'regionCode', image -> 'regionCode', 'parentPath', image -> 'parentPath', 'reportingPath', image -> 'reportingPath')
    when tab in ('Organisation', 'Account') then jsonb_build_object('id', image -> 'id', 'regionCode', image -> 'regionCode')
    when tab = 'StationPlacement' then image - '{regionPath,reportingPath}'::text[]
    else image - 'version' end
$$;

do $$
declare t text;
begin
  foreach t in array array['Organisation', 'Account'] loop
    execute format($f$create or replace trigger note_act after update of "regionCode" on %I for each row
      when (coalesce(current_setting('app.act', true), '') <> '') execute function note_act()$f$, t);
  end loop;
end $$;

-- Writes every row back as it was, newest first. Runs as the owner over all rows, so it asks the caller's own rights first.
create or replace function undo_region_act(act uuid, who text, why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  scope text := current_setting('app.scope', true);
  caller text := current_setting('app.role', true);
  this "RegionAct"; run record; pk text; cols text;
begin
  perform pg_advisory_xact_lock(hashtext('region-act'));
  select * into this from "RegionAct" where id = act for update;
  if this.id is null or not coalesce(path_in_scope(this."regionPath"), false)
    or not coalesce(app_role_in('province_official', 'city_official', 'system'), false) then
    raise exception 'units are changed within the scope alone' using errcode = '42501';
  end if;
  if this."undoneAt" is not null then raise exception 'undone already' using errcode = '55000'; end if;
  perform set_config('app.scope', '/', true), set_config('app.role', 'system', true), set_config('app.act', '', true);
  if exists (select from region_act_dependents(act)) then raise exception 'something depends on it' using errcode = '55000'; end if;
  -- Rows written by one statement stand together, and are written back by one.
  for run in
    select r."table", (r.before is null) as made, r.cols, array_agg(r.before order by r.number) as befores, array_agg(r.key) as keys
    from (
      select s.*, sum(s.starts) over (order by s.number) as run from (
        select r.*, c.cols, (lag((r."table", r.before is null, c.cols)) over (order by r.number) is distinct from (r."table", r.before is null, c.cols))::int as starts
        from "RegionActRow" r
        cross join lateral (select case when r.before is not null then act_changed(r.before, r.after) end as cols) c
        where r."actId" = act
      ) s
    ) r
    group by r.run, r."table", (r.before is null), r.cols order by min(r.number) desc
  loop
    pk := case run."table" when 'Region' then 'code' else 'id' end;
    if run.made then
      execute format('delete from %I t where t.%I::text = any ($1)', run."table", pk) using run.keys;
    else
      cols := (select string_agg(format('%1$I = was.%1$I', col), ', ') from unnest(run.cols) col);
      execute format(
        'update %1$I t set %2$s%3$s from (
           select distinct on (one.%4$I) one.* from unnest($1) with ordinality image(before, place)
           cross join lateral jsonb_populate_record(null::%1$I, image.before) one order by one.%4$I, image.place) was
         where t.%4$I = was.%4$I', run."table", cols,
        case when run."table" in ('Region', 'Station', 'Organisation', 'Account') then ', version = t.version + 1' else '' end, pk) using run.befores;
    end if;
  end loop;
  update "RegionAct" set "undoneAt" = now(), "undoneByName" = who, "undoReason" = why where id = act;
  perform set_config('app.scope', coalesce(scope, ''), true), set_config('app.role', coalesce(caller, ''), true);
end $$;
