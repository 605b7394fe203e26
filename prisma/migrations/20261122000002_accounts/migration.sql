-- Accounts, sessions, tokens. Who signs in is known only after the lookup, so the lookup is one function of the owner;
-- everything else goes through policies.

create function app_account() returns uuid language sql stable as $$
  select nullif(current_setting('app.account', true), '')::uuid
$$;
create function app_role_in(variadic roles text[]) returns boolean language sql stable as $$
  select coalesce(nullif(current_setting('app.role', true), '') = any (roles), false)
$$;

-- The holder of a living session or token, with everything an actor is made of. Null rows: nobody.
create function actor_of(session_id uuid, token_hash text, at_time timestamptz)
returns table (
  "accountId" uuid, "sessionId" uuid, "loginName" text, "displayName" text, role text, "scopePath" text,
  "regionCode" text, "regionName" text, "stationId" uuid, "organisationId" uuid, "isDemo" boolean, "passwordDue" boolean
) language plpgsql security definer set search_path = public, pg_temp set app.scope = '/' set app.role = 'system' as $$
declare
  rules "SecurityRules";
  holder uuid;
begin
  select * into strict rules from "SecurityRules" r where r.id = 1;
  if session_id is not null then
    select s."accountId" into holder from "AuthSession" s
    where s.id = session_id and s."revokedAt" is null
      and s."lastSeenAt" > at_time - make_interval(mins => rules."idleMinutes")
      and s."createdAt" > at_time - make_interval(hours => rules."absoluteHours");
    if found then
      update "AuthSession" s set "lastSeenAt" = at_time
      where s.id = session_id and s."lastSeenAt" <= at_time - interval '1 minute';
    end if;
  else
    select t."accountId" into holder from "ApiToken" t
    where t.hash = token_hash and t."revokedAt" is null and t."expiresAt" > at_time;
    if found then
      update "ApiToken" t set "lastUsedAt" = at_time
      where t.hash = token_hash and (t."lastUsedAt" is null or t."lastUsedAt" <= at_time - interval '1 minute');
    end if;
  end if;
  return query
    select a.id, session_id, a."loginName", a."displayName", a.role::text, coalesce(s."regionPath", r.path),
      coalesce(a."regionCode", s."regionCode"), coalesce(s.name, r.name), a."stationId", a."organisationId", a."isDemo",
      -- The demo accounts share one printed password: it must not run out.
      a."mustChangePassword"
        or (not a."isDemo" and a."passwordChangedAt" <= at_time - make_interval(days => rules."passwordMaxAgeDays"))
    from "Account" a
    left join "Region" r on r.code = a."regionCode"
    left join "Station" s on s.id = a."stationId"
    where a.id = holder and a.status = 'active';
end $$;
revoke execute on function actor_of(uuid, text, timestamptz) from public;

-- Separation of the three admins, once more below the program: what account_guard refuses, no query can do.
create function is_admin_role(role "Role") returns boolean language sql immutable as $$
  select role in ('system_admin', 'security_admin', 'audit_admin')
$$;
create function account_guard() returns trigger language plpgsql as $$
declare
  own boolean := new.id = app_account();
  rights_change boolean;
  opens_admin boolean;
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  if tg_op = 'INSERT' then
    if is_admin_role(new.role) and new.status = 'active' then
      raise exception 'an admin account waits for approval' using errcode = '42501';
    end if;
    return new;
  end if;
  rights_change := (new.role, new.status, new."loginName", new."regionCode", new."stationId", new."organisationId")
    is distinct from (old.role, old.status, old."loginName", old."regionCode", old."stationId", old."organisationId");
  if own and rights_change then
    raise exception 'nobody changes the own rights' using errcode = '42501';
  end if;
  if own then return new; end if;
  if app_role_in('security_admin') then
    if old.status <> 'pending' or (new.role, new."loginName", new."displayName", new."passwordHash", new."regionCode", new."stationId", new."organisationId")
      is distinct from (old.role, old."loginName", old."displayName", old."passwordHash", old."regionCode", old."stationId", old."organisationId") then
      raise exception 'the security admin only decides on waiting accounts' using errcode = '42501';
    end if;
    return new;
  end if;
  opens_admin := (is_admin_role(old.role) or is_admin_role(new.role))
    and (new.role <> old.role or new."passwordHash" <> old."passwordHash" or old.status <> 'active');
  if opens_admin and new.status = 'active' then
    raise exception 'an admin account waits for approval' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger account_guard before insert or update on "Account" for each row execute function account_guard();

do $$
declare t text;
begin
  foreach t in array array['Account', 'PasswordHistory', 'AuthSession', 'ApiToken', 'LoginThrottle', 'SecurityRules', 'StationAssignment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy account_read on "Account" for select
  using (id = app_account() or app_role_in('system_admin', 'security_admin', 'system'));
create policy account_insert on "Account" for insert with check (app_role_in('system_admin', 'system'));
create policy account_update on "Account" for update
  using (id = app_account() or app_role_in('system_admin', 'security_admin', 'system'));

create policy history_own on "PasswordHistory"
  using ("accountId" = app_account() or app_role_in('system'))
  with check ("accountId" = app_account() or app_role_in('system_admin', 'system'));

create policy session_read on "AuthSession" for select
  using ("accountId" = app_account() or app_role_in('system_admin', 'security_admin', 'system'));
create policy session_open on "AuthSession" for insert with check (app_role_in('system'));
create policy session_end on "AuthSession" for update
  using ("accountId" = app_account() or app_role_in('system_admin', 'security_admin', 'system'));

create policy token_read on "ApiToken" for select
  using ("accountId" = app_account() or app_role_in('system_admin', 'security_admin', 'system'));
create policy token_make on "ApiToken" for insert with check ("accountId" = app_account() or app_role_in('system'));
create policy token_end on "ApiToken" for update
  using ("accountId" = app_account() or app_role_in('system_admin', 'security_admin', 'system'));

-- A session or token can be ended, never made another's.
revoke update on "AuthSession", "ApiToken" from portal_app;
grant update ("revokedAt", "lastSeenAt") on "AuthSession" to portal_app;
grant update ("revokedAt", "lastUsedAt") on "ApiToken" to portal_app;

create policy throttle_system on "LoginThrottle" using (app_role_in('system'));
grant delete on "LoginThrottle" to portal_app;

create policy rules_read on "SecurityRules" for select using (true);
create policy rules_edit on "SecurityRules" for update using (app_role_in('security_admin', 'system'));
revoke insert on "SecurityRules" from portal_app;

create policy assignment_read on "StationAssignment" for select
  using ("accountId" = app_account() or app_role_in('system_admin', 'security_admin', 'system'));
create policy assignment_change on "StationAssignment" for all
  using (app_role_in('system_admin', 'system')) with check (app_role_in('system_admin', 'system'));

-- Code and name of stations, which the public directory shows too: the admins, who see no station, give accounts their
-- place by it.
create function stations_named(ids uuid[], codes text[])
returns table (id uuid, code text, name text) language sql stable security definer
set search_path = public, pg_temp set app.scope = '/' as $$
  select s.id, s.code, s.name from "Station" s where s.id = any (ids) or s.code = any (codes)
$$;

-- The account list pages by login name in byte order.
create index "Account_loginName_c_idx" on "Account" ("loginName" collate "C");
