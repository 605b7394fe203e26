import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeRefused, type ChangeRequest } from "@/lib/regions/rules/change-draft";
import { planChange } from "@/lib/regions/rules/change-plan";
import { applyPlan, checkConservation } from "@/lib/regions/rules/conservation";
import { childrenOn, nameOn, type Tree, unitsOn } from "@/lib/regions/rules/tree";
import { addDays } from "@/lib/shared/dates";
import { START, treeOf } from "@/tests/support/factories/trees";

describe("any sequence of changes", () => {
  const step = fc.record({
    kind: fc.constantFrom("set_up", "rename", "merge_into", "merge_new", "split_keep", "split", "abolish", "transfer"),
    pick: fc.nat(),
    other: fc.nat(),
    days: fc.integer({ min: 1, max: 400 }),
  });

  it("loses nothing, doubles nothing and leaves every earlier day as it was", () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: 2, maxLength: 7 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        (shape, stations, steps) => {
          let tree = treeOf(shape, stations);
          let day = START;
          const past: { day: string; looks: string }[] = [];
          steps.forEach((one, index) => {
            day = addDays(day, one.days);
            const request = requestOf(tree, one, day, index);
            if (!request) return;
            let plan: ReturnType<typeof planChange>;
            try {
              plan = planChange(tree, request);
            } catch (error) {
              if (!(error instanceof ChangeRefused)) throw error;
              return;
            }
            made++;
            past.push({ day: addDays(day, -1), looks: looks(tree, addDays(day, -1)) });
            const after = applyPlan(tree, plan);
            expect(checkConservation(tree, after, plan).filter(({ holds }) => !holds)).toEqual([]);
            tree = after;
          });
          for (const { day: before, looks: was } of past) expect(looks(tree, before)).toBe(was);
          const living = unitsOn(tree, day).map(({ code }) => code);
          expect(new Set(living).size).toBe(living.length);
          expect(tree.placings.map(({ stationId }) => stationId)).toEqual(stations.map((_, index) => `s${index}`));
          expect(tree.placings.every(({ unitCode }) => living.includes(unitCode))).toBe(true);
          const total = shape.reduce((sum, _, index) => sum + index + 1, 0);
          expect(tree.planFigures.reduce((sum, { value }) => sum + value, 0)).toBe(total);
        },
      ),
      { numRuns: 400 },
    );
    expect(made).toBeGreaterThan(400);
  }, 60_000);
});

const looks = (tree: Tree, on: string) =>
  JSON.stringify(
    unitsOn(tree, on)
      .map((one) => [one.code, one.parentCode, nameOn(one, on)])
      .sort(),
  );

function requestOf(
  tree: Tree,
  one: { kind: string; pick: number; other: number },
  on: string,
  index: number,
): ChangeRequest | null {
  const towns = unitsOn(tree, on).filter(({ code }) => code.length === 9);
  const chosen = towns[one.pick % Math.max(1, towns.length)];
  if (!chosen) return null;
  const siblings = towns.filter(({ parentCode, code }) => parentCode === chosen.parentCode && code !== chosen.code);
  const sibling = siblings[one.other % Math.max(1, siblings.length)];
  const children = childrenOn(tree, chosen.code, on).map(({ code }) => code);
  const stations = tree.placings.filter(({ unitCode }) => unitCode === chosen.code).map(({ stationId }) => stationId);
  const half = <T>(all: T[]) => [all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)] as const;
  switch (one.kind) {
    case "set_up":
      return { kind: "set_up", on, parentCode: chosen.parentCode ?? "", unitKind: "township", name: `新设${index}` };
    case "rename":
      return { kind: "rename", on, code: chosen.code, name: `新名${index}` };
    case "merge_into":
      return sibling ? { kind: "merge", on, codes: [chosen.code, sibling.code], into: sibling.code } : null;
    case "merge_new":
      return sibling
        ? {
            kind: "merge",
            on,
            codes: [chosen.code, sibling.code],
            into: { unitKind: "subdistrict", name: `合并${index}` },
          }
        : null;
    case "split_keep":
      return {
        kind: "split",
        on,
        code: chosen.code,
        keep: true,
        parts: [{ unitKind: "town", name: `析出${index}`, children: half(children)[0], stations: half(stations)[0] }],
      };
    case "split":
      return {
        kind: "split",
        on,
        code: chosen.code,
        keep: false,
        parts: [0, 1].map((side) => ({
          unitKind: "township" as const,
          name: `分${index}-${side}`,
          children: half(children)[side as 0 | 1],
          stations: half(stations)[side as 0 | 1],
        })),
      };
    case "transfer": {
      const counties = unitsOn(tree, on).filter(({ code }) => code.length === 6 && code !== chosen.parentCode);
      const county = counties[one.other % Math.max(1, counties.length)];
      return county ? { kind: "transfer", on, code: chosen.code, to: county.code } : null;
    }
    case "abolish":
      return { kind: "abolish", on, code: chosen.code, reason: "撤销建制" };
    default:
      return null;
  }
}
