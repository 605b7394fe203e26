import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publicActor } from "@/lib/platform/actor";
import { countTownships, reconcileTownships } from "@/lib/regions/queries/townships";
import { childrenOf, getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { seedJingmenRegions } from "@/tests/support/factories/regions";

/** Annex of 荆民政发〔2021〕号: rows of the plan table. */
const ANNEX: [code: string, label: string, values: number[]][] = [
  ["420822", "沙洋县", [4, 3, 3, 3]],
  ["420881", "钟祥市", [6, 3, 3, 5]],
  ["420882", "京山市", [5, 3, 3, 4]],
  ["420802", "东宝区", [3, 1, 2, 2]],
  ["420804", "掇刀区", [2, 1, 1, 1]],
  ["4208ZH", "漳河新区", [1, 0, 1, 0]],
];

let db: pg.Client;
beforeEach(async () => {
  await seedJingmenRegions();
  db = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await db.connect();
  const [version, clause, table] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(
    `insert into "StationType" (code, name, "nameEn", level, ordinal) values ('township_station', '站', 'Station', 4, 1) on conflict do nothing`,
  );
  await db.query(
    `insert into "Programme" (id, "regionCode", "regionPath") values ('jingmen-2021', '4208', '/42/4208/')`,
  );
  await db.query(
    `insert into "ProgrammeVersion" (id, "programmeId", number, status, "effectiveFrom", title, "titleEn", "sourceText", "createdByName")
     values ($1, 'jingmen-2021', 1, 'published', '2021-01-01', '方案', 'Plan', '', '')`,
    [version],
  );
  await db.query(
    `insert into "Clause" (id, "versionId", number, label, heading, "headingEn", text, "textEn", ordinal) values ($1, $2, 'annex', '', '', '', '', '', 1)`,
    [clause, version],
  );
  await db.query(
    `insert into "PlanTable" (id, "versionId", "clauseId", title, "titleEn", measure, unit, "stationTypeCode", years, "printedTotals")
     values ($1, $2, $3, '', '', 'stations_built', '个', 'township_station', '{2021,2022,2023,2024}', '{21,12,13,14}')`,
    [table, version, clause],
  );
  for (const [index, [code, label, values]] of ANNEX.entries()) {
    await db.query(
      `insert into "PlanRow" (id, "planTableId", "regionCode", label, "values", ordinal) values ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), table, code, label, values, index],
    );
  }
});
afterEach(() => db.end());

describe("why 60 planned and 61 townships are both right", () => {
  it("finds 60 on the plan's first day, 皇庄街道 since, 61 now", async () => {
    const [plan, ...more] = await reconcileTownships(publicActor(), "4208", "2024-12-31");
    expect(more).toEqual([]);
    expect(plan).toMatchObject({
      programmeId: "jingmen-2021",
      start: "2021-01-01",
      planned: 60,
      atStart: 60,
      now: 61,
      ended: [],
    });
    expect(plan?.begun).toMatchObject([{ code: "420881002", name: "皇庄街道", on: "2021-12-31", yearOnly: true }]);
    expect(plan?.units.map(({ unit, planned, atStart, now }) => [unit.name, planned, atStart, now])).toEqual([
      ["东宝区", 8, 8, 8],
      ["掇刀区", 5, 5, 5],
      ["沙洋县", 13, 13, 13],
      ["钟祥市", 17, 17, 18],
      ["京山市", 15, 15, 15],
      ["漳河新区", 2, 2, 2],
    ]);
  });

  it("still says 60 and 60 the day before 皇庄街道 is counted", async () => {
    const [plan] = await reconcileTownships(publicActor(), "4208", "2021-12-30");
    expect(plan).toMatchObject({ planned: 60, atStart: 60, now: 60, begun: [] });
  });

  it("has nothing to say where no plan binds, or before it does", async () => {
    expect(await reconcileTownships(publicActor(), "4206")).toEqual([]);
    expect(await reconcileTownships(publicActor(), "4208", "2020-12-31")).toEqual([]);
  });
});

describe("the tree on a day", () => {
  it("counts townships under a county and a functional area", async () => {
    const on = (code: string, day: string) => countTownships(publicActor(), code, day);
    expect([await on("4208", "2021-12-30"), await on("4208", "2021-12-31")]).toEqual([60, 61]);
    expect([await on("4208ZH", "2011-12-30"), await on("4208ZH", "2011-12-31")]).toEqual([1, 2]);
    expect(await on("420802", "2024-01-01")).toBe(9);
  });

  it("shows facts, the way down and the units below", async () => {
    const unit = await getRegion(publicActor(), "420802102");
    expect(unit.memberOf).toMatchObject([{ unit: { code: "4208ZH", name: "漳河新区" }, from: "2011-12-31", to: null }]);
    expect((await regionPathOf(publicActor(), "420802102")).map(({ name }) => name)).toEqual([
      "中国",
      "湖北省",
      "荆门市",
      "东宝区",
      "漳河镇",
    ]);
    const children = await childrenOf(publicActor(), "420802");
    expect(children.find(({ code }) => code === "420802102")?.areaCode).toBe("4208ZH");
    expect((await childrenOf(publicActor(), "4208")).at(-1)?.code).toBe("4208ZH");
    await expect(getRegion(publicActor(), "999999")).rejects.toMatchObject({ status: 404 });
    await expect(regionPathOf(publicActor(), "999999")).rejects.toMatchObject({ status: 404 });
  });
});
