-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "address" TEXT,
ADD COLUMN     "contact" TEXT,
ADD COLUMN     "foundedOn" DATE,
ADD COLUMN     "grade" TEXT,
ADD COLUMN     "gradedOn" DATE,
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "OrganisationChange" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "OrganisationChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OrganisationChange_organisationId_at_idx" ON "OrganisationChange"("organisationId", "at");

-- AddForeignKey
ALTER TABLE "OrganisationChange" ADD CONSTRAINT "OrganisationChange_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Codes and names of organisations stay those of the portal's data; a value that no form can enter comes from elsewhere.
alter table "Organisation" add constraint grade_known check (grade in ('a1', 'a2', 'a3', 'a4', 'a5')),
  add constraint grade_has_its_day check ((grade is null) = ("gradedOn" is null));

-- The register holds people to ask for: it is read by accounts, not by the public. Whoever is above the place of
-- registration, or there, keeps it.
create function organisation_place_in_scope(code text) returns boolean language sql stable as $$
  select path_in_scope(path) from "Region" where "Region".code = organisation_place_in_scope.code
$$;
create function organisation_in_scope(id uuid) returns boolean language sql stable as $$
  select organisation_place_in_scope("regionCode") from "Organisation" where "Organisation".id = organisation_in_scope.id
$$;
drop policy read_all on "Organisation";
create policy read_members on "Organisation" for select using (app_account() is not null or app_role_in('system'));
create policy insert_in_scope on "Organisation" for insert
  with check (app_role_in('province_official', 'city_official', 'county_official') and organisation_place_in_scope("regionCode"));
create policy update_in_scope on "Organisation" for update
  using (app_role_in('province_official', 'city_official', 'county_official') and organisation_place_in_scope("regionCode"))
  with check (app_role_in('province_official', 'city_official', 'county_official') and organisation_place_in_scope("regionCode"));

alter table "OrganisationChange" enable row level security;
alter table "OrganisationChange" force row level security;
revoke all on "OrganisationChange" from portal_app;
grant select, insert on "OrganisationChange" to portal_app;
create policy read_business on "OrganisationChange" for select using (app_role_in('province_official', 'city_official',
  'county_official', 'township_official', 'station_lead', 'station_worker', 'supervisor', 'organisation_manager', 'evaluator', 'system'));
create policy insert_in_scope on "OrganisationChange" for insert with check (app_role_in('system')
  or app_role_in('province_official', 'city_official', 'county_official') and organisation_in_scope("organisationId"));

-- What a demo account enters is made up, what another enters is not.
create or replace function demo_guard() returns trigger language plpgsql as $$
begin
  if current_user <> 'portal_app' or app_role_in('system') then return new; end if;
  if tg_op = 'INSERT' and tg_table_name in ('Station', 'Programme', 'Organisation')
    and new."isDemo" = coalesce((select a."isDemo" from "Account" a where a.id = app_account()), false) then
    return new;
  end if;
  raise exception 'nobody marks or unmarks demo data' using errcode = '42501';
end $$;
create trigger demo_made before insert on "Organisation" for each row execute function demo_guard();
