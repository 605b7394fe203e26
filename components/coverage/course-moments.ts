import type { CourseMoment } from "@/components/charts/course-explorer";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import { addDays, addMonths, type IsoDate } from "@/lib/shared/dates";

type Words = {
  readonly title: (day: IsoDate) => string;
  readonly tick: (day: IsoDate) => string;
  readonly facts: (moment: MomentFacts) => CourseMoment["facts"];
};
type MomentFacts = {
  /** Null after the as-of day. */
  readonly built: number | null;
  /** The promise that the day is measured against: the next one to fall due, after the last one still that. */
  readonly target: { readonly dueOn: IsoDate; readonly planned: number } | null;
  readonly floor: number | null;
};

/** The first day, every month's end, every due day and the as-of day, each with what is built and promised then. */
export function courseMoments({ total, course, asOf }: Dashboard, words: Words): CourseMoment[] {
  const { milestones } = total;
  const promises = milestones.flatMap(({ dueOn, planned }) => (planned === null ? [] : [{ dueOn, planned }]));
  return daysOf(
    asOf,
    milestones.map(({ dueOn }) => dueOn),
  ).map((day) => {
    const built = day > asOf ? null : day === asOf ? total.built : (course.findLast((at) => at.day <= day)?.built ?? 0);
    const floor = milestones.find(({ dueOn }) => dueOn === day)?.floor?.needed ?? null;
    const target = promises.find(({ dueOn }) => dueOn >= day) ?? promises.at(-1) ?? null;
    const nothingYet = day === FIRST_DAY && target ? 0 : null;
    return {
      x: Date.parse(day) / 86_400_000,
      year: Number(day.slice(0, 4)),
      built,
      plan: target?.dueOn === day ? target.planned : nothingYet,
      floor,
      tick: words.tick(day),
      title: words.title(day),
      facts: words.facts({ built, target, floor }),
    };
  });
}

function daysOf(asOf: IsoDate, due: readonly IsoDate[]): IsoDate[] {
  const last = [asOf, ...due].reduce((a, b) => (a > b ? a : b));
  const days = new Set([FIRST_DAY, asOf, ...due]);
  for (let month = addMonths(FIRST_DAY, 1); addDays(month, -1) <= last; month = addMonths(month, 1)) {
    days.add(addDays(month, -1));
  }
  return [...days].sort();
}
