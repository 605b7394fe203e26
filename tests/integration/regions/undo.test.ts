import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { setUrbanRural } from "@/lib/regions/commands/classify";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { undoRegionAct } from "@/lib/regions/commands/undo";
import { regionActs } from "@/lib/regions/queries/history";
import { previewChange } from "@/lib/regions/queries/preview";
import { getRegion } from "@/lib/regions/queries/tree";
import { changeQuery } from "@/lib/regions/schema";
import { createStation } from "@/lib/stations/commands/create";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { holdersOf } from "@/tests/support/factories/followers";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";
import { dumpOfUnits, undoLast } from "@/tests/support/factories/undo";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");

async function change(code: string, asked: Record<string, unknown>): Promise<void> {
  const query = changeQuery.parse({ on: "2024-05-01", ...asked });
  const { seen } = await previewChange(city, code, query);
  await changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
}
const station = (regionCode: string, on = "2022-03-01") =>
  createStation(city, stationInput({ regionCode, on }), randomUUID());
const membership = (memberCode: string, on: string) => ({ areaCode: "4208ZH", memberCode, on, basis: "批复" });
const lastAct = async (code: string) => (await regionActs(city, code)).find(({ undone }) => undone === null)?.id ?? "";

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
  for (const code of ["420822100", "420822101", "420804004"]) await station(code);
  for (const code of ["420822", "420822100"]) await holdersOf(code);
});

describe("undoing leaves every row as it was", () => {
  const merge = { kind: "merge", with: ["420822101"] };
  it.each<[string, () => Promise<unknown>]>([
    [
      "the end of a membership",
      () => endAreaMember(city, membership("420804004", "2022-01-01"), randomUUID(), followUnits),
    ],
    [
      "the beginning of one",
      () => addAreaMember(city, membership("420802105", "2022-01-01"), randomUUID(), followUnits),
    ],
    ["a unit set up", () => change("420822", { kind: "set_up", name: "新镇", unitKind: "town" })],
    ["a name", () => change("420822100", { kind: "rename", name: "新名镇" })],
    ["another kind", () => change("420822100", { kind: "rename", name: "新街道", unitKind: "subdistrict" })],
    ["a merger into one", () => change("420822100", { ...merge, result: "this" })],
    ["a merger into a new one", () => change("420822100", { ...merge, result: "new", name: "合镇", unitKind: "town" })],
    ["a split", async () => change("420822100", { kind: "split", keep: "yes", name: "分镇", unitKind: "town" })],
    [
      "a member of an area turned into another kind",
      () => change("420804004", { kind: "rename", name: "双喜镇", unitKind: "town" }),
    ],
    ["a township's way to another county", () => change("420822100", { kind: "transfer", to: "420802" })],
    ["a county's new code", () => change("420822", { kind: "rename", name: "沙洋区", unitCode: "420803" })],
    ["a county's end", () => change("420822", { kind: "merge", with: ["420881"], result: "other" })],
  ])("%s", async (_, act) => {
    const before = await dumpOfUnits();
    await act();
    expect(await dumpOfUnits()).not.toEqual(before);
    await undoLast(city);
    expect(await dumpOfUnits()).toEqual(before);
    const { rows } = await withClient((client) => client.query("select * from rollup_drift()"));
    expect(rows).toEqual([]);
  });

  it("an urban or rural class", async () => {
    const village = "420822100201";
    await withClient((client) =>
      client.query(
        `insert into "Region" (code, name, kind, level, "parentCode", path, pinyin, initials, "sourceVersion")
         values ($1, '新村', 'villagers_committee', 5, '420822100', '/42/4208/420822/420822100/' || $1 || '/', 'xin cun', 'xc', 'test')`,
        [village],
      ),
    );
    const before = await dumpOfUnits();
    const { version } = await getRegion(city, village);
    await setUrbanRural(city, { code: village, urbanRural: "urban", reason: "核对", _version: version }, randomUUID());
    await undoLast(city);
    expect(await dumpOfUnits()).toEqual(before);
  });
});

