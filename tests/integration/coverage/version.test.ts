import { expect, test } from "vitest";
import { getCoverageExactly, listPublishedProgrammes } from "@/lib/coverage/queries";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { getProgramme, listProgrammes } from "@/lib/programmes/queries";
import { reconcileTownships } from "@/lib/regions/queries/reconciliation";
import { standardsInForce } from "@/lib/stations/reports";
import { loadStationTypes, withClient } from "../../support/factories/coverage";

const actor = systemActor("test");
const programme = "changing";
/** Published in this order, and a draft that is in effect for nobody. */
const BEGINNINGS = ["2021-03-10", "2022-07-01", "2024-01-01"];
const DRAFT_FROM = "2022-01-01";
const DAYS: Record<string, { number: number; binds: boolean }> = {
  "2020-01-01": { number: 1, binds: false },
  "2021-03-09": { number: 1, binds: false },
  "2021-03-10": { number: 1, binds: true },
  "2022-06-30": { number: 1, binds: true },
  "2022-07-01": { number: 2, binds: true },
  "2023-12-31": { number: 2, binds: true },
  "2024-01-01": { number: 3, binds: true },
  "2030-01-01": { number: 3, binds: true },
};

test("on every day all pages speak of the same version, and nothing binds before the programme began", async () => {
  await loadProgramme();
  for (const [asOf, { number, binds }] of Object.entries(DAYS)) {
    const standards = await asActor(actor, (tx) => standardsInForce(tx, asOf));
    const spoken = {
      coverage: (await getCoverageExactly(actor, { programme, region: "99", asOf, reading: null })).programme.version,
      api: (await listPublishedProgrammes(actor, asOf)).map(({ version }) => version),
      programme: (await getProgramme(actor, programme, { asOf })).version.number,
      list: (await listProgrammes(actor, asOf)).map((listing) => [listing.number, listing.published]),
      standards: standards.map(({ code }) => code),
      reconciliation: (await reconcileTownships(actor, "99", asOf)).map(({ title }) => title),
    };
    expect(spoken, asOf).toEqual({
      coverage: number,
      api: [number],
      programme: number,
      list: [[number, true]],
      standards: binds ? [`s${number}`] : [],
      reconciliation: binds ? [`t${number}`] : [],
    });
  }
});

/** Versions in the table in no particular order, each with a plan table and a standard that tell its number. */
async function loadProgramme() {
  await withClient(async (client) => {
    await loadStationTypes(client);
    await client.query(
      `insert into "Region" (code, name, kind, level, "parentCode", path, pinyin, initials, "sourceVersion")
       values ('99', '试', 'city', 2, 'CN', '/99/', 'shi', 's', 'test')`,
    );
    await client.query(`insert into "Programme" (id, "regionCode", "regionPath") values ($1, '99', '/99/')`, [
      programme,
    ]);
    const versions = BEGINNINGS.map((from, index) => ({ number: index + 1, status: "published", from }));
    for (const version of [versions[1], versions[2], { number: 4, status: "draft", from: DRAFT_FROM }, versions[0]])
      await client.query(
        `with v as (insert into "ProgrammeVersion" (id, "programmeId", number, status, "effectiveFrom", title, "titleEn", issuers, addressees, "sourceText", "createdByName")
           values (gen_random_uuid(), $1, $2::int, $3::"ProgrammeStatus", $4, 't' || $2::int, '', '{}', '{}', '', 'test') returning id),
         c as (insert into "Clause" (id, "versionId", number, label, heading, "headingEn", text, "textEn", ordinal)
           select gen_random_uuid(), id, '1', '一', '目标', '', '', '', 1 from v returning id, "versionId"),
         t as (insert into "PlanTable" (id, "versionId", "clauseId", title, "titleEn", measure, unit, "stationTypeCode", years, "printedTotals")
           select gen_random_uuid(), "versionId", id, '', '', 'stations.built', '个', 'township_station', '{2024}', '{1}' from c returning id),
         r as (insert into "PlanRow" (id, "planTableId", "regionCode", label, values, ordinal) select gen_random_uuid(), id, '99', '试', '{1}', 1 from t)
         insert into "Standard" (id, "versionId", "clauseId", code, name, "nameEn") select gen_random_uuid(), "versionId", id, 's' || $2::int, '', '' from c`,
        [programme, version?.number, version?.status, version?.from],
      );
  });
}
