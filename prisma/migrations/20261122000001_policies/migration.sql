-- Scope in PostgreSQL: every transaction of a room runs as portal_app with app.scope set (lib/platform/db.ts).
-- After a transaction a pooled connection holds the empty string for a custom setting, and '' <= path is true for
-- every row: hence nullif() everywhere, so that an empty setting sees as little as a missing one.

do $$ begin
  -- Asked first: PostgreSQL 15 refuses who may not create roles before it sees that this one exists.
  if not exists (select from pg_roles where rolname = 'portal_app') then
    create role portal_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant portal_app to %I', current_user);
exception when others then
  if not pg_has_role(current_user, 'portal_app', 'member') then raise; end if;
end $$;
grant usage on schema public to portal_app;
grant select, insert, update on all tables in schema public to portal_app;
revoke all on "_prisma_migrations" from portal_app;

-- Byte order, so that a range over paths is a subtree and can use the index.
alter table "AuditEntry" alter column "regionPath" type text collate "C";
alter table "Station" drop constraint "Station_regionCode_parentPath_fkey";
alter table "StationRevision" drop constraint "StationRevision_stationId_regionPath_reportingPath_fkey";
alter table "StationEvent" drop constraint "StationEvent_stationId_regionPath_reportingPath_fkey";
alter table "StationPlacement" drop constraint "StationPlacement_stationId_regionPath_reportingPath_fkey";
alter table "Programme" drop constraint "Programme_regionCode_regionPath_fkey";
alter table "Region" alter column "path" type text collate "C";
alter table "Station"
  drop column "regionPath",
  alter column "parentPath" type text collate "C",
  alter column "reportingPath" type text collate "C",
  alter column "code" type text collate "C";
alter table "Station"
  add column "regionPath" text collate "C" not null generated always as ("parentPath" || "code" || '/') stored,
  add constraint "Station_regionCode_parentPath_fkey" foreign key ("regionCode", "parentPath")
    references "Region" ("code", "path") on update cascade;
alter table "Programme"
  alter column "regionPath" type text collate "C",
  add constraint "Programme_regionCode_regionPath_fkey" foreign key ("regionCode", "regionPath")
    references "Region" ("code", "path") on update cascade;
create unique index "Station_id_regionPath_reportingPath_key" on "Station" ("id", "regionPath", "reportingPath");
create index "Station_regionPath_idx" on "Station" ("regionPath");

do $$
declare t text;
begin
  foreach t in array array['StationRevision', 'StationEvent', 'StationPlacement'] loop
    execute format('alter table %I alter column "regionPath" type text collate "C", alter column "reportingPath" type text collate "C"', t);
    execute format(
      'alter table %I add constraint %I foreign key ("stationId", "regionPath", "reportingPath")
         references "Station" ("id", "regionPath", "reportingPath") on update cascade',
      t, t || '_station_fkey');
    execute format('create index %I on %I ("regionPath")', t || '_regionPath_idx', t);
  end loop;
end $$;

create function path_in_scope(path text) returns boolean language sql stable as $$
  select path >= nullif(current_setting('app.scope', true), '') collate "C"
     and path < (nullif(current_setting('app.scope', true), '') || '~') collate "C"
$$;
create function may_write() returns boolean language sql stable as $$
  select nullif(current_setting('app.role', true), '') <> 'public'
$$;

-- Stations: by region, by functional area, by the organisation that runs them, or by assignment.
alter table "Station" enable row level security;
alter table "Station" force row level security;
create policy read_in_scope on "Station" for select using (
  path_in_scope("regionPath")
  or path_in_scope("reportingPath")
  or "organisationId" = nullif(current_setting('app.organisation', true), '')::uuid
  or exists (
    select 1 from "StationAssignment" a
    where a."stationId" = "Station"."id" and a."accountId" = nullif(current_setting('app.account', true), '')::uuid)
);
create policy insert_in_scope on "Station" for insert with check (
  may_write() and (path_in_scope("parentPath") or path_in_scope("reportingPath")));
create policy update_in_scope on "Station" for update
  using (may_write() and (path_in_scope("regionPath") or path_in_scope("reportingPath")))
  with check (may_write() and (path_in_scope("regionPath") or path_in_scope("reportingPath")));

-- What belongs to a station follows the station.
do $$
declare t text;
begin
  foreach t in array array['StationRevision', 'StationEvent', 'StationPlacement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy read_in_scope on %I for select using (
         path_in_scope("regionPath") or path_in_scope("reportingPath")
         or exists (select 1 from "Station" s where s."id" = "stationId"))', t);
    execute format(
      'create policy insert_in_scope on %I for insert
         with check (may_write() and (path_in_scope("regionPath") or path_in_scope("reportingPath")))', t);
    execute format(
      'create policy update_in_scope on %I for update
         using (may_write() and (path_in_scope("regionPath") or path_in_scope("reportingPath")))
         with check (may_write() and (path_in_scope("regionPath") or path_in_scope("reportingPath")))', t);
  end loop;
end $$;

-- Programmes are public documents; only the officials of the region they bind may write them.
alter table "Programme" enable row level security;
alter table "Programme" force row level security;
create policy read_all on "Programme" for select using (true);
create policy insert_in_scope on "Programme" for insert with check (may_write() and path_in_scope("regionPath"));
create policy update_in_scope on "Programme" for update
  using (may_write() and path_in_scope("regionPath")) with check (may_write() and path_in_scope("regionPath"));

-- Drafts may be rewritten, so their parts may be deleted; nothing else may.
grant delete on "Clause", "Target", "PlanTable", "PlanRow", "Standard", "StandardItem", "StandardCondition",
  "Deadline", "Provision", "Discrepancy", "StationAssignment" to portal_app;

alter table "SecurityRules" add constraint "SecurityRules_single_row" check ("id" = 1);
insert into "SecurityRules" default values;
