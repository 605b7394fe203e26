-- One call says who reads and writes the rows of a table: `here` names what a row hangs on, by its column.
-- `readers` null: every account. `everywhere`: readers see the rows of all places, writers still only those of their own.
create or replace function confine(
  tab regclass, here text, readers text[], writers text[], correctors text[] default null, everywhere boolean default false
) returns void language plpgsql as $$
declare
  policy record;
  place text := case here
    when 'path' then 'path_in_scope("regionPath")'
    when 'unit' then 'unit_in_scope("regionCode")'
    when 'station' then 'exists (select from "Station" s where s.id = "stationId" and (path_in_scope(s."regionPath") or path_in_scope(s."reportingPath")))'
    when 'organisation' then 'exists (select from "Organisation" o where o.id = "organisationId" and unit_in_scope(o."regionCode"))'
  end;
  may_read text := case when readers is null then '(app_account() is not null or app_role_in(''system''))'
    else format('app_role_in(variadic %L::text[])', readers || array['system']) end;
  may_insert text := format('app_role_in(variadic %L::text[])', writers || array['system']);
  may_update text := format('app_role_in(variadic %L::text[])', coalesce(correctors, '{}') || array['system']);
  reach text := format('(app_role_in(''system'') or %s)', place);
begin
  if place is null then raise exception 'confine: rows hang on path, unit, station or organisation, not on %', here; end if;
  for policy in select polname as name from pg_policy where polrelid = tab loop
    execute format('drop policy %I on %s', policy.name, tab);
  end loop;
  execute format('alter table %s enable row level security', tab);
  execute format('alter table %s force row level security', tab);
  execute format('revoke all on %s from portal_app', tab);
  execute format('grant select, insert on %s to portal_app', tab);
  execute format('create policy read_in_scope on %s for select using (%s and %s)', tab, may_read,
    case when everywhere then 'true' else reach end);
  execute format('create policy insert_in_scope on %s for insert with check (%s and %s)', tab, may_insert, reach);
  if correctors is not null then
    execute format('grant update on %s to portal_app', tab);
    execute format('create policy update_in_scope on %1$s for update using (%2$s and %3$s) with check (%2$s and %3$s)', tab, may_update, reach);
  end if;
end $$;
revoke execute on function confine(regclass, text, text[], text[], text[], boolean) from public;

create or replace function unit_in_scope(unit text) returns boolean language sql stable as $$
  select path_in_scope(path) from "Region" where code = unit
$$;
