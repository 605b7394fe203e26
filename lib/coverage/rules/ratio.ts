/** A part of a whole, kept as two integers so that no comparison is rounded. `whole` may be 0: then there is no rate. */
export type Ratio = { readonly part: number; readonly whole: number };

/** Ten-thousandths of a percent, as `numeric(14,4)` stores a percentage: 50 % is 500 000. */
export type PercentPoints = number;

const POINTS_OF_A_WHOLE = 1_000_000;
const POINTS_OF_A_TENTH = 1_000;

export const pointsToPercent = (points: PercentPoints): number => points / 10_000;

/** The least integer part that reaches a floor. 以上 includes the number itself: of 8, 50 % is 4. */
export const countForFloor = (points: PercentPoints, whole: number): number =>
  ceilDivide(points * whole, POINTS_OF_A_WHOLE);

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

export const ceilDivide = (dividend: number, divisor: number): number => Math.floor((dividend + divisor - 1) / divisor);

/** Half away from zero. */
export function roundDivide(dividend: number, divisor: number): number {
  const size = Math.floor((Math.abs(dividend) * 2 + divisor) / (divisor * 2));
  return dividend < 0 ? 0 - size : size;
}
