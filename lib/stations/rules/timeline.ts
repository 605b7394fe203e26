import type { IsoDate } from "@/lib/shared/dates";
import { builtStatuses, firstStatuses, type StationStatus, stationStatuses } from "../schema/status";

const nextStatuses: Readonly<Record<StationStatus, readonly StationStatus[]>> = {
  planned: ["preparing", "listed", "closed"],
  preparing: ["listed", "suspended", "closed"],
  listed: ["operating", "suspended", "closed"],
  operating: ["accepted", "suspended", "closed"],
  accepted: ["operating", "suspended", "closed"],
  suspended: ["preparing", "operating", "closed"],
  closed: [],
};

export type TimelineEvent = {
  readonly status: StationStatus;
  readonly on: IsoDate;
  /** Moment of entry: of several events on one day the last one entered decides. */
  readonly enteredAt: number;
};

export type BuiltInterval = {
  readonly from: IsoDate;
  /** First day on which the station no longer counts; null while it does. */
  readonly until: IsoDate | null;
};

export const isBuilt = (status: StationStatus | null): boolean =>
  status !== null && (builtStatuses as readonly StationStatus[]).includes(status);

/** Statuses that may follow; a station without any event may only start. */
export const statusesAfter = (status: StationStatus | null): readonly StationStatus[] =>
  status === null ? firstStatuses : nextStatuses[status];

/** The same order as the rollups of the database use (migration `rollup`). */
export function inOrder<E extends TimelineEvent>(events: readonly E[]): E[] {
  return [...events].sort(
    (a, b) =>
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
      a.enteredAt - b.enteredAt ||
      stationStatuses.indexOf(a.status) - stationStatuses.indexOf(b.status),
  );
}

/** The last event up to and including `day`; null before the first. */
export function eventOn<E extends TimelineEvent>(events: readonly E[], day: IsoDate): E | null {
  return inOrder(events).findLast((event) => event.on <= day) ?? null;
}

export const statusOn = (events: readonly TimelineEvent[], day: IsoDate): StationStatus | null =>
  eventOn(events, day)?.status ?? null;

/** Days on which the station counts: from 挂牌 until 停运 or 撤销, by what held at the end of each day. */
export function builtIntervals(events: readonly TimelineEvent[]): BuiltInterval[] {
  const endOfDay = new Map(inOrder(events).map((event) => [event.on, event.status]));
  const intervals: BuiltInterval[] = [];
  let since: IsoDate | null = null;
  for (const [day, status] of endOfDay) {
    if (isBuilt(status)) since ??= day;
    else if (since !== null) {
      intervals.push({ from: since, until: day });
      since = null;
    }
  }
  return since === null ? intervals : [...intervals, { from: since, until: null }];
}

export type TimelineProblem = "noEvent" | "notAllowed" | "future";

/** Why the events do not make a timeline, with the event at fault; null when they do. */
export function timelineProblem<E extends TimelineEvent>(
  events: readonly E[],
  today: IsoDate,
): { problem: TimelineProblem; at: E | null } | null {
  const ordered = inOrder(events);
  if (ordered.length === 0) return { problem: "noEvent", at: null };
  let before: StationStatus | null = null;
  for (const event of ordered) {
    if (event.on > today) return { problem: "future", at: event };
    if (!statusesAfter(before).includes(event.status)) return { problem: "notAllowed", at: event };
    before = event.status;
  }
  return null;
}
