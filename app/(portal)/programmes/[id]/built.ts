import { getCoverage } from "@/lib/coverage/queries";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { rowsHref } from "@/lib/coverage/rules/params";
import type { Actor } from "@/lib/platform/actor";
import { can } from "@/lib/platform/permissions";
import type { Built } from "@/lib/programmes/rules/target-state";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { addDays, type IsoDate, todayInChina } from "@/lib/shared/dates";

export type BuiltOf = Built & {
  readonly version: number;
  /** Where the stations of a day are listed. */
  rows(day: IsoDate): string;
};

/** Null where the actor does not see all of the region, or where the programme has not been published. */
export async function builtOf(actor: Actor, bundle: ProgrammeBundle): Promise<BuiltOf | null> {
  const { scopePath } = actor;
  if (!can(actor, "coverage:read") || scopePath === null || !bundle.region.path.startsWith(scopePath)) return null;
  const today = todayInChina();
  const question = { programme: bundle.id, region: bundle.region.code, asOf: today, reading: null };
  const { dashboard } = await getCoverage(actor, question);
  if (dashboard?.programme.id !== bundle.id) return null;
  const { version } = dashboard.programme;
  const place = { programme: bundle.id, region: bundle.region.code, reading: null };
  return {
    today,
    version,
    planned: dashboard.total.final,
    on: (day) => builtOn(dashboard, day),
    rows: (asOf) => rowsHref({ ...place, asOf }),
  };
}

/** Changes are counted by month, and for the due days of the programme to the day. */
function builtOn({ total, course, asOf }: Dashboard, day: IsoDate): number | null {
  if (day === asOf) return total.built;
  const milestone = total.milestones.find(({ due, dueOn }) => due && dueOn === day);
  if (milestone) return milestone.built;
  const isMonthEnd = addDays(day, 1).endsWith("-01");
  return isMonthEnd && day < asOf ? (course.findLast((month) => month.day <= day)?.built ?? 0) : null;
}
