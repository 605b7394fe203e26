import type pg from "pg";
import { loadRegions } from "@/prisma/seed/regions/load";

/** Every town, township and street of the country with a station, and ten years of what happened to it. */
export async function loadCountry(client: pg.Client): Promise<void> {
  await loadRegions(client, (code) => code.length <= 9);
  await client.query("begin");
  await client.query("select set_config('app.bulk', 'on', true)");
  await client.query(
    `insert into "StationType" (code, name, "nameEn", level, ordinal) values ('township_station', '乡镇(街道)社会工作站', 'Township station', 4, 1) on conflict do nothing`,
  );
  await client.query(`
    insert into "Station" (id, code, name, pinyin, initials, "typeCode", "regionCode", "parentPath", "reportingPath", status, "statusOn", facts, "standardsFailed", "updatedAt")
    select gen_random_uuid(), r.code || '-01', r.name || '社会工作站', '', '', 'township_station', r.code, r.path, r.path || r.code || '-01/', 'operating', '2016-01-01', '{}', '{}', now()
    from "Region" r where r.kind in ('subdistrict', 'town', 'township')`);
  await client.query(`
    insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn")
    select gen_random_uuid(), id, "regionPath", "reportingPath", "regionCode" from "Station"`);
  // 筹建, 挂牌, 运营, then a pause and a new start every second year: about twelve events over ten years.
  await client.query(`
    insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName")
    select gen_random_uuid(), s.id, s."regionPath", s."reportingPath", e.status::"StationStatus",
      date '2016-11-01' + abs(hashtext(s.code)) % 900 + e.after + abs(hashtext(s.code || e.after)) % 60, gen_random_uuid(), 'bench'
    from "Station" s cross join (values ('preparing', 0), ('listed', 90), ('operating', 180), ('suspended', 700), ('operating', 800), ('accepted', 1100),
      ('suspended', 1500), ('operating', 1600), ('accepted', 1900), ('suspended', 2300), ('operating', 2400), ('accepted', 2600)) e(status, after)`);
  await client.query("select station_rollup_rebuild()");
  await loadProgramme(client, "bench-country", "CN", "/", `select code from "Region" where level = 1`);
  await loadProgramme(
    client,
    "bench-city",
    "4208",
    "/42/4208/",
    `select code from "Region" where "parentCode" = '4208'`,
  );
  await client.query("commit");
  await client.query("vacuum analyze");
}

async function loadProgramme(
  client: pg.Client,
  id: string,
  region: string,
  path: string,
  units: string,
): Promise<void> {
  await client.query(`insert into "Programme" (id, "regionCode", "regionPath") values ($1, $2, $3)`, [
    id,
    region,
    path,
  ]);
  await client.query(
    `with v as (insert into "ProgrammeVersion" (id, "programmeId", number, status, "effectiveFrom", title, "titleEn", issuers, addressees, "sourceText", "createdByName")
       values (gen_random_uuid(), $1, 1, 'published', '2017-01-01', $1, $1, '{}', '{}', '', 'bench') returning id),
     c as (insert into "Clause" (id, "versionId", number, label, heading, "headingEn", text, "textEn", ordinal)
       select gen_random_uuid(), id, '1', '一', '目标', 'Targets', '', '', 1 from v returning id, "versionId"),
     p as (insert into "PlanTable" (id, "versionId", "clauseId", title, "titleEn", measure, unit, "stationTypeCode", years, "printedTotals")
       select gen_random_uuid(), "versionId", id, '', '', 'stations.built', '个', 'township_station', '{2017,2018,2019,2020,2021,2022,2023,2024,2025,2026}', '{}' from c returning id),
     t as (insert into "Target" (id, "versionId", "clauseId", code, measure, comparator, value, unit, "dueOn", strength, text, "textEn", ordinal)
       select gen_random_uuid(), "versionId", id, 'floor-' || y, 'stations.coverageRate', 'gte', (y - 2016) * 10, '%', make_date(y, 12, 31), 'must', '', '', y from c, generate_series(2017, 2026) y)
     insert into "PlanRow" (id, "planTableId", "regionCode", label, values, ordinal)
     select gen_random_uuid(), p.id, u.code, u.code, '{3,3,3,3,3,3,3,3,3,3}', row_number() over () from p, (${units}) u(code)`,
    [id],
  );
}
