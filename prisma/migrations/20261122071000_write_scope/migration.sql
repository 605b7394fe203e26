-- What carries no region path of its own was confined by the program alone. It is written within the scope of what it
-- belongs to; everybody may go on reading it.

create function programme_in_scope(programme text) returns boolean language sql stable as $$
  select may_write() and exists (select from "Programme" p where p.id = programme and path_in_scope(p."regionPath"))
$$;
create function version_in_scope(version uuid) returns boolean language sql stable as $$
  select exists (select from "ProgrammeVersion" v where v.id = version and programme_in_scope(v."programmeId"))
$$;

do $$
declare
  part text[];
  parts text[] := array[
    ['ProgrammeVersion', 'programme_in_scope("programmeId")'],
    ['Clause', 'version_in_scope("versionId")'],
    ['Target', 'version_in_scope("versionId")'],
    ['PlanTable', 'version_in_scope("versionId")'],
    ['Standard', 'version_in_scope("versionId")'],
    ['Deadline', 'version_in_scope("versionId")'],
    ['Provision', 'version_in_scope("versionId")'],
    ['Discrepancy', 'version_in_scope("versionId")'],
    ['PlanRow', 'exists (select from "PlanTable" t where t.id = "planTableId" and version_in_scope(t."versionId"))'],
    ['StandardItem', 'exists (select from "Standard" s where s.id = "standardId" and version_in_scope(s."versionId"))'],
    ['StandardCondition', 'exists (select from "StandardItem" i join "Standard" s on s.id = i."standardId" where i.id = "itemId" and version_in_scope(s."versionId"))'],
    ['Ruling', 'exists (select from "Discrepancy" d where d.id = "discrepancyId" and version_in_scope(d."versionId"))']];
begin
  foreach part slice 1 in array parts loop
    execute format('alter table %I enable row level security', part[1]);
    execute format('alter table %I force row level security', part[1]);
    execute format('create policy read_all on %I for select using (true)', part[1]);
    execute format('create policy insert_in_scope on %I for insert with check (%s)', part[1], part[2]);
    execute format('create policy update_in_scope on %I for update using (%s) with check (%2$s)', part[1], part[2]);
    execute format('create policy delete_in_scope on %I for delete using (%s)', part[1], part[2]);
  end loop;
end $$;

-- A stored answer is its account's; jobs, which have no account, share one place of their own.
alter table "IdempotencyKey" enable row level security;
alter table "IdempotencyKey" force row level security;
create policy own on "IdempotencyKey" using (
  "accountId" = coalesce(app_account(),
    case when app_role_in('system') then '00000000-0000-0000-0000-000000000000'::uuid end));

-- Kinds of stations and organisations come with the portal's data, which no account changes.
do $$
declare t text;
begin
  foreach t in array array['StationType', 'Organisation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_all on %I for select using (true)', t);
    execute format('create policy write_system on %I using (app_role_in(''system''))', t);
  end loop;
end $$;

-- Units: a trigger, since a policy on the largest table that every page joins would stand in each of its plans.
create function region_guard() returns trigger language plpgsql as $$
declare codes text[] := '{}';
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  if not coalesce(may_write() and app_role_in('province_official', 'city_official'), false) then
    raise exception 'units are changed by officials alone' using errcode = '42501';
  end if;
  case tg_table_name
    -- A new unit is not there yet to be looked up.
    when 'Region' then
      if not coalesce(path_in_scope(new.path), false) then
        raise exception 'units are changed within the scope alone' using errcode = '42501';
      end if;
    when 'RegionName' then codes := array[old."regionCode", new."regionCode"];
    when 'FunctionalMember' then codes := array[old."areaCode", old."memberCode", new."areaCode", new."memberCode"];
    when 'RegionLineage' then codes := array[old."fromCode", old."toCode", new."fromCode", new."toCode"];
    -- What was decided says who descends from whom, and of which units: those rows are guarded.
    else null;
  end case;
  if exists (
    select from unnest(codes) as asked(unit) left join "Region" r on r.code = asked.unit
    where asked.unit is not null and not coalesce(path_in_scope(r.path), false)
  ) then
    raise exception 'units are changed within the scope alone' using errcode = '42501';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['Region', 'RegionName', 'FunctionalMember', 'RegionChange', 'RegionLineage'] loop
    execute format('create trigger region_guard before insert or update on %I for each row execute function region_guard()', t);
  end loop;
end $$;

-- An earlier password and a ruling stay as they were written.
revoke update on "PasswordHistory", "Ruling" from portal_app;
