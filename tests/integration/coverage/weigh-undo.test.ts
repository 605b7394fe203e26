import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { figureReader } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { Unconfirmed, weigh } from "@/lib/platform/weigh";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { undoRegionAct } from "@/lib/regions/commands/undo";
import { previewChange } from "@/lib/regions/queries/preview";
import { changeQuery } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
});

async function setUpCounty(): Promise<string> {
  const query = changeQuery.parse({
    kind: "set_up",
    on: "2024-05-01",
    name: "新区",
    unitKind: "county",
    unitCode: "420805",
  });
  const { seen } = await previewChange(city, "4208", query);
  await changeUnits(city, { code: "4208", query, seen, basis: "批复" }, randomUUID(), followUnits);
  const { rows } = await withClient((client) => client.query(`select id from "RegionAct"`));
  return rows[0].id;
}

it.each([
  ["bound by a programme", loadProgrammes],
  ["bound by none", async () => {}],
])("weighs and undoes the setting up of a county, which is gone afterwards: %s", async (_, load) => {
  await load();
  const input = { actId: await setUpCounty(), reason: "误录" };
  const undo = (seen: string[]) =>
    weigh(city, {
      request: input,
      seen,
      act: () => undoRegionAct(city, input, randomUUID(), followUnits),
      figures: figureReader(city, { act: input.actId }, [todayInChina()]),
    });
  const answer = await undo([]).catch((error) => error);
  if (answer instanceof Unconfirmed) await undo([answer.token]);
  else expect(answer).toMatchObject({ result: { code: "4208" } });
  const left = await withClient((client) => client.query(`select 1 from "Region" where code = '420805'`));
  expect(left.rows).toEqual([]);
});
