import { ceilDivide } from "@/lib/programmes/rules/floor";
import type { IsoDate } from "@/lib/shared/dates";
import { roundDivide } from "./ratio";

export type Pace = {
  /** Still to be built, at least 1. */
  readonly remaining: number;
  readonly dueOn: IsoDate;
  readonly daysLeft: number;
  /** Stations a month, rounded up to a tenth. */
  readonly perMonth: number;
  /** Net change of the last twelve months a month, to the nearest tenth; negative when more closed than opened. */
  readonly lastYearPerMonth: number;
};

type PaceInput = {
  readonly remaining: number;
  readonly asOf: IsoDate;
  readonly dueOn: IsoDate;
  readonly builtInLastYear: number;
};

export function paceOf({ remaining, asOf, dueOn, builtInLastYear }: PaceInput): Pace {
  const { months, over } = monthsBetween(asOf, dueOn);
  return {
    remaining,
    dueOn,
    daysLeft: daysBetween(asOf, dueOn),
    perMonth: ceilDivide(remaining * 10 * over, months) / 10,
    lastYearPerMonth: roundDivide(builtInLastYear * 10, 12) / 10,
  };
}

export const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Calendar months left as `months / over`: a day counts as its share of its own month, so that from one month's end to
 * the next is one month. What is left of the last month counts as a whole one: nobody plans half a station a week.
 */
export function monthsBetween(from: IsoDate, to: IsoDate): { months: number; over: number } {
  const start = position(from);
  const end = position(to);
  const over = start.length * end.length;
  const months = (end.month - start.month) * over + end.day * start.length - start.day * end.length;
  return { months: Math.max(months, over), over };
}

function position(date: IsoDate) {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return { month: year * 12 + month, day, length: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}
