import { expect, it } from "vitest";
import type { ChangeRequest } from "@/lib/regions/rules/change-draft";
import { planChange } from "@/lib/regions/rules/change-plan";
import { applyPlan, checkConservation, conserves } from "@/lib/regions/rules/conservation";
import { START, treeOf } from "@/tests/support/factories/trees";
import { expectLinear } from "../../support/growth";

const [FIRST, SECOND] = ["420802100", "420802102"];

it.each<[string, ChangeRequest]>([
  ["a merger", { kind: "merge", on: START, codes: [FIRST, SECOND], into: FIRST }],
  ["a town that becomes a street", { kind: "rename", on: START, code: FIRST, name: "新街道", unitKind: "subdistrict" }],
  ["a change of a county's code", { kind: "rename", on: START, code: "420802", name: "新区", newCode: "420803" }],
])(
  "%s with all that stands in it, and the count of what it kept",
  (_, request) => {
    expectLinear((size) => {
      const tree = treeOf(
        Array.from({ length: 40 }, () => size),
        Array.from({ length: 1_000 * size }, (_, index) => index),
      );
      const plan = planChange(tree, request);
      expect(conserves(checkConservation(tree, applyPlan(tree, plan), plan))).toBe(true);
    }, 24);
  },
  60_000,
);
