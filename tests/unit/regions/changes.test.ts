import { describe, expect, it } from "vitest";
import type { ChangeRequest } from "@/lib/regions/rules/change-draft";
import { planChange } from "@/lib/regions/rules/change-plan";
import { applyPlan, checkConservation, conserves } from "@/lib/regions/rules/conservation";
import { childrenOn, nameOn, type Tree, type Unit, unitMap } from "@/lib/regions/rules/tree";
import { regionRows } from "@/prisma/seed/regions/rows";
import { refusal, START, treeOf } from "@/tests/support/factories/trees";

describe("one change", () => {
  const tree = treeOf([2, 0, 1], [0, 0, 2]);

  it("merges two towns into one of them: villages get codes there, stations and planned numbers go along", () => {
    const plan = planChange(tree, {
      kind: "merge",
      on: "2023-05-01",
      codes: ["420802102", "420802100"],
      into: "420802100",
    });
    expect(plan.closed).toEqual(["420802102200", "420802102"]);
    expect(plan.opened.map(({ code }) => code)).toEqual(["420802100202"]);
    expect(plan.moves).toEqual([{ stationId: "s2", from: "420802102", to: "420802100" }]);
    expect(plan.heirs["420802102"]).toBe("420802100");
    expect(plan.descent).toEqual([
      { from: "420802102200", to: "420802100202" },
      { from: "420802102", to: "420802100" },
    ]);
    const after = applyPlan(tree, plan);
    expect(
      checkConservation(tree, after, plan).map(({ item, before, after, holds }) => [item, before, after, holds]),
    ).toEqual([
      ["stations", 3, 3, true],
      ["lowerUnits", 3, 3, true],
      ["planFigures", 6, 6, true],
      ["successors", 2, 2, true],
      ["past", 10, 10, true],
    ]);
  });

  it("lets what begins bear the name of what ends with the same act, and of nothing else", () => {
    const merge = { kind: "merge", on: "2023-05-01", codes: ["420802100", "420802102"] } as const;
    const into = (name: string): ChangeRequest => ({ ...merge, into: { unitKind: "subdistrict", name } });
    const three = treeOf([0, 0, 0, 0, 0]);
    expect(refusal(three, into("单位420802100"))).toBe("planned");
    expect(refusal(three, into("单位420802104"))).toBe("name:nameTaken");
    const part = { unitKind: "town", name: "单位420802100", children: [], stations: [] } as const;
    const split = { kind: "split", on: "2023-05-01", code: "420802100" } as const;
    const rest = { ...part, name: "新镇", rest: true };
    expect(refusal(three, { ...split, keep: false, parts: [part, rest] })).toBe("planned");
    expect(refusal(three, { ...split, keep: true, parts: [part] })).toBe("name:nameTaken");
  });

  it("carves a subdistrict out of a town that goes on, as 皇庄街道 was", () => {
    const plan = planChange(tree, {
      kind: "split",
      on: "2021-12-31",
      code: "420802100",
      keep: true,
      parts: [{ unitKind: "subdistrict", name: "皇庄街道", children: ["420802100201"], stations: ["s1"] }],
    });
    const after = applyPlan(tree, plan);
    expect(plan.opened.map(({ code }) => code)).toEqual(["420802001", "420802001201"]);
    expect(childrenOn(after, "420802100", "2021-12-31").map(({ code }) => code)).toEqual(["420802100200"]);
    expect(childrenOn(after, "420802100", "2021-12-30")).toHaveLength(2);
    expect(conserves(checkConservation(tree, after, plan))).toBe(true);
  });

  it("makes a town a subdistrict: a new code, and all that it held goes along", () => {
    const convert = { kind: "rename", on: "2023-05-01", code: "420802102", name: "新街道" } as const;
    const plan = planChange(tree, { ...convert, unitKind: "subdistrict" });
    expect(plan.opened.map(({ code, name, kind }) => [code, name, kind])).toEqual([
      ["420802001", "新街道", "subdistrict"],
      ["420802001200", "单位420802102200", "villagers_committee"],
    ]);
    expect(plan.closed).toEqual(["420802102200", "420802102"]);
    expect(plan.renamed).toEqual([]);
    expect(plan.moves).toEqual([{ stationId: "s2", from: "420802102", to: "420802001" }]);
    expect(plan.heirs["420802102"]).toBe("420802001");
    expect(conserves(checkConservation(tree, applyPlan(tree, plan), plan))).toBe(true);
    expect(refusal(tree, { ...convert, unitKind: "town", name: "单位420802102" })).toBe("name:sameName");
    expect(refusal(tree, { ...convert, unitKind: "subdistrict", name: "单位420802102" })).toBe("planned");
    expect(refusal(tree, { ...convert, unitKind: "villagers_committee" })).toBe("kind:kindNotBelow");
    expect(refusal(tree, { ...convert, unitKind: "subdistrict", newCode: "420802150" })).toBe("unitCode:codeMisfit");
  });

  it("gives a county that becomes a city the code of its approval, as 京山 got 420882 for 420821", () => {
    const plan = planChange(tree, {
      kind: "rename",
      on: "2018-02-24",
      code: "420822",
      name: "甲市",
      newCode: "420883",
    });
    expect(plan.closed).toContain("420822");
    expect(plan.heirs).toMatchObject({ "420822": "420883", "420822101": "420883101" });
    expect(conserves(checkConservation(tree, applyPlan(tree, plan), plan))).toBe(true);
  });

  it("钟祥 as a district: a new code for it, and its townships keep their own last digits", () => {
    const rows = regionRows((code) => ["42", "4208"].includes(code) || /^4208(81|04)\d{0,3}$/.test(code));
    const real: Tree = {
      units: unitMap(rows.map((row) => ({ ...row, validFrom: null, validTo: null, earlierNames: [] }))),
      placings: [],
      planFigures: [],
      descent: [],
    };
    const request = { kind: "rename", on: "2024-01-15", code: "420881", name: "钟祥区", newCode: "420805" } as const;
    const plan = planChange(real, request);
    const townships = rows.filter(({ level, code }) => level === 4 && code.startsWith("420881"));
    expect(townships.length).toBeGreaterThan(17);
    for (const { code } of townships) expect(plan.heirs[code]).toBe(`420805${code.slice(-3)}`);
    expect(conserves(checkConservation(real, applyPlan(real, plan), plan))).toBe(true);
  });

  it("a unit that moves to another county keeps its digits where they are free, and its name must be", () => {
    const request = { kind: "transfer", on: "2023-05-01", to: "420822" } as const;
    expect(planChange(treeOf([2, 0, 3]), { ...request, code: "420802102" }).heirs).toEqual({
      "420802102": "420822102",
      "420802102200": "420822102200",
      "420802102201": "420822102201",
      "420802102202": "420822102202",
    });
    const taken = planChange(tree, { kind: "rename", on: "2023-01-01", code: "420802100", name: "单位420822101" });
    expect(refusal(applyPlan(tree, taken), { ...request, code: "420802100" })).toBe("to:nameTaken");
  });

  it("of two units of the same digits one keeps them, and neither takes those of a third", () => {
    const merged = planChange(treeOf([2, 0, 3]), {
      kind: "merge",
      on: "2023-05-01",
      codes: ["420802100", "420802102"],
      into: { unitKind: "town", name: "新镇" },
    });
    expect(merged.heirs).toMatchObject({
      "420802100200": "420802103200",
      "420802100201": "420802103201",
      "420802102202": "420802103202",
      "420802102200": "420802103203",
      "420802102201": "420802103204",
    });
  });

  it("renames, and knows the earlier name", () => {
    const plan = planChange(tree, { kind: "rename", on: "2022-03-01", code: "420802100", name: "新名镇" });
    const renamed = applyPlan(tree, plan).units.get("420802100") as Unit;
    expect([nameOn(renamed, "2022-02-28"), nameOn(renamed, "2022-03-01")]).toEqual(["单位420802100", "新名镇"]);
  });

  it.each<[string, ChangeRequest]>([
    ["into:unknownUnit", { kind: "merge", on: START, codes: ["420802100"], into: "420802999" }],
    ["codes:mergeApart", { kind: "merge", on: START, codes: ["420822101"], into: "420802100" }],
    ["codes:mergeNeedsTwo", { kind: "merge", on: START, codes: ["420802100"], into: "420802100" }],
    ["codes:notChangeable", { kind: "merge", on: START, codes: ["4208"], into: "420802" }],
    ["name:nameTaken", { kind: "set_up", on: START, parentCode: "420802", unitKind: "town", name: "单位420802100" }],
    [
      "unitCode:codeMisfit",
      { kind: "set_up", on: START, parentCode: "420802", unitKind: "town", name: "甲", code: "420822150" },
    ],
    [
      "unitCode:codeMisfit",
      { kind: "set_up", on: START, parentCode: "420802", unitKind: "town", name: "甲", code: "420802250" },
    ],
    [
      "unitCode:codeTaken",
      { kind: "set_up", on: START, parentCode: "420802", unitKind: "town", name: "甲", code: "420802100" },
    ],
    ["unitCode:codeNeeded", { kind: "set_up", on: START, parentCode: "4208", unitKind: "county", name: "甲县" }],
    [
      "kind:kindNotBelow",
      { kind: "set_up", on: START, parentCode: "420802", unitKind: "villagers_committee", name: "甲村" },
    ],
    ["name:sameName", { kind: "rename", on: START, code: "420802100", name: "单位420802100" }],
    ["name:nameTaken", { kind: "rename", on: START, code: "420802100", name: "单位420802102" }],
    ["to:alreadyThere", { kind: "transfer", on: START, code: "420802100", to: "420802" }],
    ["to:transferLevel", { kind: "transfer", on: START, code: "420802100", to: "4208" }],
    ["to:transferLevel", { kind: "transfer", on: START, code: "420802100", to: "420822101" }],
    ["to:unknownUnit", { kind: "transfer", on: START, code: "420802100", to: "420899" }],
    ["code:notChangeable", { kind: "transfer", on: START, code: "4208", to: "42" }],
    ["unitCode:codeMisfit", { kind: "transfer", on: START, code: "420802100", to: "420822", newCode: "420802199" }],
    ["unitCode:codeTaken", { kind: "transfer", on: START, code: "420802100", to: "420822", newCode: "420822101" }],
    ["code:hasChildren", { kind: "abolish", on: START, code: "420802100", reason: "撤销" }],
    ["code:hasPlan", { kind: "abolish", on: START, code: "420822101", reason: "撤销" }],
    ["parts:splitNeedsParts", { kind: "split", on: START, code: "420802100", keep: false, parts: [] }],
    [
      "children:unassigned",
      {
        kind: "split",
        on: START,
        code: "420802100",
        keep: false,
        parts: [
          { unitKind: "town", name: "甲镇", children: ["420802100200"], stations: ["s0", "s1"] },
          { unitKind: "town", name: "乙镇", children: [], stations: [] },
        ],
      },
    ],
    [
      "children:assignedTwice",
      {
        kind: "split",
        on: START,
        code: "420802100",
        keep: true,
        parts: [
          { unitKind: "town", name: "甲镇", children: ["420802100200"], stations: [] },
          { unitKind: "town", name: "乙镇", children: ["420802100200"], stations: [] },
        ],
      },
    ],
  ])("refuses with %s", (expected, request) => {
    expect(refusal(tree, request)).toBe(expected);
  });

  it("refuses to change a unit on or before the day it began, or one that has ended", () => {
    const plan = planChange(tree, { kind: "merge", on: "2023-05-01", codes: ["420802102"], into: "420802100" });
    const after = applyPlan(tree, plan);
    expect(refusal(after, { kind: "rename", on: "2024-01-01", code: "420802102", name: "甲" })).toBe(
      "code:alreadyClosed",
    );
    expect(refusal(after, { kind: "rename", on: "2023-05-01", code: "420802100202", name: "甲" })).toBe(
      "on:beforeUnit",
    );
    expect(refusal(after, { kind: "abolish", on: "2024-01-01", code: "420802100202", reason: " " })).toBe(
      "reason:required",
    );
  });

  it("the check finds a lost station, a doubled one, a lost village and a rewritten past", () => {
    const plan = planChange(tree, { kind: "merge", on: "2023-05-01", codes: ["420802102"], into: "420802100" });
    const after = applyPlan(tree, plan);
    const broken = (change: Partial<Tree>) =>
      checkConservation(tree, { ...after, ...change }, plan)
        .filter(({ holds }) => !holds)
        .map(({ item }) => item);
    const withoutUnit = (code: string) => unitMap([...after.units.values()].filter((one) => one.code !== code));
    expect(broken({ placings: after.placings.slice(1) })).toEqual(["stations"]);
    expect(broken({ placings: [...after.placings.slice(1), after.placings[1] as never] })).toEqual(["stations"]);
    expect(broken({ placings: tree.placings })).toEqual(["stations"]);
    expect(broken({ units: withoutUnit("420802100202") })).toEqual(["lowerUnits"]);
    expect(broken({ units: withoutUnit("420802100200") })).toContain("past");
    expect(broken({ descent: [] })).toEqual(["successors"]);
    expect(broken({ planFigures: tree.planFigures })).toEqual(["planFigures"]);
  });
});
