import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverRegion, differencesOfReadings } from "@/lib/coverage/rules/coverage";
import type { ProgrammePromise } from "@/lib/coverage/rules/promise";
import { percentOf } from "@/lib/coverage/rules/ratio";
import { verdictOn } from "@/lib/coverage/rules/verdict";
import { countForFloor } from "@/lib/programmes/rules/floor";
import { built, CITY, city, clause, county, jingmen } from "../../support/factories/promise";
import { reaches, verdict } from "../../support/oracle/coverage";

const kept = built(21, 32, 45, 60);

describe("Jingmen's plan, as checklist §1 has it", () => {
  test("cumulative 21/32/45/60 by rows and 21/33/46/60 as printed, as counts and as percent of the plan", () => {
    const read = (reading: "rows" | "printed") =>
      coverRegion(city, jingmen, reading, "2024-12-31", kept).milestones.map(({ planned }) => [
        planned,
        percentOf({ part: planned ?? 0, whole: 60 }),
      ]);
    expect(read("rows")).toEqual([
      [21, 35],
      [32, 53.3],
      [45, 75],
      [60, 100],
    ]);
    expect(read("printed")).toEqual([
      [21, 35],
      [33, 55],
      [46, 76.7],
      [60, 100],
    ]);
  });

  test("each county, street and area is promised its own row under both readings", () => {
    const plans = {
      "420822": [4, 7, 10, 13],
      "420881": [6, 9, 12, 17],
      "420882": [5, 8, 11, 15],
      "420802": [3, 4, 6, 8],
      "420804": [2, 3, 4, 5],
      "4208ZH": [1, 1, 2, 2],
    };
    for (const [code, plan] of Object.entries(plans)) {
      for (const reading of ["rows", "printed"] as const) {
        const { milestones, final } = coverRegion(county(code), jingmen, reading, "2024-12-31", kept);
        expect([milestones.map(({ planned }) => planned), final], code).toEqual([plan, plan[3]]);
      }
    }
  });

  test("floors need 18, 30, 42 and 60 of 60, and 4 of 8 and 1 of 2 reach 50 %", () => {
    expect(coverRegion(city, jingmen, "rows", "2024-12-31", kept).milestones.map(({ floor }) => floor?.needed)).toEqual(
      [18, 30, 42, 60],
    );
    const atFloor = (code: string, count: number) =>
      coverRegion(county(code), jingmen, "rows", "2022-12-31", built(9, count)).milestones[1];
    expect(atFloor("420802", 4)).toMatchObject({ planVerdict: "met", floor: { verdict: "met", needed: 4 } });
    expect(atFloor("420802", 3)).toMatchObject({ planVerdict: "missed", floor: { verdict: "missed" } });
    expect(atFloor("4208ZH", 1)).toMatchObject({ planVerdict: "met", floor: { verdict: "met", needed: 1 } });
  });

  test("plan and floor are judged apart: 6 of 13 in 2022 misses both, 31 of 60 misses the plan alone", () => {
    expect(coverRegion(county("420822"), jingmen, "rows", "2022-12-31", built(4, 6)).milestones[1]).toMatchObject({
      planVerdict: "missed",
      floor: { verdict: "missed" },
    });
    expect(coverRegion(city, jingmen, "rows", "2022-12-31", built(21, 31)).milestones[1]).toMatchObject({
      planVerdict: "missed",
      floor: { verdict: "met" },
    });
  });

  test("the rate has two denominators, and the second may change the verdict of a floor", () => {
    const { byPlan, byTownships, milestones } = coverRegion(city, jingmen, "rows", "2024-12-31", kept);
    expect([byPlan && percentOf(byPlan), percentOf(byTownships)]).toEqual([100, 98.4]);
    expect(milestones[3]?.floor).toMatchObject({ base: "plan", verdict: "met", verdictByTownships: "missed" });
  });

  test("when the plan is kept exactly, the readings differ in 2022 and 2023 against the plan and nowhere else", () => {
    const both = (["rows", "printed"] as const).map((reading) =>
      coverRegion(city, jingmen, reading, "2024-12-31", kept),
    );
    expect(differencesOfReadings(both[0]!, both[1]!)).toEqual([
      { dueOn: "2022-12-31", against: "plan", rows: "met", printed: "missed" },
      { dueOn: "2023-12-31", against: "plan", rows: "met", printed: "missed" },
    ]);
    const ahead = (["rows", "printed"] as const).map((reading) =>
      coverRegion(city, jingmen, reading, "2024-12-31", built(21, 33, 46, 60)),
    );
    expect(differencesOfReadings(ahead[0]!, ahead[1]!)).toEqual([]);
  });

  test("a township is promised one station by the last year and no earlier; a quasi unit and a later township none", () => {
    const township = { path: `${CITY}420822/420822100/`, level: 4, found: 1, foundWhenDue: 1 };
    const none = built(0, 0, 0, 0);
    expect(coverRegion(township, jingmen, "rows", "2023-06-01", none)).toMatchObject({
      final: 1,
      gap: 1,
      milestones: [
        { dueOn: "2024-12-31", planned: 1, planClause: { number: "4.1" }, planVerdict: "underway", floor: null },
      ],
    });
    const silent = { ...jingmen, perTownship: null };
    expect(coverRegion(township, silent, "rows", "2025-06-01", none)).toMatchObject({ final: null, milestones: [] });
    expect(coverRegion({ ...township, found: 0, foundWhenDue: 0 }, jingmen, "rows", "2025-06-01", none)).toMatchObject({
      final: null,
      milestones: [],
    });
    // Another township has been merged into it.
    expect(coverRegion({ ...township, found: 2, foundWhenDue: 2 }, jingmen, "rows", "2025-06-01", none)).toMatchObject({
      final: 2,
    });
  });

  test("a township that a county's own table names is promised its row, year by year", () => {
    const path = `${CITY}420822/`;
    const rows = [
      { regionCode: "420822100", path: `${path}420822100/`, label: "沙洋镇", values: [1, 0], printedTotal: 1 },
      { regionCode: "420822101", path: `${path}420822101/`, label: "五里铺镇", values: [0, 2], printedTotal: 2 },
    ];
    const plan = { years: [2021, 2022], printedTotals: [], printedGrandTotal: null, clause, rows };
    const promise = { ...jingmen, regionPath: path, plan, perTownship: null, targets: [] };
    const planned = (code: string) => {
      const township = { path: `${path}${code}/`, level: 4, found: 1, foundWhenDue: 1 };
      const { milestones, final } = coverRegion(township, promise, "rows", "2022-06-30", built(1, 1));
      return [final, ...milestones.map((milestone) => [milestone.planned, milestone.planVerdict])];
    };
    expect(planned("420822100")).toEqual([1, [1, "met"], [1, "met"]]);
    expect(planned("420822101")).toEqual([2, [0, "met"], [2, "underway"]]);
    expect(planned("420822102")).toEqual([null]);
  });

  test("a county without a row has no plan, and its floor is measured on its townships", () => {
    const { final, milestones } = coverRegion(county("420899"), jingmen, "rows", "2022-12-31", built(20, 30));
    expect(final).toBeNull();
    expect(milestones[1]).toMatchObject({
      planned: null,
      planVerdict: null,
      floor: { base: "townships", needed: 31, verdict: "missed" },
    });
  });

  test("without a table a number is promised to the whole region only", () => {
    const promise: ProgrammePromise = {
      ...jingmen,
      plan: null,
      targets: [{ measure: "stations.built", value: 1000, dueOn: "2020-12-31", clause }],
    };
    expect(coverRegion(city, promise, "rows", "2021-06-01", built(900))).toMatchObject({
      final: 1000,
      gap: 100,
      milestones: [{ planned: 1000, planVerdict: "missed" }],
    });
    expect(coverRegion(county("420822"), promise, "rows", "2021-06-01", built(900)).milestones).toEqual([]);
  });
});

