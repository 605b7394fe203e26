-- That the password was given again is for the platform to say, which has seen it: no account says so of its own session.
create function proof_by_platform() returns trigger language plpgsql as $$
begin
  if current_user = 'portal_app' and not app_role_in('system') then
    raise exception 'what was ended stays ended, and what was not proved is not proved' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger proof_by_platform before update on "AuthSession" for each row
  when (old."provedAt" is distinct from new."provedAt") execute function proof_by_platform();

-- Acts on units are noted by those who may change them.
alter policy insert_in_scope on "RegionAct"
  with check (app_role_in('province_official', 'city_official', 'system') and path_in_scope("regionPath"));
