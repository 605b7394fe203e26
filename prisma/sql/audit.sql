-- The audit admin reads no business data, but an entry about a thing says what the thing is called: names of stations,
-- units and organisations are no secret to an account, and login names stand in the log already.
create or replace function audit_names(entities text[], ids text[]) returns table (entity text, id text, name text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  scope text := current_setting('app.scope', true);
  caller text := current_setting('app.role', true);
begin
  if not app_role_in('audit_admin', 'system') then return; end if;
  perform set_config('app.scope', '/', true), set_config('app.role', 'system', true);
  return query
    with asked as (
      select distinct a.entity, a.id, case when a.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then a.id::uuid end as uuid
      from unnest(entities, ids) as a(entity, id)
    )
    select a.entity, a.id, coalesce(s.name, r.name, o.name, c."displayName" || ' (' || c."loginName" || ')')
    from asked a
    left join "Station" s on a.entity = 'Station' and s.id = a.uuid
    left join "Region" r on a.entity = 'Region' and r.code = a.id
    left join "Organisation" o on a.entity = 'Organisation' and o.id = a.uuid
    left join "Account" c on a.entity = 'account' and c.id = a.uuid;
  perform set_config('app.scope', coalesce(scope, ''), true), set_config('app.role', coalesce(caller, ''), true);
end $$;
revoke execute on function audit_names(text[], text[]) from public;
grant execute on function audit_names(text[], text[]) to portal_app;
