import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { addAreaMember } from "@/lib/regions/commands/membership";
import { previewChange } from "@/lib/regions/queries/preview";
import { changeQuery } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { dayRange } from "@/lib/shared/day-bounds";
import { createStation } from "@/lib/stations/commands/create";
import { transitionStation, voidEvent } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { transitionStationInput, voidEventInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");
const beforeUnit = { fieldErrors: { on: ["region.beforeUnit"] } };
const notInForce = (field: string) => ({ fieldErrors: { [field]: ["regionNotInForce"] } });

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

const change = async (code: string, asked: Record<string, unknown>) => {
  const query = changeQuery.parse(asked);
  const { seen, plan } = await previewChange(city, code, query);
  await changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
  return plan.opened[0]?.code ?? "";
};
const register = (regionCode: string, on: string) =>
  createStation(city, stationInput({ regionCode, on }), randomUUID());

it("enters an earlier change after a later one whose new unit holds a station and a planned number", async () => {
  await register("420822100", "2022-01-01");
  const merged = { kind: "merge", with: ["420822101"], result: "new", name: "合镇", unitKind: "town" };
  await change("420822100", { ...merged, on: "2024-05-01" });
  await change("420822102", { kind: "rename", on: "2023-05-01", name: "新名镇" });
  const { total, units } = await getCoverageExactly(city, {
    programme: "jingmen-2021",
    region: "420822",
    asOf: "2024-05-01",
    reading: null,
  });
  expect(units.map(({ unit, coverage }) => [unit.name, coverage.final, coverage.built])).toEqual(
    expect.arrayContaining([
      ["合镇", 2, 1],
      ["新名镇", 1, 0],
    ]),
  );
  expect([total.final, total.built]).toEqual([13, 1]);
});

it("lets no unit end before the day on which another was carved out of it with a station", async () => {
  const { id } = await register("420822100", "2022-01-01");
  await change("420822100", {
    kind: "split",
    keep: "yes",
    on: "2024-01-01",
    name: "析镇",
    unitKind: "town",
    stations: [id],
  });
  const merge = { kind: "merge", with: ["420822100"], result: "this" };
  await expect(change("420822101", { ...merge, on: "2023-12-31" })).rejects.toMatchObject(beforeUnit);
  await change("420822101", { ...merge, on: "2024-01-01" });
  expect((await getStation(city, id, "2024-01-01")).place.township).toBe("析镇");
});

it("gives a new station a number of its own where an earlier one has moved away with its unit", async () => {
  const { id, code } = await register("420822100", "2022-01-01");
  expect(code).toBe("420822100-01");
  await change("420822100", {
    kind: "split",
    keep: "yes",
    on: "2024-01-01",
    name: "析镇",
    unitKind: "town",
    stations: [id],
  });
  expect((await register("420822100", "2024-02-01")).code).toBe("420822100-02");
});

it("registers late what stood in the unit that its unit came from, where there was only one", async () => {
  const street = { kind: "rename", name: "沙洋街道", unitKind: "subdistrict" };
  const converted = await change("420822100", { ...street, on: "2023-05-01" });
  const part = { kind: "split", keep: "yes", name: "析镇", unitKind: "town" };
  const carved = await change(converted, { ...part, on: "2024-05-01" });
  const { id } = await register(carved, "2022-01-01");
  const stood = async (asOf: string) => {
    const { total, units } = await getCoverageExactly(city, {
      programme: "jingmen-2021",
      region: "420822",
      asOf,
      reading: null,
    });
    const built = units.filter(({ coverage }) => coverage.built > 0).map(({ unit }) => unit.name);
    return [total.built, ...built, (await getStation(city, id, asOf)).place.township];
  };
  expect(await stood("2022-01-01")).toEqual([1, "沙洋镇", "沙洋镇"]);
  expect(await stood("2023-05-01")).toEqual([1, "沙洋街道", "沙洋街道"]);
  expect(await stood("2024-05-01")).toEqual([1, "析镇", "析镇"]);
  expect((await withClient((client) => client.query("select * from rollup_drift()"))).rows).toEqual([]);

  const merge = { kind: "merge", with: ["420822102"], result: "new", name: "合镇", unitKind: "town" };
  const merged = await change("420822101", { ...merge, on: "2023-05-01" });
  await expect(register(merged, "2023-04-30")).rejects.toMatchObject(notInForce("regionCode"));
  expect((await register(merged, "2023-05-01")).code).toBe(`${merged}-01`);
});

it("enters nothing of a station for a day on which its unit did not exist yet, or no longer", async () => {
  const unit = await change("420822", { kind: "set_up", on: "2023-06-01", name: "新设镇", unitKind: "town" });
  const { id } = await register(unit, "2023-07-01");
  const { version, timeline } = await getStation(city, id, todayInChina());
  const early = { id, _version: version, on: "2023-05-31" };
  const wrong = { ...early, eventId: timeline[0]?.id, status: "listed", reason: "日期有误" };
  await expect(voidEvent(city, voidEventInput.parse(wrong), randomUUID())).rejects.toMatchObject(notInForce("on"));
  const planned = transitionStationInput.parse({ ...early, status: "planned" });
  await expect(transitionStation(city, planned, randomUUID())).rejects.toMatchObject(notInForce("on"));
  await voidEvent(city, voidEventInput.parse({ ...wrong, on: "2023-06-01" }), randomUUID());
  expect((await getStation(city, id, todayInChina())).event?.on).toBe("2023-06-01");

  await change("420822101", { kind: "merge", with: ["420822100"], result: "this", on: "2024-01-01" });
  await expect(register("420822100", "2022-03-01")).rejects.toMatchObject(notInForce("regionCode"));
});

it("lets no township report to an area before it exists", async () => {
  const memberCode = await change("420802", { kind: "set_up", on: "2023-06-01", name: "新设镇", unitKind: "town" });
  const join = (on: string) =>
    addAreaMember(city, { areaCode: "4208ZH", memberCode, on, basis: "批复" }, randomUUID(), followUnits);
  const range = dayRange({ min: "2023-06-01", max: todayInChina() });
  await expect(join("2023-05-31")).rejects.toMatchObject({ fieldErrors: { on: [range] } });
  await expect(join("2023-06-01")).resolves.toEqual({ stations: 0 });
});
