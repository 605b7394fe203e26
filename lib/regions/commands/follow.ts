import type { Tx } from "@/lib/platform/db";
import type { AuditDetail } from "@/lib/platform/mutate";
import type { IsoDate } from "@/lib/shared/dates";

/** What rooms above have to follow: a change of units, or another version of a programme that binds there. */
export type UnitsChanged = {
  on: IsoDate;
  /** Under which a name, a station's place or a rule has changed. */
  paths: readonly string[];
  /** By the code of a unit that ended: where goes on what hung on it. */
  successors: ReadonlyMap<string, Successor>;
  stations: readonly { stationId: string; to: string }[];
  /** Townships that joined or left a functional area. */
  reporting: readonly string[];
};

type Successor = {
  code: string;
  /** The same unit under another code: nothing joined it and nothing was left behind. */
  same: boolean;
};

/**
 * Brings up to date what a room keeps about units, inside the change's own transaction. Every command that changes units,
 * or which version of a programme counts there, demands it, so that no caller can forget it. lib/followers.ts lists them.
 * @returns audit entries of what it changed
 */
export type FollowUnits = (tx: Tx, change: UnitsChanged) => Promise<AuditDetail[]>;

/** A change in which nothing moved. */
export const changedUnder = (on: IsoDate, paths: readonly string[]): UnitsChanged => ({
  ...{ on, paths },
  successors: new Map(),
  stations: [],
  reporting: [],
});
