-- CreateEnum
CREATE TYPE "FactorKind" AS ENUM ('totp', 'passkey');

-- AlterTable
ALTER TABLE "AuthSession" ADD COLUMN     "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "twoFactor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SecurityRules" ADD COLUMN     "maxSessions" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "passwordClasses" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "passwordMinLength" SET DEFAULT 10,
ALTER COLUMN "passwordMaxAgeDays" SET DEFAULT 0;

-- CreateTable
CREATE TABLE "AccountFactor" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "FactorKind" NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "sealedSecret" TEXT,
    "lastStep" INTEGER,
    "credentialId" TEXT,
    "publicKey" TEXT,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "AccountFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingSignIn" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "challenge" TEXT NOT NULL,
    "passwordProof" TEXT NOT NULL,

    CONSTRAINT "PendingSignIn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccountFactor_credentialId_key" ON "AccountFactor"("credentialId");

-- CreateIndex
CREATE INDEX "AccountFactor_accountId_idx" ON "AccountFactor"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_accountId_hash_key" ON "RecoveryCode"("accountId", "hash");

-- CreateIndex
CREATE INDEX "PendingSignIn_accountId_idx" ON "PendingSignIn"("accountId");

-- CreateIndex
CREATE INDEX "PendingSignIn_createdAt_idx" ON "PendingSignIn"("createdAt");

-- AddForeignKey
ALTER TABLE "AccountFactor" ADD CONSTRAINT "AccountFactor_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingSignIn" ADD CONSTRAINT "PendingSignIn_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that nobody has touched take the new defaults; what a security admin has set stays.
alter table "SecurityRules" no force row level security;
update "SecurityRules" set "passwordMinLength" = 10, "passwordMaxAgeDays" = 0
where version = 1 and "passwordMinLength" = 8 and "passwordMaxAgeDays" = 90;
alter table "SecurityRules" force row level security;

alter table "AuthSession" no force row level security;
update "AuthSession" set "provedAt" = "createdAt";
alter table "AuthSession" force row level security;

-- Second factors: their owner sees them, and the platform alone writes them (lib/platform/auth).
do $$
declare t text;
begin
  foreach t in array array['AccountFactor', 'RecoveryCode', 'PendingSignIn'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy write_system on %I using (app_role_in(''system''))', t);
    execute format('grant select, insert, update, delete on %I to portal_app', t);
  end loop;
end $$;
create policy read_own on "AccountFactor" for select using ("accountId" = app_account());
create policy read_own on "RecoveryCode" for select using ("accountId" = app_account());
-- A session says when its password was given, and whether a second factor was: the platform's word, not the holder's.
grant update ("provedAt") on "AuthSession" to portal_app;
create function proved_by_platform() returns trigger language plpgsql as $$
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  raise exception 'the platform alone says when a password was given' using errcode = '42501';
end $$;
create trigger proved_by_platform before update on "AuthSession" for each row
  when (old."provedAt" is distinct from new."provedAt") execute function proved_by_platform();

-- As before, and: a session needs the second factor where the account has one; an admin outside the demo must have one,
-- so that no token made before opens anything for an admin; and nothing that carries a time of the future counts, since a
-- clock that was set back must not make it live longer.
drop function actor_of(uuid, text, timestamptz);
create function actor_of(session_id uuid, token_hash text, at_time timestamptz)
returns table (
  "accountId" uuid, "sessionId" uuid, "loginName" text, "displayName" text, role text, "scopePath" text,
  "regionCode" text, "regionName" text, "stationId" uuid, "organisationId" uuid, "isDemo" boolean, "passwordDue" boolean,
  "factorDue" boolean
) language plpgsql security definer set search_path = public, pg_temp set app.scope = '/' set app.role = 'system' as $$
declare
  rules "SecurityRules";
  holder uuid;
  has_factor boolean;
  -- Clocks of two servers may differ by so much.
  latest timestamptz := at_time + interval '5 minutes';
begin
  select * into strict rules from "SecurityRules" r where r.id = 1;
  if session_id is not null then
    select s."accountId", f.there into holder, has_factor
    from "AuthSession" s, lateral (select exists (
      select from "AccountFactor" f where f."accountId" = s."accountId" and f."confirmedAt" is not null) as there) f
    where s.id = session_id and s."revokedAt" is null
      and s."lastSeenAt" > at_time - make_interval(mins => rules."idleMinutes") and s."lastSeenAt" <= latest
      and s."createdAt" > at_time - make_interval(hours => rules."absoluteHours") and s."createdAt" <= latest
      and (s."twoFactor" or not f.there);
    if found then
      update "AuthSession" set "lastSeenAt" = at_time
      where id = session_id and "lastSeenAt" <= at_time - interval '1 minute';
    end if;
  else
    select t."accountId" into holder from "ApiToken" t
    where t.hash = token_hash and t."revokedAt" is null and t."expiresAt" > at_time and t."createdAt" <= latest;
    if found then
      update "ApiToken" t set "lastUsedAt" = at_time
      where t.hash = token_hash and (t."lastUsedAt" is null or t."lastUsedAt" <= at_time - interval '1 minute');
    end if;
  end if;
  return query
    select a.id, session_id, a."loginName", a."displayName", a.role::text, coalesce(s."regionPath", r.path),
      coalesce(a."regionCode", s."regionCode"), coalesce(s.name, r.name), a."stationId", a."organisationId", a."isDemo",
      -- The demo accounts share one printed password: it must not run out.
      a."mustChangePassword" or (not a."isDemo" and rules."passwordMaxAgeDays" > 0 and not (
        a."passwordChangedAt" > at_time - make_interval(days => rules."passwordMaxAgeDays") and a."passwordChangedAt" <= latest)),
      session_id is not null and is_admin_role(a.role) and not a."isDemo" and not has_factor
    from "Account" a
    left join "Region" r on r.code = a."regionCode"
    left join "Station" s on s.id = a."stationId"
    where a.id = holder and a.status = 'active' and (session_id is not null or not is_admin_role(a.role));
end $$;
revoke execute on function actor_of(uuid, text, timestamptz) from public;
grant execute on function actor_of(uuid, text, timestamptz) to portal_app;
