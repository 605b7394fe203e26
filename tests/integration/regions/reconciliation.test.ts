import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { publicActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { AppError } from "@/lib/platform/errors";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { previewChange } from "@/lib/regions/queries/preview";
import { reconcileTownships } from "@/lib/regions/queries/reconciliation";
import type { ChangeQuery } from "@/lib/regions/schema";
import { addDays, todayInChina } from "@/lib/shared/dates";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

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
prepare(async () => {
  await seedJingmenRegions();
  const db = newClient(String(process.env.DATABASE_URL));
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
  await db.end();
});
beforeEach(async () => {
  db = newClient(String(process.env.DATABASE_URL));
  await db.connect();
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

const city = official("city_official", "/42/4208/");
const change = async (code: string, query: ChangeQuery) => {
  const { seen } = await previewChange(city, code, query);
  await changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
};
const reconciled = async (asOf: string) => {
  const [plan] = await reconcileTownships(city, "4208", asOf);
  if (!plan) throw new Error("no plan");
  return { ...plan, rows: plan.units.map(({ unit, planned, atStart, now }) => [unit.name, planned, atStart, now]) };
};

describe("after changes of units", () => {
  it("lets the heir of a merged county answer for its plan and its townships", async () => {
    const before = await reconciled("2023-04-30");
    await change("420804", { kind: "merge", on: "2023-05-01", with: ["420802"], result: "this" });
    expect(await reconciled("2023-04-30")).toEqual(before);
    const after = await reconciled("2023-05-01");
    expect(after.rows).toEqual([
      ["掇刀区", 13, 13, 13],
      ["沙洋县", 13, 13, 13],
      ["钟祥市", 17, 17, 18],
      ["京山市", 15, 15, 15],
      ["漳河新区", 2, 2, 2],
    ]);
    expect(after).toMatchObject({ planned: 60, atStart: 60, now: 61, other: null });
  });

  it("counts a new county's townships where no line of the plan speaks for them", async () => {
    await change("4208", { kind: "set_up", on: "2023-01-01", unitKind: "county", name: "新县", unitCode: "420883" });
    await change("420883", { kind: "set_up", on: "2023-02-01", unitKind: "town", name: "新镇" });
    expect(await reconciled("2023-02-01")).toMatchObject({ atStart: 60, now: 62, other: { atStart: 0, now: 1 } });
  });

  it("tells of a county's own plan who came from and who went to a functional area", async () => {
    await db.query(`update "Programme" set "regionCode" = '420802', "regionPath" = '/42/4208/420802/'`);
    await db.query(`delete from "PlanRow" where "regionCode" not in ('420802', '4208ZH')`);
    const input = { areaCode: "4208ZH", basis: "协议" };
    await addAreaMember(city, { ...input, memberCode: "420802103", on: "2022-06-01" }, randomUUID(), followUnits);
    await endAreaMember(city, { ...input, memberCode: "420802102", on: "2022-07-01" }, randomUUID(), followUnits);
    const [plan] = await reconcileTownships(city, "420802", "2022-12-31");
    expect(plan).toMatchObject({
      atStart: 8,
      now: 8,
      begun: [{ code: "420802102", on: "2022-07-01", moved: true }],
      ended: [{ code: "420802103", on: "2022-06-01", moved: true }],
    });
  });

  const step = fc.record({
    kind: fc.constantFrom("set_up", "merge", "merge", "split", "split_off", "rename", "county", "join", "leave"),
    pick: fc.nat(),
    days: fc.integer({ min: 1, max: 60 }),
  });

  it("closes on every day: at the start, plus those set up, less those that ended, and line by line", async () => {
    let day = "2021-03-01";
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 8 }), async (steps) => {
        for (const { kind, pick, days } of steps) {
          day = addDays(day, days);
          if (day > todayInChina()) return;
          made += await attempt(kind, pick, day, made);
          for (const asOf of ["2021-01-01", "2021-12-31", addDays(day, -1), day, todayInChina()]) await closes(asOf);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(made).toBeGreaterThan(12);
  }, 240_000);

  async function closes(asOf: string): Promise<void> {
    const plan = await reconciled(asOf);
    const lines = [...plan.units, ...(plan.other ? [{ ...plan.other, planned: 0 }] : [])];
    const sum = (of: "planned" | "atStart" | "now") => lines.reduce((total, line) => total + line[of], 0);
    expect([sum("planned"), sum("atStart"), sum("now")]).toEqual([60, plan.atStart, plan.now]);
    expect(plan.atStart + plan.begun.length - plan.ended.length).toBe(plan.now);
    const { rows } = await db.query(
      `select count(*) filter (where level = 4)::int as townships, array_agg(code) as living from "Region"
       where path like '/42/4208/%' and (level = 3 or kind in ('subdistrict', 'town', 'township'))
         and coalesce("validFrom" <= $1, true) and coalesce("validTo" > $1, true)`,
      [asOf],
    );
    expect(plan.now).toBe(rows[0].townships);
    expect(plan.units.filter(({ unit }) => !rows[0].living.includes(unit.code))).toEqual([]);
  }

  /** @returns 1 when the change was made, 0 when the units refused it */
  async function attempt(kind: string, pick: number, on: string, index: number): Promise<number> {
    const { rows } = await db.query(
      `select code, "parentCode" from "Region" where path like '/42/4208/%' and level = $1 and kind <> 'functional_area'
         and coalesce("validFrom" < $2, true) and "validTo" is null order by code`,
      [kind === "county" || kind === "set_up" ? 3 : 4, on],
    );
    const at = rows[pick % rows.length];
    const beside = rows.find((row) => row.parentCode === at.parentCode && row.code !== at.code);
    const member = { areaCode: "4208ZH", memberCode: at.code, on, basis: "协议" };
    const none = { children: [], stations: [] };
    try {
      if (kind === "join") await addAreaMember(city, member, randomUUID(), followUnits);
      else if (kind === "leave") await endAreaMember(city, member, randomUUID(), followUnits);
      else if (kind === "rename") await change(at.code, { kind, on, name: `新名${index}镇` });
      else if (kind === "set_up") await change(at.code, { kind, on, unitKind: "town", name: `新设${index}镇` });
      else if (kind === "merge" || kind === "county")
        await change(at.code, { kind: "merge", on, with: [beside?.code ?? ""], result: "this" });
      else {
        const parts = {
          name: `甲${index}镇`,
          unitKind: "town",
          secondName: `乙${index}街道`,
          secondKind: "subdistrict",
        };
        await change(at.code, { kind: "split", on, keep: kind === "split" ? "no" : "yes", ...parts, ...none } as never);
      }
      return 1;
    } catch (error) {
      if (error instanceof AppError && error.status === 422) return 0;
      throw error;
    }
  }
});
