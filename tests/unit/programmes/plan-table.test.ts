import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanFloor, planFloors, reachesFloor } from "@/lib/programmes/rules/floor";
import {
  checkPlanTable,
  cumulativePlan,
  verdictsByReading,
  verdictsThatDiffer,
} from "@/lib/programmes/rules/plan-table";
import { jingmenTable, planArbitrary } from "../../support/factories/programmes";

const floors: PlanFloor[] = [
  { year: 2021, points: 300_000 },
  { year: 2022, points: 500_000 },
  { year: 2023, points: 700_000 },
  { year: 2024, points: 1000_000 },
];

describe("Jingmen's plan table", () => {
  const check = checkPlanTable(jingmenTable);

  it("has right rows and two wrong column totals that cancel", () => {
    expect(check.rowSums).toEqual([13, 17, 15, 8, 5, 2]);
    expect(check.columnSums).toEqual([21, 11, 13, 15]);
    expect(check.sum).toBe(60);
    expect(check.mismatches).toEqual([
      { cell: { kind: "columnTotal", column: 1 }, printed: 12, computed: 11, difference: 1 },
      { cell: { kind: "columnTotal", column: 3 }, printed: 14, computed: 15, difference: -1 },
    ]);
    expect(check.cancel).toEqual({ rowTotals: false, columnTotals: true });
  });

  it("adds up to 21/32/45/60 by rows and 21/33/46/60 as printed", () => {
    const rounded = (reading: "rows" | "printed") =>
      cumulativePlan(jingmenTable, reading).map(({ total, percent }) => [total, percent?.toFixed(1)]);
    expect(rounded("rows")).toEqual([
      [21, "35.0"],
      [32, "53.3"],
      [45, "75.0"],
      [60, "100.0"],
    ]);
    expect(rounded("printed")).toEqual([
      [21, "35.0"],
      [33, "55.0"],
      [46, "76.7"],
      [60, "100.0"],
    ]);
  });

  it("meets every floor under both readings when the plan is kept", () => {
    for (const reading of ["rows", "printed"] as const)
      for (const { year, total } of cumulativePlan(jingmenTable, reading))
        expect(reachesFloor(total, 60, floors.find((floor) => floor.year === year)?.points ?? 0)).toBe(true);
  });

  it("changes a verdict exactly when the stations built lie between the two readings", () => {
    const verdictsFor = (built: number[]) =>
      verdictsThatDiffer(
        verdictsByReading(jingmenTable, floors, new Map(built.map((count, index) => [2021 + index, count]))),
      );
    expect(verdictsFor([21, 32, 45, 60])).toEqual([2022, 2023]);
    expect(verdictsFor([21, 33, 46, 60])).toEqual([]);
    expect(verdictsFor([20, 31, 44, 52])).toEqual([]);
    expect(verdictsFor([21, 32])).toEqual([2022]);
  });
});

describe("floors", () => {
  it("take 以上 to include the number itself", () => {
    expect(reachesFloor(4, 8, 500_000)).toBe(true);
    expect(reachesFloor(1, 2, 500_000)).toBe(true);
    expect(reachesFloor(3, 8, 500_000)).toBe(false);
    expect(reachesFloor(18, 60, 300_000)).toBe(true);
    expect(reachesFloor(41, 60, 700_000)).toBe(false);
    expect(reachesFloor(42, 60, 700_000)).toBe(true);
    expect(reachesFloor(0, 0, 300_000)).toBe(false);
  });

  it("are judged exactly where binary fractions are not: 0.07 % of 30 000 is 21, 16.1 % of 1 000 is 161", () => {
    expect([reachesFloor(21, 30_000, 700), reachesFloor(20, 30_000, 700)]).toEqual([true, false]);
    expect([reachesFloor(161, 1_000, 161_000), reachesFloor(160, 1_000, 161_000)]).toEqual([true, false]);
  });

  it("agree with fractions in big integers", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), fc.nat(1_000_000), (part, whole, points) => {
        expect(reachesFloor(part, whole, points)).toBe(BigInt(part) * 1_000_000n >= BigInt(points) * BigInt(whole));
      }),
    );
  });

  it("are the targets that say at least, by year; of two in a year the later", () => {
    const rate = { measure: "stations.coverageRate", comparator: "gte", value: 50, dueOn: "2022-12-31" };
    expect(
      planFloors([
        { ...rate, value: 16.1, dueOn: "2021-12-31" },
        rate,
        { ...rate, value: 40, dueOn: "2022-06-30" },
        { ...rate, comparator: "lte", value: 5, dueOn: "2023-12-31" },
        { ...rate, measure: "stations.built", value: 60, dueOn: "2024-12-31" },
        { ...rate, dueOn: null },
      ]),
    ).toEqual([
      { year: 2021, points: 161_000 },
      { year: 2022, points: 500_000 },
    ]);
  });
});

describe("any plan table", () => {
  it("is consistent as made, and shows one wrong cell in its row and its column", () => {
    fc.assert(
      fc.property(planArbitrary(5, 5, 20), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (table, r, c, by) => {
        expect(checkPlanTable(table).mismatches).toEqual([]);
        const row = r % table.rows.length;
        const column = c % table.years.length;
        const wrong = {
          ...table,
          rows: table.rows.map((line, index) =>
            index === row ? { ...line, values: line.values.map((v, i) => (i === column ? v + by : v)) } : line,
          ),
        };
        expect(checkPlanTable(wrong).mismatches.map(({ cell, difference }) => ({ cell, difference }))).toEqual([
          { cell: { kind: "rowTotal", row }, difference: -by },
          { cell: { kind: "columnTotal", column }, difference: -by },
          { cell: { kind: "grandTotal" }, difference: -by },
        ]);
      }),
    );
  });
});
