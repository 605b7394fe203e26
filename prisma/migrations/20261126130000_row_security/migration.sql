-- CreateTable
CREATE TABLE "RefusalCount" (
    "bucket" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RefusalCount_pkey" PRIMARY KEY ("bucket")
);

-- CreateIndex
CREATE INDEX "RefusalCount_hour_idx" ON "RefusalCount"("hour");

-- 1. Drafts. A published version is a public document; a draft is read by those who may write it. Its parts follow it:
-- the versions that somebody sees are asked for once a query (an initplan, a hashed list), not once a row.

create or replace function programme_in_scope(programme text) returns boolean language sql stable as $$
  select app_role_in('province_official', 'city_official', 'system')
    and exists (select from "Programme" p where p.id = programme and path_in_scope(p."regionPath"))
$$;
alter policy insert_in_scope on "Programme"
  with check (app_role_in('province_official', 'city_official', 'system') and path_in_scope("regionPath"));
alter policy update_in_scope on "Programme"
  using (app_role_in('province_official', 'city_official', 'system') and path_in_scope("regionPath"))
  with check (app_role_in('province_official', 'city_official', 'system') and path_in_scope("regionPath"));

drop policy read_all on "ProgrammeVersion";
create policy read_published on "ProgrammeVersion" for select
  using (status = 'published' or programme_in_scope("programmeId"));

-- With the caller's own rights: what it gives is what the policy above lets through.
create function versions_seen() returns setof uuid language plpgsql stable rows 20 as $$
begin
  return query select v.id from "ProgrammeVersion" v;
end $$;

do $$
declare
  part text[];
  parts text[] := array[
    ['Clause', '"versionId" in (select versions_seen())'],
    ['Target', '"versionId" in (select versions_seen())'],
    ['PlanTable', '"versionId" in (select versions_seen())'],
    ['Standard', '"versionId" in (select versions_seen())'],
    ['Deadline', '"versionId" in (select versions_seen())'],
    ['Provision', '"versionId" in (select versions_seen())'],
    ['Discrepancy', '"versionId" in (select versions_seen())'],
    ['PlanRow', '"planTableId" in (select t.id from "PlanTable" t)'],
    ['StandardItem', '"standardId" in (select s.id from "Standard" s)'],
    ['StandardCondition', '"itemId" in (select i.id from "StandardItem" i)'],
    ['Ruling', '"discrepancyId" in (select d.id from "Discrepancy" d)']];
begin
  foreach part slice 1 in array parts loop
    execute format('drop policy read_all on %I', part[1]);
    execute format('create policy read_with_version on %I for select using (%s)', part[1], part[2]);
  end loop;
end $$;

-- 2. Stations. The public sees those that have opened, and nothing of how they came to be what they are. Each table is
-- written by the roles whose permissions write it (lib/platform/permissions.ts), within the scope as before.

alter policy read_in_scope on "Station" using (
  (status in ('listed', 'operating', 'accepted', 'suspended') or (select may_write()))
  and (path_in_scope("regionPath")
    or path_in_scope("reportingPath")
    or "organisationId" = nullif(current_setting('app.organisation', true), '')::uuid
    or exists (
      select 1 from "StationAssignment" a
      where a."stationId" = "Station"."id" and a."accountId" = nullif(current_setting('app.account', true), '')::uuid)));

do $$
declare
  history text;
  rights text[];
  writers text[] := array[
    -- table, who inserts, who updates
    ['Station', 'county', 'staff'],
    ['StationRevision', 'staff', 'county'],
    ['StationEvent', 'county', 'county'],
    ['StationPlacement', 'county', 'county']];
  county text := $q$app_role_in('province_official', 'city_official', 'county_official', 'system')$q$;
  staff text := $q$app_role_in('province_official', 'city_official', 'county_official', 'township_official', 'station_lead', 'system')$q$;
  here text := '(path_in_scope("regionPath") or path_in_scope("reportingPath"))';
  placed text;
begin
  foreach history in array array['StationRevision', 'StationEvent', 'StationPlacement'] loop
    execute format('alter policy read_in_scope on %I using ((select may_write()) and (
      path_in_scope("regionPath") or path_in_scope("reportingPath") or exists (select 1 from "Station" s where s."id" = "stationId")))', history);
  end loop;
  foreach rights slice 1 in array writers loop
    -- A new station's own path is generated later than its policy is asked.
    placed := case rights[1] when 'Station' then '(path_in_scope("parentPath") or path_in_scope("reportingPath"))' else here end;
    execute format('alter policy insert_in_scope on %I with check (%s and %s)',
      rights[1], case rights[2] when 'county' then county else staff end, placed);
    execute format('alter policy update_in_scope on %I using (%s and %s) with check (%2$s and %3$s)',
      rights[1], case rights[3] when 'county' then county else staff end, here);
  end loop;
