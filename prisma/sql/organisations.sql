-- The register holds people to ask for: it is read by accounts, not by the public. Whoever is above the place of
-- registration, or there, keeps it.
do $$
declare
  officials text[] := '{province_official,city_official,county_official}';
  business text[] := officials || '{township_official,station_lead,station_worker,supervisor,organisation_manager,evaluator}';
begin
  perform confine('"Organisation"', 'unit', null, officials, officials, everywhere => true);
  perform confine('"OrganisationChange"', 'organisation', business, officials, everywhere => true);
end $$;
