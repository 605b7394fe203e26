import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factRegistry } from "@/lib/programmes/rules/fact-registry";
import { fullMonths, holds } from "@/lib/stations/rules/conditions";
import { smallestFix } from "@/lib/stations/rules/smallest-fix";
import { type Condition, evaluateStandard, failedItems } from "@/lib/stations/rules/standards";
import { emptyFacts, type StationFacts } from "@/lib/stations/schema/facts";
import { at, condition, goodFacts, standardOf } from "@/tests/support/factories/stations";

const asOf = at("2024-06-30");
const agreement = [
  condition({ fact: "operationMode", comparator: "eq", value: "direct_hire", alternative: "agreement" }),
  condition({ fact: "agreementTo", comparator: "gte", value: "asOf", alternative: "agreement" }),
];

describe("evaluateStandard", () => {
  it("fails on 应 and advises on 一般, 原则上 and 可", () => {
    const standard = standardOf([
      condition({ fact: "desks", value: 1 }),
      condition({ fact: "officeArea", value: 300, strength: "may" }),
      condition({ fact: "staffOver40Count", comparator: "lte", value: 0, strength: "general" }),
      condition({ fact: "agreementMonths", comparator: "lte", value: 12, strength: "principle" }),
    ]);
    const soft = evaluateStandard(standard, goodFacts({ officeArea: 120, staffOver40Count: 1 }), asOf);
    expect(soft.items[0]?.passed).toBe(true);
    expect(soft.items[0]?.conditions.map(({ outcome }) => outcome)).toEqual(["met", "advice", "advice", "met"]);
    expect(soft.fix).toEqual([]);
    const hard = evaluateStandard(standard, goodFacts({ desks: null }), asOf);
    expect(hard.items[0]?.conditions[0]).toMatchObject({ outcome: "failed", actual: null });
    expect(hard.fix).toMatchObject([{ fact: "desks", to: 1 }]);
  });

  it("is content with one of the alternatives, and asks for one change only", () => {
    const standard = standardOf(agreement);
    const ended = goodFacts({ agreementFrom: "2023-01-01", agreementTo: "2023-12-31" });
    expect(failedItems([standard], goodFacts(), asOf)).toEqual([]);
    expect(failedItems([standard], ended, asOf)).toEqual(["item0"]);
    expect(evaluateStandard(standard, ended, asOf).fix).toHaveLength(1);
    const hired = evaluateStandard(standard, { ...ended, operationMode: "direct_hire" }, asOf);
    expect(hired.items[0]?.conditions.map(({ outcome }) => outcome)).toEqual(["met", "spared"]);
  });

  it("changes depend on the day: an agreement runs out", () => {
    expect(failedItems([standardOf(agreement)], goodFacts(), at("2024-12-31"))).toEqual([]);
    expect(failedItems([standardOf(agreement)], goodFacts(), at("2025-01-01"))).toEqual(["item0"]);
  });

  it("checks the sign against the station's own units, spaces aside", () => {
    const standard = standardOf([
      condition({ fact: "signText", comparator: "matches", value: "{county}{township}社会工作站" }),
    ]);
    const failed = (signText: string) => failedItems([standard], goodFacts({ signText }), asOf).length;
    expect(failed("沙洋县 沙洋镇社会工作站")).toBe(0);
    expect(failed("沙洋县沙洋镇社会工作站")).toBe(0);
    expect(failed("沙洋县 沙洋镇 社会工作站")).toBe(0);
    expect(failed("沙洋镇社会工作站")).toBe(1);
    expect(failed("沙洋县 后港镇社会工作站")).toBe(1);
  });

  it("adds only what is missing to a set, and takes the nearest bound of a range", () => {
    const standard = standardOf(
      [condition({ fact: "ruleSets", comparator: "includesAll", value: ["personnel", "archive"] })],
      [condition({ fact: "staffCount", comparator: "between", value: [2, 4] })],
    );
    const { fix } = evaluateStandard(standard, goodFacts({ ruleSets: ["project", "personnel"], staffCount: 7 }), asOf);
    expect(fix).toMatchObject([
      { fact: "ruleSets", to: ["project", "personnel", "archive"] },
      { fact: "staffCount", to: 4 },
    ]);
  });

  it("says when a standard contradicts itself, and does not crash on nonsense", () => {
    const both = standardOf([condition({ comparator: "eq", value: 2 }), condition({ comparator: "eq", value: 3 })]);
    expect(evaluateStandard(both, goodFacts({ desks: 1 }), asOf).fix).toBeNull();
    for (const comparator of ["eq", "gte", "lte", "between", "includesAll", "matches", "present", "nonsense"]) {
      for (const fact of [...Object.keys(factRegistry), "toString", "unknown"]) {
        for (const value of [null, {}, [], "asOf", 3, true]) {
          expect(() =>
            evaluateStandard(standardOf([condition({ fact, comparator, value })]), emptyFacts, asOf),
          ).not.toThrow();
        }
      }
    }
  });
});

