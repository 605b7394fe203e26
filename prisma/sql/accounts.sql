-- Officials who give a unit another code write no account: the database lets its holders follow. `same` maps the code of
-- a unit that ended within the caller's scope to that of the unit that it is now.
create or replace function accounts_follow(same jsonb) returns table (id uuid, "from" text, "to" text, path text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  caller text := current_setting('app.role', true);
begin
  if not app_role_in('province_official', 'city_official', 'system') or exists (
    select from jsonb_each_text(same) step
    left join "Region" gone on gone.code = step.key
    left join "Region" heir on heir.code = step.value
    where not coalesce(path_in_scope(gone.path) and path_in_scope(heir.path), false)
      or heir."validTo" is not null or gone."validTo" is distinct from heir."validFrom"
      or not exists (
        select from "RegionLineage" l where l."fromCode" = gone.code and l."toCode" = heir.code
          and not exists (select from "RegionLineage" o where o."changeId" = l."changeId" and o.id <> l.id
            and (o."fromCode" = gone.code or o."toCode" = heir.code)))
  ) then
    raise exception 'accounts follow a unit that went on as another within the scope alone' using errcode = '42501';
  end if;
  perform set_config('app.role', 'system', true);
  return query
    update "Account" a set "regionCode" = step.value, version = a.version + 1
    from jsonb_each_text(same) step join "Region" heir on heir.code = step.value
    where a."regionCode" = step.key
    returning a.id, step.key, step.value, heir.path;
  perform set_config('app.role', coalesce(caller, ''), true);
end $$;
revoke execute on function accounts_follow(jsonb) from public;
grant execute on function accounts_follow(jsonb) to portal_app;
