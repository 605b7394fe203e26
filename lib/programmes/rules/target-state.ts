import type { IsoDate } from "@/lib/shared/dates";
import { type Promised, reachesFloor } from "./floor";

/** Stations built in the programme's region, as the coverage room counts them. */
export type Built = {
  readonly today: IsoDate;
  /** Planned in all; null where nothing is. */
  readonly planned: number | null;
  /** Null for a day that was not counted. */
  on(day: IsoDate): number | null;
};

export type TargetState = {
  readonly count: number;
  /** Of a rate what it is a part of. */
  readonly whole: number | null;
  readonly day: IsoDate;
  readonly verdict: "met" | "missed" | "underway" | null;
};

/** Where a target stands: on its day, or today while that is to come. Null for what is counted unit by unit. */
export function targetState(target: Promised, built: Built) {
  const { measure, comparator, value, dueOn } = target;
  const isRate = measure === "stations.coverageRate";
  if (!isRate && measure !== "stations.built") return null;
  const due = dueOn !== null && dueOn <= built.today;
  const day = due ? dueOn : built.today;
  const count = built.on(day);
  const whole = isRate ? built.planned : null;
  if (count === null || (isRate && whole === null)) return null;
  const met = whole === null ? count >= value : reachesFloor(count, whole, Math.round(value * 10_000));
  // A number to keep to, or not to exceed, is judged by nobody before the end.
  const verdict = comparator !== "gte" ? null : met ? "met" : due ? "missed" : "underway";
  return { count, whole, day, verdict } satisfies TargetState as TargetState;
}
