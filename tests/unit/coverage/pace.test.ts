import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverRegion } from "@/lib/coverage/rules/coverage";
import { monthsBetween, paceOf } from "@/lib/coverage/rules/pace";
import { built, city, jingmen } from "../../support/factories/promise";

describe("pace", () => {
  test("the still of the look: 8 more from 30 November to 31 December is 8 a month; 7 in a year is 0.6", () => {
    expect(paceOf({ remaining: 8, asOf: "2024-11-30", dueOn: "2024-12-31", builtInLastYear: 7 })).toEqual({
      remaining: 8,
      dueOn: "2024-12-31",
      daysLeft: 31,
      perMonth: 8,
      lastYearPerMonth: 0.6,
    });
  });

  test("rounded up, never down; less than a month counts as one; closures make a negative year", () => {
    expect(paceOf({ remaining: 1, asOf: "2022-12-31", dueOn: "2023-12-31", builtInLastYear: 0 }).perMonth).toBe(0.1);
    expect(paceOf({ remaining: 3, asOf: "2024-12-21", dueOn: "2024-12-31", builtInLastYear: -3 })).toMatchObject({
      perMonth: 3,
      lastYearPerMonth: -0.3,
      daysLeft: 10,
    });
    expect(monthsBetween("2024-11-15", "2024-12-31")).toEqual({ months: 1395, over: 930 });
  });

  test("is for the next promise that is neither due nor met", () => {
    const { pace } = coverRegion(city, jingmen, "rows", "2022-06-30", built(21, 30));
    expect(pace).toMatchObject({ remaining: 2, dueOn: "2022-12-31" });
    expect(coverRegion(city, jingmen, "rows", "2022-06-30", built(21, 32)).pace).toMatchObject({
      remaining: 13,
      dueOn: "2023-12-31",
    });
    expect(coverRegion(city, jingmen, "rows", "2025-06-30", built(21, 32)).pace).toBeNull();
  });

  test("stands at every promise that is not due, and what is missing at every one", () => {
    const { milestones } = coverRegion(city, jingmen, "rows", "2022-06-30", built(20, 30));
    expect(milestones.map(({ missing, pace }) => [missing, pace?.perMonth ?? null])).toEqual([
      [1, null],
      [2, 0.4], // 2 in 6 months
      [15, 0.9], // 15 in 18
      [30, 1], // 30 in 30
    ]);
    expect(milestones[2]?.pace).toMatchObject({ remaining: 15, dueOn: "2023-12-31", daysLeft: 549 });
  });

  test("asks for the floor where the plan alone would miss it", () => {
    const [first, ...rest] = jingmen.targets;
    const stricter = { ...jingmen, targets: [{ ...(first as (typeof rest)[number]), value: 400_000 }, ...rest] };
    const { milestones, pace } = coverRegion(city, stricter, "rows", "2021-06-30", built(21));
    expect(milestones[0]).toMatchObject({ planVerdict: "met", floor: { verdict: "underway", needed: 24 } });
    expect(pace).toMatchObject({ remaining: 3, dueOn: "2021-12-31" });
  });

  test("building at that pace is enough, and a tenth less is not", () => {
    const date = fc.noBias(fc.nat(2000)).map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), date, date, (remaining, a, b) => {
        fc.pre(a < b);
        const { months, over } = monthsBetween(a, b);
        const tenths = Math.round(paceOf({ remaining, asOf: a, dueOn: b, builtInLastYear: 0 }).perMonth * 10);
        expect(BigInt(tenths) * BigInt(months) >= BigInt(remaining * 10 * over)).toBe(true);
        expect(BigInt(tenths - 1) * BigInt(months) < BigInt(remaining * 10 * over)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
