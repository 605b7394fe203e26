-- The keys of the rollups carry what is counted, so that a dashboard reads index pages in the order of its months instead
-- of one page of the table for every row.

alter table "StationRollup"
  drop constraint "StationRollup_pkey",
  add constraint "StationRollup_pkey" primary key ("regionCode", "tree", "grain", "typeCode", "state", "on") include ("delta");
alter table "RegionRollup"
  drop constraint "RegionRollup_pkey",
  add constraint "RegionRollup_pkey" primary key ("regionCode", "tree", "grain", "kind", "on") include ("delta");
