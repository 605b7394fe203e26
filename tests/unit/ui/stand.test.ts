import { expect, it } from "vitest";
import { compareStand, type Stand } from "@/components/ui/compare-stand";

const stand: Stand = {
  values: { name: "甲站", timeline: "2022-03-01 · listed", "#clauses": "a1" },
  labels: { name: "Name", timeline: "Steps", entries: "Entries", "#clauses": "Clauses" },
  words: { listed: "Opened", closed: "Closed" },
};
const compare = (current: Record<string, unknown>) =>
  compareStand(
    stand,
    "en",
    (key) => key,
  )({ "was.name": "甲站", "was.timeline": "2022-03-01 · listed", "was.#clauses": "a1", reason: "x" }, current)
    .filter(({ mine, theirs }) => mine !== theirs)
    .map(({ label, mine, theirs }) => [label, mine, theirs]);

it("tells in words what has changed since the page was drawn", () => {
  expect(compare({ name: "乙站", timeline: "2022-03-01 · listed\n2023-01-01 · closed", "#clauses": "a1" })).toEqual([
    ["Name", "甲站", "乙站"],
    ["Steps", "1 Mar 2022 · Opened", "1 Mar 2022 · Opened\n1 Jan 2023 · Closed"],
  ]);
});

it("says of contents that they are others, and nothing of what the page did not show", () => {
  expect(compare({ name: "甲站", "#clauses": "b2", entries: "1" })).toEqual([["Clauses", "asDrawn", "changed"]]);
  expect(compare({ name: "甲站", "#clauses": "a1" })).toEqual([]);
});
