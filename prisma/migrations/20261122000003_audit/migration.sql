-- The audit log: append-only for everybody, hash-chained, written in no other way than by inserting.

-- All chains exist from the start: a chain that is missing later was removed by someone.
insert into "AuditChain" (chain, seq, hash) select n, 0, '' from generate_series(0, 63) n;

-- Netstring: byte length, colon, text, comma; a null is a lone dash. No two different rows give the same text.
create function audit_field(value text) returns text language sql immutable as $$
  select case when value is null then '-' else octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' end
$$;

-- `lib/audit/rules/canonical.ts` recomputes exactly this text without the database.
create function audit_canonical(e "AuditEntry") returns text language sql stable as $$
  select 'sgz-audit-1;'
    || audit_field(e.chain::text) || audit_field(e.seq::text) || audit_field(e.id::text)
    || audit_field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(e."actorId"::text) || audit_field(e."actorName") || audit_field(e."actorRole")
    || audit_field(e.action) || audit_field(e.entity) || audit_field(e."entityId")
    || audit_field(e."regionPath") || audit_field(e.outcome) || audit_field(e.address)
    || audit_field(e.detail) || audit_field(e."prevHash")
$$;

-- Whoever acts writes to one chain; without an account the transaction chooses, so that one transaction
-- never holds two chains and two transactions cannot wait for each other.
create function audit_append() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head "AuditChain";
begin
  new.chain := hashtext(coalesce(new."actorId"::text, pg_current_xact_id()::text)) & 63;
  select * into strict head from "AuditChain" where chain = new.chain for update;
  new.seq := head.seq + 1;
  new."prevHash" := head.hash;
  -- After the lock, and never the caller's: an entry cannot be dated back.
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.hash := encode(sha256(convert_to(audit_canonical(new), 'UTF8')), 'hex');
  update "AuditChain" set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger audit_append before insert on "AuditEntry" for each row execute function audit_append();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger audit_no_change before update or delete on "AuditEntry" for each row execute function audit_refuse();
create trigger audit_no_truncate before truncate on "AuditEntry" for each statement execute function audit_refuse();
-- Only audit_append (one trigger deep already) moves a head.
create trigger audit_head_moves before update on "AuditChain" for each row when (pg_trigger_depth() = 0) execute function audit_refuse();
create trigger audit_head_stays before insert or delete on "AuditChain" for each row execute function audit_refuse();
create trigger audit_head_no_truncate before truncate on "AuditChain" for each statement execute function audit_refuse();

revoke all on "AuditEntry", "AuditChain" from portal_app;
grant select, insert on "AuditEntry" to portal_app;
grant select on "AuditChain" to portal_app;
revoke execute on function audit_append() from public;

alter table "AuditEntry" enable row level security;
alter table "AuditEntry" force row level security;
create policy audit_write on "AuditEntry" for insert with check (true);
create policy audit_read on "AuditEntry" for select
  using (nullif(current_setting('app.role', true), '') in ('audit_admin', 'system'));

create index on "AuditEntry" (at desc, id desc);
create index on "AuditEntry" ("entityId");
