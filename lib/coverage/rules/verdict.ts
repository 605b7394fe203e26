/** 达标, 未达标, 进行中. */
export const verdicts = ["met", "missed", "underway"] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * The verdict on a count against what was promised. `due`: the promise has fallen due, and `count` is the count on that
 * day; a promise not yet due is met early or underway, never missed.
 */
export function verdictOn(count: number, promised: number, due: boolean): Verdict {
  if (count >= promised) return "met";
  return due ? "missed" : "underway";
}
