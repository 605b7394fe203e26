import { addDays, type IsoDate } from "@/lib/shared/dates";

/** From a day on, until the day before another; null stands for no end. */
type Span = { readonly from: IsoDate; readonly until: IsoDate | null };

/**
 * Days whose figures tell what an act does: today, and of each span in which it counts the day nearest to today. What
 * counts only from a day to come, or has ended, changes no figure of today.
 */
export function effectDays(spans: readonly Span[], today: IsoDate): IsoDate[] {
  const nearest = spans.map(({ from, until }) =>
    today < from ? from : until !== null && until <= today ? addDays(until, -1) : today,
  );
  return [...new Set([today, ...nearest])].sort();
}
