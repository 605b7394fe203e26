import type { Verdict } from "../schema/verdict";

/**
 * The verdict on a count against what was promised. `due`: the promise has fallen due, and `count` is the count on that
 * day; a promise not yet due is met early or underway, never missed.
 */
export function verdictOn(count: number, promised: number, due: boolean): Verdict {
  if (count >= promised) return "met";
  return due ? "missed" : "underway";
}

/** Of several promises for one day: met only when all of them are; null when nothing was promised. */
export const sternest = (given: readonly (Verdict | null | undefined)[]): Verdict | null =>
  (["missed", "underway", "met"] as const).find((verdict) => given.includes(verdict)) ?? null;
