import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeRequest } from "@/lib/regions/rules/change-draft";
import { planChange } from "@/lib/regions/rules/change-plan";
import { applyPlan } from "@/lib/regions/rules/conservation";
import { refusal, treeOf } from "@/tests/support/factories/trees";

describe("the name of a unit", () => {
  const tree = treeOf([2, 0, 1], [0, 0, 2]);

  it("takes two names that look alike for the same", () => {
    const named = treeOf([0, 0, 0]);
    const request = { kind: "set_up", on: "2023-05-01", parentCode: "420802", unitKind: "town" } as const;
    expect(refusal(named, { ...request, name: "单位\u200b420802100" })).toBe("name:nameTaken");
    expect(refusal(named, { ...request, name: "单位４20802100" })).toBe("name:nameTaken");
  });

  it("refuses, of two names that fold to one, the second at every way in, and a name that shows nothing", () => {
    const spelled = fc
      .constantFrom("黄", "黃", "⻩")
      .chain((first) =>
        fc
          .constantFrom("", "\u200b", "\u00ad", "\ufe00", "\u3164", " ", "\u2800")
          .map((unseen) => `${first}${unseen}镇`),
      );
    const nothing = fc.constantFrom("", "\u200b", "\u200b\u2060", "\u3164", "\u2800", " \ufe0f");
    const on = "2023-05-01";
    const ways = (name: string): [string, ChangeRequest][] => {
      const part = { unitKind: "town", name, children: [], stations: [] } as const;
      const rest = { ...part, name: "余下镇", rest: true } as const;
      const split = { kind: "split", on, code: "420802102" } as const;
      return [
        ["name", { kind: "set_up", on, parentCode: "420802", unitKind: "town", name }],
        ["name", { kind: "rename", on, code: "420802102", name }],
        ["name", { kind: "rename", on, code: "420802102", name, unitKind: "subdistrict" }],
        ["name", { kind: "merge", on, codes: ["420802102", "420802104"], into: { unitKind: "town", name } }],
        ["name", { ...split, keep: true, parts: [part] }],
        ["name", { ...split, keep: false, parts: [part, rest] }],
        [
          "secondName",
          {
            ...split,
            keep: false,
            parts: [
              { ...rest, rest: false },
              { ...part, rest: true },
            ],
          },
        ],
      ];
    };
    fc.assert(
      fc.property(spelled, spelled, nothing, (first, second, blank) => {
        const all = treeOf([0, 0, 0, 0, 0]);
        const named = applyPlan(
          all,
          planChange(all, { kind: "rename", on: "2022-03-01", code: "420802100", name: first }),
        );
        for (const [field, request] of ways(second)) expect(refusal(named, request)).toBe(`${field}:nameTaken`);
        for (const [field, request] of ways(blank)) expect(refusal(named, request)).toBe(`${field}:required`);
        expect(ways("别的镇").map(([, request]) => refusal(named, request))).toEqual(Array(7).fill("planned"));
      }),
      { numRuns: 30 },
    );
  });

  it("lets no earlier day bring two units of one name into force side by side", () => {
    const set = (on: string): ChangeRequest => ({
      ...{ kind: "set_up", on, parentCode: "420802", unitKind: "town", name: "毛李镇" },
    });
    const later = applyPlan(tree, planChange(tree, set("2023-05-01")));
    expect(refusal(later, set("2022-05-01"))).toBe("name:nameTaken");
    expect(refusal(later, { kind: "rename", on: "2022-05-01", code: "420802100", name: "毛李镇" })).toBe(
      "name:nameTaken",
    );
    const renamed = applyPlan(
      later,
      planChange(later, { kind: "rename", on: "2024-05-01", code: "420802103", name: "李镇" }),
    );
    expect(refusal(renamed, set("2023-06-01"))).toBe("name:nameTaken");
    expect(refusal(renamed, set("2024-05-01"))).toBe("planned");
  });
});
