-- An approval is of everything that was done to an admin account since the last one, also while it was disabled.
alter table "Account"
  alter column "pendingWhat" type text[]
    using case when "pendingWhat" is null then array[]::text[] else array["pendingWhat"] end,
  alter column "pendingWhat" set default array[]::text[],
  alter column "pendingWhat" set not null,
  add column "pendingBefore" jsonb;

-- A first password that nobody has used by then opens nothing.
alter table "SecurityRules" add column "firstPasswordDays" integer not null default 7;

create or replace function account_guard() returns trigger language plpgsql as $$
declare
  own boolean := new.id = app_account();
  rights_change boolean;
  touches_admin boolean;
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  if tg_op = 'INSERT' then
    if is_admin_role(new.role) and new.status = 'active' then
      raise exception 'an admin account waits for approval' using errcode = '42501';
    end if;
    return new;
  end if;
  rights_change := (new.role, new.status, new."loginName", new."regionCode", new."stationId", new."organisationId",
      new."pendingWhat", new."pendingBefore")
    is distinct from (old.role, old.status, old."loginName", old."regionCode", old."stationId", old."organisationId",
      old."pendingWhat", old."pendingBefore");
  if own and rights_change then
    raise exception 'nobody changes the own rights' using errcode = '42501';
  end if;
  if own then return new; end if;
  if app_role_in('security_admin') then
    if old.status <> 'pending' or (new.role, new."loginName", new."displayName", new."passwordHash", new."regionCode", new."stationId", new."organisationId")
      is distinct from (old.role, old."loginName", old."displayName", old."passwordHash", old."regionCode", old."stationId", old."organisationId") then
      raise exception 'the security admin only decides on waiting accounts' using errcode = '42501';
    end if;
    if new.status <> 'active' and (new."pendingWhat", new."pendingBefore") is distinct from (old."pendingWhat", old."pendingBefore") then
      raise exception 'what was refused stays listed' using errcode = '42501';
    end if;
    return new;
  end if;
  touches_admin := (is_admin_role(old.role) or is_admin_role(new.role))
    and (new.role <> old.role or new."passwordHash" <> old."passwordHash"
      or (old.status <> 'active' and new.status not in ('disabled', old.status)));
  if (touches_admin or old."pendingWhat" <> '{}' or (old.status <> 'active' and is_admin_role(old.role))) and new.status = 'active' then
    raise exception 'an admin account waits for approval' using errcode = '42501';
  end if;
  if touches_admin and new."pendingWhat" = '{}' then
    raise exception 'what waits for approval must be listed' using errcode = '42501';
  end if;
  if not new."pendingWhat" @> old."pendingWhat"
    or (old."pendingWhat" <> '{}' and new."pendingBefore" is distinct from old."pendingBefore") then
    raise exception 'what waits for approval stays listed' using errcode = '42501';
  end if;
  return new;
end $$;
