import { addDays, type IsoDate } from "@/lib/shared/dates";
import { statusOn, type TimelineEvent } from "./timeline";

type Entry = TimelineEvent & { readonly id: string; readonly insteadOfId: string | null };
type Step = Omit<TimelineEvent, "enteredAt">;

/** An entry that is added, one that is voided with what stands in its place, or one that is given back. */
export type TimelineChange =
  | { readonly add: Step }
  | { readonly void: string; readonly instead: Step | null }
  | { readonly restore: string };

/** The last day up to today on which the station would be in another state than it is; today where there is none. */
export function dayOfEffect(
  { timeline, voided }: { readonly timeline: readonly Entry[]; readonly voided: readonly Entry[] },
  change: TimelineChange,
  today: IsoDate,
): IsoDate {
  const changed = changedBy(change, timeline, voided);
  const days = [...timeline, ...changed].map(({ on }) => addDays(on, -1)).filter((day) => day < today);
  const differs = (day: IsoDate) => statusOn(timeline, day) !== statusOn(changed, day);
  return [today, ...days.sort().reverse()].find(differs) ?? today;
}

function changedBy(change: TimelineChange, timeline: readonly Entry[], voided: readonly Entry[]): TimelineEvent[] {
  const now = ({ status, on }: Step) => ({ status, on, enteredAt: Number.MAX_SAFE_INTEGER });
  if ("add" in change) return [...timeline, now(change.add)];
  if ("void" in change)
    return [...timeline.filter(({ id }) => id !== change.void), ...(change.instead ? [now(change.instead)] : [])];
  return [
    ...timeline.filter(({ insteadOfId }) => insteadOfId !== change.restore),
    ...voided.filter(({ id }) => id === change.restore),
  ];
}
