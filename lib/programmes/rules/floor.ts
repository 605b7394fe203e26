/** Ten-thousandths of a percent, as `numeric(14,4)` stores a percentage: 50 % is 500 000. */
export type PercentPoints = number;

const POINTS_OF_A_WHOLE = 1_000_000;

export const pointsToPercent = (points: PercentPoints): number => points / 10_000;

export const ceilDivide = (dividend: number, divisor: number): number => Math.floor((dividend + divisor - 1) / divisor);

/** The least integer part that reaches a floor. 以上 includes the number itself: of 8, 50 % is 4. */
export const countForFloor = (points: PercentPoints, whole: number): number =>
  ceilDivide(points * whole, POINTS_OF_A_WHOLE);

/** Without a whole there is nothing that could reach it. */
export const reachesFloor = (part: number, whole: number, points: PercentPoints): boolean =>
  whole > 0 && part >= countForFloor(points, whole);

/** A share of the plan that is to be built by the end of a year. */
export type PlanFloor = { readonly year: number; readonly points: PercentPoints };

/** What a target promises. */
export type Promised = {
  readonly measure: string;
  readonly comparator: string;
  readonly value: number;
  readonly dueOn: string | null;
};

/** The floors among a version's targets: of several in one year the last that falls due. */
export function planFloors(targets: readonly Promised[]): PlanFloor[] {
  const byYear = new Map<number, PercentPoints>();
  const due = targets.filter(({ measure, comparator }) => measure === "stations.coverageRate" && comparator === "gte");
  for (const { dueOn, value } of due.toSorted((a, b) => ((a.dueOn ?? "") < (b.dueOn ?? "") ? -1 : 1)))
    if (dueOn) byYear.set(Number(dueOn.slice(0, 4)), Math.round(value * 10_000));
  return [...byYear].map(([year, points]) => ({ year, points }));
}