describe("an act on which something depends", () => {
  const undo = (actId: string, reason = "录错") => undoRegionAct(city, { actId, reason }, randomUUID(), followUnits);

  it("stays until what was entered later on its units is undone", async () => {
    await change("420822", { kind: "set_up", name: "新镇", unitKind: "town" });
    const first = await lastAct("420822");
    const made = (await withClient((client) => client.query(`select code from "Region" where name = '新镇'`))).rows[0]
      .code;
    await change(made, { kind: "rename", name: "又新镇", on: "2024-06-01" });
    await expect(undo(first)).rejects.toMatchObject({ fieldErrors: { _form: ['undo.act|{"act":"rename"}'] } });
    await undoLast(city);
    await expect(undo(first)).resolves.toEqual({ code: "420822" });
    await expect(undo(first)).rejects.toMatchObject({ code: "undone" });
  });

  it("stays while a station stands in the unit it made", async () => {
    await change("420822", { kind: "set_up", name: "新镇", unitKind: "town" });
    const made = (await withClient((client) => client.query(`select code from "Region" where name = '新镇'`))).rows[0]
      .code;
    await station(made, "2024-06-01");
    const error = await undo(await lastAct("420822")).catch((thrown) => thrown);
    expect(error.fieldErrors._form).toContain('undo.Station|{"name":"沙洋县新镇社会工作站"}');
  });

  it("stays while the same township has left and joined since", async () => {
    await endAreaMember(city, membership("420804004", "2022-01-01"), randomUUID(), followUnits);
    const left = await lastAct("4208ZH");
    await addAreaMember(city, membership("420804004", "2023-01-01"), randomUUID(), followUnits);
    await expect(undo(left)).rejects.toMatchObject({ fieldErrors: { _form: ['undo.act|{"act":"join"}'] } });
  });

  it("is undone beside another township's membership of the same area", async () => {
    await endAreaMember(city, membership("420804004", "2022-01-01"), randomUUID(), followUnits);
    const left = await lastAct("4208ZH");
    await addAreaMember(city, membership("420802105", "2023-01-01"), randomUUID(), followUnits);
    await expect(undo(left)).resolves.toEqual({ code: "4208ZH" });
  });

  it("gives back no unit whose name has been taken since", async () => {
    await change("420822100", { kind: "merge", with: ["420822101"], result: "other" });
    const merged = await lastAct("420822100");
    const { name } = await getRegion(city, "420822100", "2024-01-01");
    await change("420822", { kind: "set_up", name, unitKind: "town", on: "2024-07-01" });
    await expect(undo(merged)).rejects.toMatchObject({
      fieldErrors: { _form: [`undo.name|${JSON.stringify({ name })}`] },
    });
  });
});

it("keeps what was undone, by whom and why, and lets the code and the day be used again", async () => {
  const setUp = { kind: "set_up", name: "新镇", unitKind: "town", unitCode: "420822150" };
  await change("420822", setUp);
  await undoLast(city, "名称有误");
  const [act] = await regionActs(city, "420822");
  expect(act).toMatchObject({ action: "region:set_up", undone: { byName: city.displayName, reason: "名称有误" } });
  await change("420822", { ...setUp, name: "对镇" });
  expect((await getRegion(city, "420822150")).name).toBe("对镇");
  const { rows } = await withClient((client) =>
    client.query(
      `select "entityId", detail::json ->> 'reason' as reason from "AuditEntry" where action = 'region:undo' and entity = 'Region'`,
    ),
  );
  expect(rows).toEqual([{ entityId: "420822", reason: "名称有误" }]);
});

it("is no way around the scope", async () => {
  await change("420822", { kind: "set_up", name: "新镇", unitKind: "town" });
  const input = { actId: await lastAct("420822"), reason: "试" };
  const elsewhere = official("city_official", "/42/4201/");
  await expect(undoRegionAct(elsewhere, input, randomUUID(), followUnits)).rejects.toMatchObject({ status: 404 });
  const county = official("county_official", "/42/4208/420822/");
  await expect(undoRegionAct(county, input, randomUUID(), followUnits)).rejects.toMatchObject({ status: 403 });
});