describe("against the oracle", () => {
  const points = fc.integer({ min: 0, max: 1_000_000 });
  const whole = fc.nat(2000);

  test("a count meets a floor exactly when the fraction does", () => {
    fc.assert(
      fc.property(fc.nat(2500), whole, points, fc.boolean(), (part, total, floor, due) => {
        const judged = verdictOn(part, countForFloor(floor, total), due);
        expect(judged).toBe(
          verdict(reaches(part, total, floor / 10_000), due ? "2021-12-31" : "2023-12-31", "2022-06-01"),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("a rate never shows the floor it misses, and is off by half a tenth at most", () => {
    fc.assert(
      fc.property(
        fc.nat(2500),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom(300_000, 500_000, 700_000, 1_000_000),
        (part, total, floor) => {
          const shown = percentOf({ part, whole: total }, floor) ?? Number.NaN;
          expect(shown >= floor / 10_000).toBe(reaches(part, total, floor / 10_000));
          expect(Math.abs(shown - (part * 100) / total)).toBeLessThan(0.1000001);
          expect(Math.abs((percentOf({ part, whole: total }) ?? Number.NaN) - (part * 100) / total)).toBeLessThan(
            0.0500001,
          );
        },
      ),
      { numRuns: 1000 },
    );
    expect(percentOf({ part: 999, whole: 2000 })).toBe(50);
    expect(percentOf({ part: 999, whole: 2000 }, 500_000)).toBe(49.9);
    expect(percentOf({ part: 52, whole: 60 }, 1_000_000)).toBe(86.7);
    expect(percentOf({ part: 0, whole: 0 })).toBeNull();
  });

  test("the plan of any table, at any region and year, under both readings", () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((years) =>
      fc.record({
        rows: fc.array(fc.array(fc.nat(20), { minLength: years, maxLength: years }), { minLength: 1, maxLength: 8 }),
        printed: fc.oneof(fc.constant([]), fc.array(fc.nat(99), { minLength: years, maxLength: years })),
        grand: fc.option(fc.nat(400)),
        counts: fc.array(fc.nat(60), { minLength: years, maxLength: years }),
        asOfYear: fc.nat(years),
        region: fc.nat(8),
      }),
    );
    fc.assert(
      fc.property(table, ({ rows, printed, grand, counts, asOfYear, region }) => {
        const years = counts.map((_, index) => 2021 + index);
        const plan = {
          years,
          printedTotals: printed,
          printedGrandTotal: grand,
          clause,
          rows: rows.map((values, n) => ({
            regionCode: `r${n}`,
            path: `${CITY}r${n}/`,
            label: "",
            values,
            printedTotal: null,
          })),
        };
        const promise = { ...jingmen, plan, targets: [] };
        const asOf = `${2021 + asOfYear}-06-30`;
        const place = region === 8 || region >= rows.length ? city : county(`r${region}`);
        for (const reading of ["rows", "printed"] as const) {
          const coverage = coverRegion(place, promise, reading, asOf, built(...counts));
          for (const [index, year] of years.entries()) {
            let sum = 0;
            for (let column = 0; column <= index; column++) {
              if (place !== city) sum += rows[region]?.[column] ?? 0;
              else if (reading === "printed" && printed.length > 0) sum += printed[column] ?? 0;
              else for (const row of rows) sum += row[column] ?? 0;
            }
            const due = `${year}-12-31` <= asOf;
            const count = (due ? counts[index] : counts.at(-1)) ?? 0;
            expect(coverage.milestones[index]).toMatchObject({
              planned: sum,
              built: count,
              gap: Math.max(0, sum - count),
              planVerdict: verdict(count >= sum, `${year}-12-31`, asOf),
            });
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