end $$;

create or replace function stations_named(ids uuid[], codes text[])
returns table (id uuid, code text, name text) language sql stable security definer
set search_path = public, pg_temp set app.scope = '/' as $$
  select s.id, s.code, s.name from "Station" s where may_write() and (s.id = any (ids) or s.code = any (codes))
$$;
do $$
declare definition text := pg_get_functiondef('stations_counted'::regproc);
begin
  if position('coalesce(region_in_scope(region_path), false)' in definition) = 0 then
    raise exception 'stations_counted does not ask for the scope where this migration expects it';
  end if;
  execute replace(definition, 'coalesce(region_in_scope(region_path), false)', 'coalesce(may_write() and region_in_scope(region_path), false)');
end $$;

-- What counts for everybody sees every row, also where no role is set: an owner without superuser rebuilds the rollups too.
do $$
declare f record;
begin
  for f in select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and 'app.scope=/' = any (p.proconfig) and p.proname <> 'stations_named'
  loop
    execute format('alter function %s set app.role = %L', f.name, 'system');
  end loop;
end $$;

-- 3. Figures and descent. Everybody reads the rollups, only the owner's triggers write them; a change of units and its
-- lines of descent are entered through one function and stay as they were entered.

do $$
declare t text;
begin
  foreach t in array array['StationRollup', 'RegionRollup', 'RegionChange', 'RegionLineage'] loop
    execute format('revoke insert, update, delete, truncate on %I from portal_app', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_all on %I for select using (true)', t);
  end loop;
end $$;

-- `change`: a row of "RegionChange" without id and author; `lines`: pairs `from`, `to`, either of them null.
create function region_change_add(change jsonb, lines jsonb) returns uuid language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  change_id uuid := gen_random_uuid();
begin
  if not app_role_in('province_official', 'city_official', 'system') then
    raise exception 'units are changed by officials alone' using errcode = '42501';
  end if;
  if jsonb_array_length(lines) = 0 or exists (
    select from jsonb_to_recordset(lines) as l("from" text, "to" text)
    cross join lateral unnest(array[l."from", l."to"]) as asked(unit)
    left join "Region" r on r.code = asked.unit
    where coalesce(l."from", l."to") is null or asked.unit is not null and not coalesce(path_in_scope(r.path), false)
  ) then
    raise exception 'units are changed within the scope alone' using errcode = '42501';
  end if;
  insert into "RegionChange" (id, kind, "on", basis, reason, summary, "byId")
  values (change_id, (change ->> 'kind')::"RegionChangeKind", (change ->> 'on')::date, change ->> 'basis', change ->> 'reason',
    change -> 'summary', coalesce(app_account(), '00000000-0000-0000-0000-000000000000'));
  insert into "RegionLineage" (id, "changeId", "fromCode", "toCode")
  select gen_random_uuid(), change_id, l."from", l."to" from jsonb_to_recordset(lines) as l("from" text, "to" text);
  return change_id;
end $$;
revoke execute on function region_change_add(jsonb, jsonb) from public;
grant execute on function region_change_add(jsonb, jsonb) to portal_app;

-- 4. Sessions and tokens are only shortened: ended once and for good; when they were last used, only actor_of notes.

revoke update ("lastSeenAt") on "AuthSession" from portal_app;
revoke update ("lastUsedAt") on "ApiToken" from portal_app;
create function access_ends_once() returns trigger language plpgsql as $$
begin
  raise exception 'what was ended stays ended' using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['AuthSession', 'ApiToken'] loop
    execute format('create trigger access_ends_once before update on %I for each row
      when (old."revokedAt" is distinct from new."revokedAt" and old."revokedAt" is not null) execute function access_ends_once()', t);
  end loop;
end $$;
-- Tokens read business data through the API, which no admin may.
alter policy token_make on "ApiToken" with check (
  ("accountId" = app_account() and not app_role_in('system_admin', 'security_admin', 'audit_admin')) or app_role_in('system'));
-- actor_of is told the time, and whoever may call it could tell it another. The database's own clock decides for a web
-- process: a session is never used ahead of now, and one that has lain idle too long is not revived. Who is the owner's
-- own user changes what is there anyway; tests set their clock so.
create function session_used_now() returns trigger language plpgsql as $$
begin
  if pg_has_role(session_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'member') then return new; end if;
  if old."lastSeenAt" <= clock_timestamp() - make_interval(mins => (select r."idleMinutes" from "SecurityRules" r)) then
    return null;
  end if;
  new."lastSeenAt" := least(new."lastSeenAt", clock_timestamp());
  return new;
end $$;
create trigger session_used_now before update on "AuthSession" for each row
  when (old."lastSeenAt" is distinct from new."lastSeenAt") execute function session_used_now();

create function token_within_rules() returns trigger language plpgsql as $$
begin
  if current_user = 'portal_app' and not app_role_in('system')
    and new."expiresAt" > now() + make_interval(days => (select r."tokenMaxDays" from "SecurityRules" r)) + interval '1 minute' then
    raise exception 'a token lasts no longer than the security rules allow' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger token_within_rules before insert on "ApiToken" for each row execute function token_within_rules();

-- 5. What is marked as demo data is what the demo made. A demo account's own stations and programmes are demo, no other's.

create function demo_guard() returns trigger language plpgsql as $$
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  if tg_op = 'INSERT' and tg_table_name in ('Station', 'Programme')
    and new."isDemo" = coalesce((select a."isDemo" from "Account" a where a.id = app_account()), false) then
    return new;
  end if;
  raise exception 'nobody marks or unmarks demo data' using errcode = '42501';
end $$;
do $$
declare t text;
begin
  foreach t in array array['Account', 'Station', 'Programme', 'Organisation'] loop
    execute format('create trigger demo_kept before update on %I for each row
      when (old."isDemo" is distinct from new."isDemo") execute function demo_guard()', t);
  end loop;
  foreach t in array array['Station', 'Programme'] loop
    execute format('create trigger demo_made before insert on %I for each row execute function demo_guard()', t);
  end loop;
  create trigger demo_made before insert on "Account" for each row when (new."isDemo") execute function demo_guard();
end $$;

-- A password that is due is made good by a new one alone, and no account dates its own forward.
create function own_password_guard() returns trigger language plpgsql as $$
begin
  if current_user = 'portal_app' and not app_role_in('system') and new.id = app_account()
    and (new."passwordHash" = old."passwordHash" or new."passwordChangedAt" > now() + interval '1 minute') then
    raise exception 'a password is renewed by a new one alone' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger own_password_guard before update on "Account" for each row
  when ((old."passwordChangedAt", old."mustChangePassword") is distinct from (new."passwordChangedAt", new."mustChangePassword"))
  execute function own_password_guard();

-- 6. The log. The audit admin reads who did what to which record; what was written in it in full opens to the platform
-- alone, which verifies it (lib/audit) and shows it in short.

revoke select on "AuditEntry" from portal_app;
grant select (id, chain, seq, at, "actorId", "actorName", "actorRole", action, entity, "entityId", "regionPath", outcome,
  address, "prevHash", hash) on "AuditEntry" to portal_app;
create function audit_detail(entry uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select e.detail from "AuditEntry" e where e.id = entry and app_role_in('system')
$$;
alter table "AuditChain" enable row level security;
create policy audit_heads on "AuditChain" for select using (app_role_in('audit_admin', 'system'));

-- 7. What is counted and what is cleaned away, by the platform alone.

grant select, insert, update, delete on "RefusalCount" to portal_app;
alter table "RefusalCount" enable row level security;
alter table "RefusalCount" force row level security;
create policy refusals_system on "RefusalCount" using (app_role_in('system'));

-- A retry comes within minutes; after a week the answers kept for it serve nobody.
create function own_key(account uuid) returns boolean language sql stable as $$
  select account = coalesce(app_account(), case when app_role_in('system') then '00000000-0000-0000-0000-000000000000'::uuid end)
$$;
drop policy own on "IdempotencyKey";
create policy read_own on "IdempotencyKey" for select
  using (own_key("accountId") or (app_role_in('system') and "createdAt" < now() - interval '7 days'));
create policy make_own on "IdempotencyKey" for insert with check (own_key("accountId"));
create policy answer_own on "IdempotencyKey" for update using (own_key("accountId"));
create policy clean_up on "IdempotencyKey" for delete using (app_role_in('system') and "createdAt" < now() - interval '7 days');
create policy clean_up on "AuthSession" for delete using (app_role_in('system'));
create policy clean_up on "ApiToken" for delete using (app_role_in('system'));
grant delete on "IdempotencyKey", "AuthSession", "ApiToken" to portal_app;
