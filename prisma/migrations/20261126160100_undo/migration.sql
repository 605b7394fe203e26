-- CreateTable
CREATE TABLE "RegionAct" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "action" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "regionPath" TEXT NOT NULL,
    "codes" TEXT[],
    "summary" JSONB NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneByName" TEXT,
    "undoReason" TEXT,

    CONSTRAINT "RegionAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionActRow" (
    "number" BIGSERIAL NOT NULL,
    "actId" UUID NOT NULL,
    "table" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "RegionActRow_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "RegionAct_number_key" ON "RegionAct"("number");

-- CreateIndex
CREATE INDEX "RegionAct_entityId_idx" ON "RegionAct"("entityId");

-- CreateIndex
CREATE INDEX "RegionAct_codes_idx" ON "RegionAct" USING GIN ("codes");

-- CreateIndex
CREATE INDEX "RegionActRow_actId_idx" ON "RegionActRow"("actId");

-- CreateIndex
CREATE INDEX "RegionActRow_table_key_idx" ON "RegionActRow"("table", "key");

-- AddForeignKey
ALTER TABLE "RegionActRow" ADD CONSTRAINT "RegionActRow_actId_fkey" FOREIGN KEY ("actId") REFERENCES "RegionAct"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A ruling stays as it was written; that it was withdrawn is written beside it.
ALTER TABLE "Ruling" ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3), ADD COLUMN "withdrawnByName" TEXT, ADD COLUMN "withdrawReason" TEXT;
-- Which entry of a timeline stands in the place of one that was voided, so that voiding can be undone.
ALTER TABLE "StationEvent" ADD COLUMN "insteadOfId" UUID;
ALTER TABLE "StationRevision" ADD COLUMN "undone" BOOLEAN NOT NULL DEFAULT false;
grant update ("withdrawnAt", "withdrawnByName", "withdrawReason") on "Ruling" to portal_app;

-- Undoing acts on units (docs/decisions/undo.md). While `app.act` names an act, what it writes to the tables below is noted
-- with the row before and after; undoing writes the rows back as they were.
grant select, insert on "RegionAct" to portal_app;
grant usage on sequence "RegionAct_number_seq" to portal_app;
-- Of the rows only those that tell which change an act entered.
revoke all on "RegionActRow" from portal_app;
grant select on "RegionActRow" to portal_app;
alter table "RegionActRow" enable row level security;
create policy read_changes on "RegionActRow" for select using ("table" = 'RegionChange' and may_write());
alter table "RegionAct" alter column "regionPath" type text collate "C";
alter table "RegionAct" enable row level security;
alter table "RegionAct" force row level security;
create policy read_members on "RegionAct" for select using (may_write());
-- Acts on units are noted by those who may change them.
create policy insert_in_scope on "RegionAct" for insert
  with check (app_role_in('province_official', 'city_official', 'system') and path_in_scope("regionPath"));
create policy undo on "RegionAct" for update using (current_user <> 'portal_app');
create policy undo on "StationPlacement" for delete using (current_user <> 'portal_app');

-- What follows from other columns, or only tells that a row was written, is no part of what an act did.
create function act_image(tab text, image jsonb) returns jsonb language sql immutable as $$
  select case when tab = 'Station' then
      jsonb_build_object('id', image -> 'id', 'regionCode', image -> 'regionCode', 'parentPath', image -> 'parentPath', 'reportingPath', image -> 'reportingPath')
    when tab = 'StationPlacement' then image - '{regionPath,reportingPath}'::text[]
    else image - 'version' end
$$;

create function note_act() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then act_image(tg_table_name, to_jsonb(old)) end;
  is_ jsonb := case when tg_op <> 'DELETE' then act_image(tg_table_name, to_jsonb(new)) end;
  one jsonb := coalesce(is_, was);
begin
  if was is not distinct from is_ then return null; end if;
  insert into "RegionActRow" ("actId", "table", key, before, after)
  values (current_setting('app.act')::uuid, tg_table_name, coalesce(one ->> 'code', one ->> 'id'), was, is_);
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['Region', 'RegionName', 'RegionChange', 'RegionLineage', 'FunctionalMember', 'StationPlacement'] loop
    execute format($f$create trigger note_act after insert or update or delete on %I for each row
      when (coalesce(current_setting('app.act', true), '') <> '') execute function note_act()$f$, t);
  end loop;
end $$;
create trigger note_act after update of "regionCode", "parentPath", "reportingPath" on "Station" for each row
  when (coalesce(current_setting('app.act', true), '') <> '') execute function note_act();

-- One act on units at a time, so that their numbers tell which built on which.
create function act_lock() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('region-act'));
  return null;
end $$;
create trigger act_lock before insert on "RegionAct" for each statement execute function act_lock();

