import { countForFloor, type PercentPoints } from "@/lib/programmes/rules/floor";

/** A part of a whole, kept as two integers so that no comparison is rounded. `whole` may be 0: then there is no rate. */
export type Ratio = { readonly part: number; readonly whole: number };

const POINTS_OF_A_TENTH = 1_000;

/**
 * Percent with one decimal, half up, computed on integers; null without a whole. A rate that misses the floor never
 * reads as the floor itself: where rounding up would reach it, it is rounded down.
 */
export function percentOf({ part, whole }: Ratio, floor?: PercentPoints): number | null {
  if (whole <= 0) return null;
  const missesFloor = floor !== undefined && part < countForFloor(floor, whole);
  const tenths = roundDivide(part * 1_000, whole);
  const misread = missesFloor && tenths * POINTS_OF_A_TENTH >= floor;
  return (misread ? Math.floor((part * 1_000) / whole) : tenths) / 10;
}

/** Half away from zero. */
export function roundDivide(dividend: number, divisor: number): number {
  const size = Math.floor((Math.abs(dividend) * 2 + divisor) / (divisor * 2));
  return dividend < 0 ? 0 - size : size;
}
