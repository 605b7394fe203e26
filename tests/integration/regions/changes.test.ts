import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import type { Actor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { setUrbanRural } from "@/lib/regions/commands/classify";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { regionHistory } from "@/lib/regions/queries/history";
import { previewChange } from "@/lib/regions/queries/preview";
import { childrenOf, getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { countsAsTownship } from "@/lib/regions/rules/in-force";
import { type ChangeQuery, changeQuery } from "@/lib/regions/schema";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

let db: pg.Client;
prepare(async () => {
  await seedJingmenRegions({ villages: ["420822100", "420822101"] });
  await loadStationTypes();
});
beforeEach(async () => {
  db = newClient(String(process.env.DATABASE_URL));
  await db.connect();
});
afterEach(() => db.end());

const city = official("city_official", "/42/4208/");
/** What other rooms keep about units is tested in their own tests. */

async function station(township: string, area?: string): Promise<string> {
  const id = randomUUID();
  const code = `${township}-01`;
  const parent = `/42/4208/${township.slice(0, 6)}/${township}/`;
  const reporting = area ? `/42/4208/${area}/${code}/` : `${parent}${code}/`;
  await db.query(
    `insert into "Station" (id, code, name, pinyin, initials, "typeCode", "regionCode", "parentPath", "reportingPath", status, "statusOn", facts, "standardsFailed", "updatedAt")
     values ($1, $2, '站', 'zhan', 'z', 'township_station', $3, $4, $5, 'listed', '2021-06-01', '{}', '{}', now())`,
    [id, code, township, parent, reporting],
  );
  await db.query(
    `insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn") select $1, id, "regionPath", "reportingPath", $3 from "Station" where id = $2`,
    [randomUUID(), id, township],
  );
  await db.query(
    `insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName")
     select $1, id, "regionPath", "reportingPath", 'listed', '2021-06-01', $1, '测试' from "Station" where id = $2`,
    [randomUUID(), id],
  );
  return id;
}

const rows = async (sql: string, values: unknown[] = []) =>
  (await db.query({ text: sql, values, rowMode: "array" })).rows;
const change = async (actor: Actor, code: string, query: ChangeQuery, key: string = randomUUID()) => {
  const { seen } = await previewChange(actor, code, query);
  return changeUnits(actor, { code, query, seen, basis: "鄂政函〔2023〕1号" }, key, followUnits);
};
const drift = () => rows("select * from rollup_drift()");

describe("changing units", () => {
  it("merges a town into another: villages, station and its rows follow, earlier days keep their tree", async () => {
    const id = await station("420822101");
    const villages = (await childrenOf(city, "420822101")).length;
    const before = (await childrenOf(city, "420822100")).length;
    const query: ChangeQuery = { kind: "merge", on: "2023-05-01", with: ["420822101"], result: "this" };
    const { checks } = await previewChange(city, "420822100", query);
    expect(checks.every(({ holds }) => holds)).toBe(true);
    await change(city, "420822100", query);

    const towns = async (on: string) =>
      (await childrenOf(city, "420822", on)).filter(({ kind }) => countsAsTownship(kind)).length;
    expect([await towns("2023-04-30"), await towns("2023-05-01")]).toEqual([13, 12]);
    expect(await childrenOf(city, "420822101", "2023-04-30")).toHaveLength(villages);
    expect(await childrenOf(city, "420822101", "2023-05-01")).toHaveLength(0);
    expect(await childrenOf(city, "420822100", "2023-05-01")).toHaveLength(before + villages);
    expect(await rows(`select "regionCode", "regionPath", "reportingPath" from "Station" where id = $1`, [id])).toEqual(
      [["420822100", "/42/4208/420822/420822100/420822101-01/", "/42/4208/420822/420822100/420822101-01/"]],
    );
    expect(
      await rows(
        `select "placedIn", "from"::text, "to"::text, "regionPath" from "StationPlacement" where "stationId" = $1 order by "from" nulls first`,
        [id],
      ),
    ).toEqual([
      ["420822101", null, "2023-05-01", "/42/4208/420822/420822100/420822101-01/"],
      ["420822100", "2023-05-01", null, "/42/4208/420822/420822100/420822101-01/"],
    ]);
    expect(await rows(`select distinct "regionPath" from "StationEvent" where "stationId" = $1`, [id])).toEqual([
      ["/42/4208/420822/420822100/420822101-01/"],
    ]);
    expect(await drift()).toEqual([]);

    const history = await regionHistory(city, "420822101");
    expect(history.changes[0]).toMatchObject({ kind: "merge", on: "2023-05-01", basis: "鄂政函〔2023〕1号" });
    expect(history.changes[0]?.successors.map(({ code }) => code)).toEqual(["420822100"]);
    expect((await getRegion(city, "420822101")).validTo).toBe("2023-05-01");
    expect(await rows(`select action, "regionPath" from "AuditEntry" where entity = 'Region'`)).toEqual([
      ["region:merge", "/42/4208/420822/"],
    ]);
  });

  it("merges a county into another: what was planned for both is planned for it from then on", async () => {
    await loadProgrammes();
    const planned = async (asOf: string) => {
      const { total, units } = await getCoverageExactly(city, {
        programme: "jingmen-2021",
        region: "4208",
        asOf,
        reading: null,
      });
      return [total.final, ...units.map(({ unit, coverage }) => `${unit.code} ${coverage.final}`)];
    };
    const before = await planned("2023-04-30");
    expect(before).toContain("420802 8");
    expect(before).toContain("420804 5");
    await change(city, "420804", { kind: "merge", on: "2023-05-01", with: ["420802"], result: "this" });
    expect(await planned("2023-04-30")).toEqual(before);
    const after = await planned("2023-05-01");
    expect(after[0]).toBe(60);
    expect(after).toContain("420804 13");
    expect(after.some((line) => String(line).startsWith("420802"))).toBe(false);
    // The next change finds every planned number in a unit that exists.
    await change(city, "420804", { kind: "rename", on: "2023-06-01", name: "新掇刀区" });
    expect(await planned("2023-06-01")).toEqual(after);
    expect(await drift()).toEqual([]);
  });

  it("merges and splits counties, whose new codes the approval gives", async () => {
    const merge = { kind: "merge", on: "2023-05-01", with: ["420802"], result: "new", name: "新区" } as const;
    const asked = (query: Record<string, unknown>) => changeQuery.parse({ ...query, unitKind: "county" });
    await expect(change(city, "420804", asked(merge))).rejects.toMatchObject({ fieldErrors: expect.anything() });
    await change(city, "420804", asked({ ...merge, unitCode: "420805" }));
    const towns = (await childrenOf(city, "420805", "2023-05-01")).filter(({ kind }) => countsAsTownship(kind));
    // Dongbao's eight and Duodao's five; two report to Zhanghe New District and stay theirs by statute.
    expect(towns).toHaveLength(15);
    const kept = towns.slice(0, 4).map(({ code }) => code);
    const split = { kind: "split", on: "2024-05-01", keep: "no", name: "甲区", secondName: "乙区", children: kept };
    await change(city, "420805", asked({ ...split, unitCode: "420806", secondCode: "420807", stations: [] }));
    const counts = ["420806", "420807"].map(
      async (code) => (await childrenOf(city, code, "2024-05-01")).filter(({ kind }) => countsAsTownship(kind)).length,
    );
    expect(await Promise.all(counts)).toEqual([4, 11]);
    expect(await drift()).toEqual([]);
  });

  it("merges a town on a day before it joined an area: the membership never held", async () => {
    await station("420802103");
    const joins = { areaCode: "4208ZH", memberCode: "420802103", on: "2023-06-01", basis: "托管协议" };
    await addAreaMember(city, joins, randomUUID(), followUnits);
    await change(city, "420802100", { kind: "merge", on: "2023-03-01", with: ["420802103"], result: "this" });
    expect(
      await rows(`select "validFrom" = "validTo" from "FunctionalMember" where "memberCode" = '420802103'`),
    ).toEqual([[true]]);
    expect(await drift()).toEqual([]);
  });

  it("splits a member of 漳河新区: both parts go on reporting there, with the station", async () => {
    const id = await station("420802102", "4208ZH");
    await change(city, "420802102", {
      kind: "split",
      on: "2022-07-01",
      keep: "no",
      name: "漳东镇",
      unitKind: "town",
      secondName: "漳西街道",
      secondKind: "subdistrict",
      children: [],
      stations: [id],
    });
    const { members } = await getRegion(city, "4208ZH");
    expect(members.map(({ unit, from, to }) => [unit.name, from, to])).toEqual([
      ["双喜街道", null, null],
      ["漳河镇", "2011-12-31", "2022-07-01"],
      ["漳西街道", "2022-07-01", null],
      ["漳东镇", "2022-07-01", null],
    ]);
    expect(await rows(`select "regionCode", "reportingPath" from "Station" where id = $1`, [id])).toEqual([
      ["420802106", "/42/4208/4208ZH/420802102-01/"],
    ]);
    expect(await drift()).toEqual([]);
  });

  it("renames; earlier days and the history keep the earlier name", async () => {
    await change(city, "420822100", { kind: "rename", on: "2022-03-01", name: "沙城镇" });
    const [old, now] = [
      await regionPathOf(city, "420822100", "2022-02-28"),
      await regionPathOf(city, "420822100", "2022-03-01"),
    ];
    expect([old.at(-1)?.name, now.at(-1)?.name]).toEqual(["沙洋镇", "沙城镇"]);
    expect((await regionHistory(city, "420822100")).names).toEqual([{ name: "沙洋镇", from: null, to: "2022-03-01" }]);
    expect(await rows(`select pinyin, initials from "Region" where code = '420822100'`)).toEqual([
      ["sha cheng zhen", "scz"],
    ]);
  });

  it("sets up a town, once however often it is sent", async () => {
    const query: ChangeQuery = { kind: "set_up", on: "2024-01-01", unitKind: "town", name: "新设镇" };
    const { seen } = await previewChange(city, "420822", query);
    const key = randomUUID();
    const input = { code: "420822", query, seen, basis: "批复" };
    const [first, again] = await Promise.all([
      changeUnits(city, input, key, followUnits),
      changeUnits(city, input, key, followUnits),
    ]);
    expect(again).toEqual(first);
    expect((await childrenOf(city, "420822")).filter(({ name }) => name === "新设镇")).toHaveLength(1);
    expect(await drift()).toEqual([]);
  });

  it("refuses when the units have changed since the preview", async () => {
    const query: ChangeQuery = { kind: "set_up", on: "2024-01-01", unitKind: "town", name: "甲镇" };
    const { seen } = await previewChange(city, "420822", query);
    await change(city, "420822", { ...query, name: "乙镇" });
    await expect(
      changeUnits(city, { code: "420822", query, seen, basis: "批复" }, randomUUID(), followUnits),
    ).rejects.toMatchObject({ status: 409 });
  });

  it("refuses future days, other cities, the own unit, and roles without the right", async () => {
    const query: ChangeQuery = { kind: "rename", on: "2022-03-01", name: "甲镇" };
    const county = official("county_official", "/42/4208/420822/");
    await expect(previewChange(city, "420822100", { ...query, on: "2999-01-01" })).rejects.toMatchObject({
      fieldErrors: { on: ["futureDate"] },
    });
    await expect(previewChange(city, "420602001", query)).rejects.toMatchObject({ status: 404 });
    await expect(previewChange(city, "4208", query)).rejects.toMatchObject({ status: 404 });
    await expect(previewChange(city, "nowhere", query)).rejects.toMatchObject({ status: 404 });
    await expect(previewChange(county, "420822100", query)).rejects.toMatchObject({ status: 403 });
  });

  it("classifies by hand, and shows both versions of a stale edit", async () => {
    const code = "420822100200";
    const { version, urbanRural } = await getRegion(city, code);
    expect(urbanRural).toBeNull();
    await setUrbanRural(city, { code, urbanRural: "urban", reason: "城区扩展", _version: version }, randomUUID());
    expect((await getRegion(city, code)).urbanRural).toBe("urban");
    await expect(
      setUrbanRural(city, { code, urbanRural: "rural", reason: "误", _version: version }, randomUUID()),
    ).rejects.toMatchObject({ status: 409, current: { urbanRural: "urban" } });
  });

  it("lets a township join and leave a functional area, with its stations", async () => {
    const id = await station("420802103");
    const input = { areaCode: "4208ZH", memberCode: "420802103", on: "2023-01-01", basis: "托管协议" };
    await addAreaMember(city, input, randomUUID(), followUnits);
    expect(await rows(`select "reportingPath" from "Station" where id = $1`, [id])).toEqual([
      ["/42/4208/4208ZH/420802103-01/"],
    ]);
    await expect(addAreaMember(city, input, randomUUID(), followUnits)).rejects.toMatchObject({
      fieldErrors: { memberCode: ["region.alreadyMember"] },
    });
    await endAreaMember(city, { ...input, on: "2024-01-01" }, randomUUID(), followUnits);
    expect(await rows(`select "reportingPath" = "regionPath" from "Station" where id = $1`, [id])).toEqual([[true]]);
    expect(await drift()).toEqual([]);
    await expect(
      addAreaMember(city, { ...input, memberCode: "420602001" }, randomUUID(), followUnits),
    ).rejects.toMatchObject({
      fieldErrors: { memberCode: ["region.notTownshipNearby"] },
    });
  });
});
