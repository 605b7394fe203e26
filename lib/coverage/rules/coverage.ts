import { countForFloor, type PercentPoints } from "@/lib/programmes/rules/floor";
import type { PlanReading } from "@/lib/programmes/rules/plan-table";
import type { IsoDate } from "@/lib/shared/dates";
import type { Verdict } from "../schema/verdict";
import { type Pace, paceOf } from "./pace";
import { type ClauseRef, type Milestone, type Place, type ProgrammePromise, promiseTo } from "./promise";
import type { Ratio } from "./ratio";
import { verdictOn } from "./verdict";

/** Counts of a region on the days that matter: every due day up to the as-of day, and the as-of day itself. */
export type RegionCounts = {
  readonly built: number;
  readonly preparing: number;
  readonly builtYearBefore: number;
  readonly townships: number;
  readonly onDay: (day: IsoDate) => { readonly built: number; readonly townships: number };
};

type FloorVerdict = {
  readonly points: PercentPoints;
  /** `plan`: the planned number of townships; `townships`: those in force on the day, where nothing is planned. */
  readonly base: "plan" | "townships";
  readonly ratio: Ratio;
  readonly needed: number;
  readonly verdict: Verdict;
  /** The same floor measured against the townships in force on the day. */
  readonly verdictByTownships: Verdict | null;
  readonly clause: ClauseRef;
};

export type MilestoneVerdict = {
  readonly dueOn: IsoDate;
  readonly due: boolean;
  /** The day of the count: the due day, or the as-of day while it is not due. */
  readonly countedOn: IsoDate;
  readonly built: number;
  readonly planned: number | null;
  readonly planClause: ClauseRef | null;
  readonly gap: number | null;
  readonly planVerdict: Verdict | null;
  readonly floor: FloorVerdict | null;
  /** Stations that plan and floor together still ask for, and how fast while the day is to come. */
  readonly missing: number;
  readonly pace: Pace | null;
  readonly byPlan: Ratio | null;
  readonly byTownships: Ratio;
};

export type RegionCoverage = {
  readonly built: number;
  readonly preparing: number;
  readonly townships: number;
  /** Promised in the end. */
  readonly final: number | null;
  readonly gap: number | null;
  readonly byPlan: Ratio | null;
  readonly byTownships: Ratio;
  readonly milestones: readonly MilestoneVerdict[];
  /** For the next promise that is neither due nor met. */
  readonly pace: Pace | null;
};

export function coverRegion(
  place: Place,
  promise: ProgrammePromise,
  reading: PlanReading,
  asOf: IsoDate,
  counts: RegionCounts,
): RegionCoverage {
  const { milestones, final } = promiseTo(place, promise, reading);
  const judged = milestones.map((milestone) => judge(milestone, final, asOf, counts));
  const { built, preparing, townships } = counts;
  return {
    built,
    preparing,
    townships,
    final,
    gap: final === null ? null : Math.max(0, final - built),
    byPlan: final === null ? null : { part: built, whole: final },
    byTownships: { part: built, whole: townships },
    milestones: judged,
    pace: judged.find((milestone) => milestone.pace)?.pace ?? null,
  };
}

function judge(milestone: Milestone, final: number | null, asOf: IsoDate, counts: RegionCounts): MilestoneVerdict {
  const { dueOn, planned, planClause } = milestone;
  const due = dueOn <= asOf;
  const { built, townships } = due ? counts.onDay(dueOn) : counts;
  const floor = judgeFloor(milestone, final, due, built, townships);
  const missing = Math.max(0, (planned ?? 0) - built, (floor?.needed ?? 0) - built);
  const builtInLastYear = counts.built - counts.builtYearBefore;
  return {
    dueOn,
    due,
    countedOn: due ? dueOn : asOf,
    built,
    planned,
    planClause,
    gap: planned === null ? null : Math.max(0, planned - built),
    planVerdict: planned === null ? null : verdictOn(built, planned, due),
    floor,
    missing,
    pace: due || missing === 0 ? null : paceOf({ remaining: missing, asOf, dueOn, builtInLastYear }),
    byPlan: final === null ? null : { part: built, whole: final },
    byTownships: { part: built, whole: townships },
  };
}

function judgeFloor(
  { floor, floorClause }: Milestone,
  final: number | null,
  due: boolean,
  built: number,
  townships: number,
): FloorVerdict | null {
  if (floor === null || !floorClause || (final === null && townships === 0)) return null;
  const base = final === null ? "townships" : "plan";
  const whole = final ?? townships;
  const needed = countForFloor(floor, whole);
  return {
    points: floor,
    base,
    ratio: { part: built, whole },
    needed,
    verdict: verdictOn(built, needed, due),
    verdictByTownships: townships === 0 ? null : verdictOn(built, countForFloor(floor, townships), due),
    clause: floorClause,
  };
}

export type ReadingDifference = {
  readonly dueOn: IsoDate;
  readonly against: "plan" | "floor";
  readonly rows: Verdict | null;
  readonly printed: Verdict | null;
};

/** Verdicts that depend on which reading of the plan table is followed; none means that the doubt changes nothing. */
export function differencesOfReadings(rows: RegionCoverage, printed: RegionCoverage): ReadingDifference[] {
  return rows.milestones.flatMap((milestone) => {
    const other = printed.milestones.find(({ dueOn }) => dueOn === milestone.dueOn);
    const pairs = [
      { against: "plan" as const, rows: milestone.planVerdict, printed: other?.planVerdict ?? null },
      { against: "floor" as const, rows: milestone.floor?.verdict ?? null, printed: other?.floor?.verdict ?? null },
    ];
    return pairs.filter((pair) => pair.rows !== pair.printed).map((pair) => ({ dueOn: milestone.dueOn, ...pair }));
  });
}
