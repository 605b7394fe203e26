import { expect, it } from "vitest";
import { targetState } from "@/lib/programmes/rules/target-state";

const counts: Record<string, number> = { "2022-12-31": 32, "2023-12-31": 41, "2024-06-30": 50 };
const built = { today: "2024-06-30", planned: 60, on: (day: string) => counts[day] ?? null };
const rate = { measure: "stations.coverageRate", comparator: "gte" } as const;
const number = { measure: "stations.built", comparator: "gte", value: 60, dueOn: "2024-12-31" } as const;

it.each([
  ["50 % of 60 is 30: 32 reach it", { ...rate, value: 50, dueOn: "2022-12-31" }, [32, 60, "2022-12-31", "met"]],
  ["70 % of 60 is 42: 41 do not", { ...rate, value: 70, dueOn: "2023-12-31" }, [41, 60, "2023-12-31", "missed"]],
  ["what is still to come", { ...rate, value: 100, dueOn: "2024-12-31" }, [50, 60, "2024-06-30", "underway"]],
  ["a number", number, [50, null, "2024-06-30", "underway"]],
  ["a number without a day, reached", { ...number, value: 50, dueOn: null }, [50, null, "2024-06-30", "met"]],
  ["a number that is not to be exceeded", { ...number, comparator: "lte" } as const, [50, null, "2024-06-30", null]],
])("%s", (_, target, [count, whole, day, verdict]) => {
  expect(targetState(target, built)).toEqual({ count, whole, day, verdict });
});

it("is not guessed for a day that was not counted, a rate of nothing, or what is counted unit by unit", () => {
  expect(targetState({ ...number, dueOn: "2024-05-15" }, built)).toBeNull();
  expect(targetState({ ...rate, value: 50, dueOn: null }, { ...built, planned: null })).toBeNull();
  expect(targetState({ ...number, measure: "stations.perTownship" }, built)).toBeNull();
});
