-- Nobody writes an entry in another's name: the actor of an entry is the one that the transaction acts for.
drop policy audit_write on "AuditEntry";
create policy audit_write on "AuditEntry" for insert with check (
  "actorId" is not distinct from app_account()
  and "actorRole" = nullif(current_setting('app.role', true), '')
  and case
    when "actorId" is not null then
      "actorName" = coalesce((select a."loginName" from "Account" a where a.id = app_account()), "actorName")
    when "actorRole" = 'system' then starts_with("actorName", 'system:')
    else "actorRole" = 'public' and "actorName" = 'public'
  end
);
