import { expect, it } from "vitest";
import { replacedBy } from "@/lib/stations/rules/history";

const entry = (number: number, from: string, enteredAt: number, supersededAt: number | null = null) => ({
  number,
  from,
  enteredAt,
  supersededAt,
});
const replaced = (history: ReturnType<typeof entry>[]) =>
  Object.fromEntries(history.map((one) => [one.number, replacedBy(one, history)?.number ?? null]));

it("sets each edit against the one before", () => {
  expect(replaced([entry(3, "2024-03-01", 30), entry(2, "2024-02-01", 20), entry(1, "2024-01-01", 10)])).toEqual({
    1: null,
    2: 1,
    3: 2,
  });
});

it("sets a correction against what it corrects, not against the edit in between", () => {
  const history = [entry(3, "2024-01-01", 30_000), entry(2, "2024-02-01", 20_000), entry(1, "2024-01-01", 10, 30_004)];
  expect(replaced(history)).toEqual({ 1: null, 2: 1, 3: 1 });
  expect(replaced([entry(4, "2024-04-01", 40_000), ...history])[4]).toBe(2);
});

it("follows a correction that moves the day, and one of a correction", () => {
  const history = [
    entry(1, "2024-01-01", 10, 30_000),
    entry(2, "2024-02-01", 20_000),
    entry(3, "2023-12-01", 30_001, 40_002),
    entry(4, "2024-01-01", 40_000),
  ];
  expect(replaced(history)).toEqual({ 1: null, 2: 1, 3: 1, 4: 3 });
});

it("has an edit of the same day replace the later of two", () => {
  expect(replaced([entry(1, "2024-01-01", 10), entry(2, "2024-01-01", 20), entry(3, "2024-01-01", 30)])[3]).toBe(2);
});