describe("fullMonths", () => {
  it.each([
    ["2024-01-01", "2024-12-31", 12],
    ["2024-01-01", "2024-12-30", 11],
    ["2024-01-01", "2025-01-01", 12],
    ["2023-07-15", "2024-07-14", 12],
    ["2024-01-31", "2024-02-27", 0],
    ["2024-01-31", "2024-02-28", 1],
    ["2024-03-01", "2024-02-28", null],
  ])("%s to %s is %s", (from, to, months) => {
    expect(fullMonths(from, to)).toBe(months);
  });
});

/** Small domains, so that every assignment can be tried. */
const domains: Partial<Record<keyof StationFacts, readonly unknown[]>> = {
  desks: [null, 0, 1, 2, 3],
  volunteerTeam: [null, false, true],
  operationMode: [null, "outsourced", "direct_hire", "mixed"],
  functions: [[], ["elderly"], ["children"], ["elderly", "children"]],
};
const facts = Object.keys(domains) as (keyof typeof domains & string)[];

function leastChanges(requirements: Condition[][], now: StationFacts): number | null {
  let least: number | null = null;
  const visit = (index: number, current: StationFacts, changed: number): void => {
    if (least !== null && changed >= least) return;
    const fact = facts[index];
    if (fact === undefined) {
      if (requirements.every((group) => group.some((demand) => holds(demand, current, asOf)))) least = changed;
      return;
    }
    visit(index + 1, current, changed);
    for (const value of domains[fact as keyof StationFacts] ?? []) {
      visit(index + 1, { ...current, [fact]: value } as StationFacts, changed + 1);
    }
  };
  visit(0, now, 0);
  return least;
}

const demandArbitrary: fc.Arbitrary<Condition> = fc
  .oneof(
    fc.record({
      fact: fc.constant("desks"),
      comparator: fc.constantFrom("gte", "lte", "eq"),
      value: fc.integer({ min: 0, max: 3 }),
    }),
    fc.record({ fact: fc.constant("desks"), comparator: fc.constantFrom("present"), value: fc.constant(true) }),
    fc.record({
      fact: fc.constant("desks"),
      comparator: fc.constant("between"),
      value: fc.constantFrom([0, 1], [1, 2], [2, 3]),
    }),
    fc.record({
      fact: fc.constant("volunteerTeam"),
      comparator: fc.constantFrom("eq", "present"),
      value: fc.boolean(),
    }),
    fc.record({
      fact: fc.constant("operationMode"),
      comparator: fc.constantFrom("eq", "present"),
      value: fc.constantFrom("outsourced", "direct_hire"),
    }),
    fc.record({
      fact: fc.constant("functions"),
      comparator: fc.constantFrom("includesAll", "present"),
      value: fc.constantFrom(["elderly"], ["children"], ["elderly", "children"]),
    }),
  )
  .map((part) => condition(part));

const factsArbitrary = fc
  .record(
    Object.fromEntries(facts.map((fact) => [fact, fc.constantFrom(...(domains[fact as keyof StationFacts] ?? []))])),
  )
  .map((part) => ({ ...emptyFacts, ...part }) as StationFacts);

describe("smallestFix", () => {
  it("never asks for more than a search through everything does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(demandArbitrary, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        factsArbitrary,
        (requirements, now) => {
          const fix = smallestFix(requirements, now, asOf);
          expect(fix?.length ?? null).toBe(leastChanges(requirements, now));
          if (fix === null) return;
          const any = { desks: 1, operationMode: "mixed", functions: ["elderly"], volunteerTeam: true };
          const after = { ...now } as Record<string, unknown>;
          for (const { fact, to } of fix) after[fact] = to === "any" ? any[fact as keyof typeof any] : to;
          const passes = requirements.every((group) =>
            group.some((demand) => holds(demand, after as StationFacts, asOf)),
          );
          expect(passes).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
