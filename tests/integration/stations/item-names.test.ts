import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { newClient } from "@/lib/platform/connection";
import { addMonths, todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { listStations } from "@/lib/stations/queries/list";
import { createStationInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts } from "@/tests/support/factories/stations";

const county = official("county_official", "/42/4208/420822/");
const city = official("city_official", "/42/4208/");

it("names the items that stations fail also while no programme is published, to those who read its draft", async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
  const input = createStationInput.parse({
    ...goodFacts({ signText: "沙洋社工站" }),
    regionCode: "420822100",
    typeCode: "township_station",
    status: "listed",
    on: "2024-03-01",
    agreementTo: addMonths(todayInChina(), 6),
  });
  await createStation(county, input, randomUUID());
  const before = await listStations(county, { failed: "any" });
  expect(before.stations[0]?.standardsFailed).toEqual(["venue"]);
  expect(before.options.items.map(({ code }) => code)).toContain("venue");

  const client = newClient(String(process.env.DATABASE_URL));
  await client.connect();
  await client.query(`update "ProgrammeVersion" set status = 'draft'`);
  await client.end();
  const after = await listStations(city, { failed: "any" });
  expect(after.stations).toEqual(before.stations);
  expect(after.options.items).toEqual(before.options.items);
  const { stations, options } = await listStations(county, { failed: "any" });
  expect(stations).toEqual(before.stations);
  expect(options.items).toEqual([]);
});
