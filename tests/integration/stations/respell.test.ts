import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createStation } from "@/lib/stations/commands/create";
import { loadStationTypes, respellStations } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";

const city = official("city_official", "/42/4208/");
const spelling = () =>
  withClient(async (client) => (await client.query(`select pinyin, initials, version from "Station"`)).rows);

it("spells the names of stations anew that an earlier version of the portal read otherwise", async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await createStation(city, stationInput({ regionCode: "420804004", name: "掇刀长路站" }), randomUUID());
  const right = await spelling();
  expect(right).toMatchObject([{ pinyin: "duo dao chang lu zhan", initials: "ddclz" }]);
  await withClient((client) =>
    client.query(`update "Station" set pinyin = 'duo dao zhang lu zhan', initials = 'ddzlz'`),
  );
  await respellStations();
  expect(await spelling()).toEqual(right);
});