-- The row as it stands now, in the shape in which acts are noted; null when it is gone.
create function act_row_now(tab text, row_key text) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare found jsonb;
begin
  execute format('select to_jsonb(t) from %I t where t.%I = $1::%s', tab, case tab when 'Region' then 'code' else 'id' end,
    case tab when 'Region' then 'text' else 'uuid' end) into found using row_key;
  return act_image(tab, found);
end $$;

-- Columns whose values differ.
create function act_changed(was jsonb, is_ jsonb) returns text[] language sql immutable as $$
  select array(select k from jsonb_object_keys(is_) k where is_ -> k is distinct from was -> k order by k)
$$;

-- What depends on an act: acts recorded later on the same units or rows, and rows that name what it made.
create function region_act_dependents(act uuid) returns table (kind text, name text, of_act uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  this "RegionAct"; link record; made text[]; found text;
begin
  select * into this from "RegionAct" where id = act;
  return query
    with own as (
      select r."table", r.key, (array_agg(r.before order by r.number))[1] as was, (array_agg(r.after order by r.number desc))[1] as is_
      from "RegionActRow" r where r."actId" = act group by 1, 2
    ), changed as (
      -- Of a row that the act changed only what it changed matters; one that it made is to be as it was made.
      select o."table", o.key from own o cross join lateral (select act_row_now(o."table", o.key) as now) n
      where o.is_ is not null and (n.now is null or exists (
        select from unnest(act_changed(coalesce(o.was, '{}'), o.is_)) col where n.now -> col is distinct from o.is_ -> col))
    ), later as (
      select a.* from "RegionAct" a where a.number > this.number and a."undoneAt" is null and (a.codes && this.codes
        or exists (select from "RegionActRow" r join changed c on c."table" = r."table" and c.key = r.key where r."actId" = a.id))
    )
    select 'act', l.action, l.id from later l
    union all
    select 'row', c."table" || ' ' || c.key, null from changed c
    where not exists (select from "RegionActRow" r join later l on l.id = r."actId" where r."table" = c."table" and r.key = c.key);
  -- A unit that comes back must find its name free.
  return query
    select 'name', b.name, null::uuid
    from (select distinct on (r.key) r.before, r.key from "RegionActRow" r
      where r."actId" = act and r."table" = 'Region' and r.before is not null order by r.key, r.number) was
    join "Region" b on b."parentCode" = was.before ->> 'parentCode' and b.name = was.before ->> 'name' and b."validTo" is null
    where was.before ->> 'validTo' is null
      and not exists (select from "RegionActRow" r where r."actId" = act and r."table" = 'Region' and r.key = b.code);
  made := array(select r.key from "RegionActRow" r where r."actId" = act and r."table" = 'Region' and r.before is null);
  if made = '{}' then return; end if;
  for link in
    select c.conrelid::regclass::text as tab, ref.relname, a.attname
    from pg_constraint c join pg_class ref on ref.oid = c.conrelid
    cross join lateral unnest(c.conkey, c.confkey) pair(own, other)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.own
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = pair.other and b.attname = 'code'
    where c.contype = 'f' and c.confrelid = '"Region"'::regclass
  loop
    -- What the act itself wrote goes back with it; what a later act wrote stands for that act.
    for found in execute format(
      'select distinct coalesce(j ->> ''name'', j ->> ''displayName'', j ->> ''label'', x.%2$I) from %1$s x cross join lateral (select to_jsonb(x) as j) j
       where x.%2$I = any ($1) and not exists (select from "RegionActRow" r join "RegionAct" a on a.id = r."actId"
         where a.number >= $2 and a."undoneAt" is null and r."table" = $3 and r.key = coalesce(j ->> case $3 when ''Region'' then ''code'' else ''id'' end, '''')) limit 5', link.tab, link.attname)
      using made, this.number, link.relname::text
    loop
      kind := link.relname; name := found; of_act := null;
      return next;
    end loop;
  end loop;
end $$;

-- Writes every row back as it was, newest first. Runs as the owner over all rows, so it asks the caller's own rights first.
create function undo_region_act(act uuid, who text, why text) returns void
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
        case when run."table" in ('Region', 'Station') then ', version = t.version + 1' else '' end, pk) using run.befores;
    end if;
  end loop;
  update "RegionAct" set "undoneAt" = now(), "undoneByName" = who, "undoReason" = why where id = act;
  perform set_config('app.scope', coalesce(scope, ''), true), set_config('app.role', coalesce(caller, ''), true);
end $$;

revoke execute on function undo_region_act(uuid, text, text), region_act_dependents(uuid) from public;
grant execute on function undo_region_act(uuid, text, text), region_act_dependents(uuid) to portal_app;
