import type { PercentPoints } from "@/lib/programmes/rules/floor";
import { cumulative, type PlanReading, plannedByYear, plannedInAll, sumOf } from "@/lib/programmes/rules/plan-table";
import { type IsoDate, yearEnd } from "@/lib/shared/dates";

export type ClauseRef = { readonly number: string; readonly label: string };

/** A plan table of stations, with the place of each row in the tree of regions. */
type PlanTable = {
  readonly years: readonly number[];
  readonly printedTotals: readonly number[];
  readonly printedGrandTotal: number | null;
  readonly rows: readonly PlanRow[];
  readonly clause: ClauseRef;
};
type PlanRow = {
  readonly regionCode: string;
  readonly path: string;
  readonly label: string;
  readonly values: readonly number[];
  readonly printedTotal: number | null;
};

/** A target that the coverage room can count: a floor of the rate, or a number of stations for the whole region. */
type StationTarget = {
  readonly measure: "stations.coverageRate" | "stations.built";
  /** Percent points of a rate, or a number of stations. */
  readonly value: number;
  readonly dueOn: IsoDate;
  readonly clause: ClauseRef;
};

export type ProgrammePromise = {
  readonly regionPath: string;
  readonly plan: PlanTable | null;
  readonly targets: readonly StationTarget[];
  /** The clause that promises each town, township and street a station of its own; null where none does. */
  readonly perTownship: ClauseRef | null;
  /** Level of region that one station serves; 4 means one for each town, township and street. */
  readonly stationLevel: number;
};

export type Place = {
  readonly path: string;
  readonly level: number;
  /**
   * Townships that the programme found when it first took effect and for which this one stands: itself and those merged
   * into it. None where no row of the plan table speaks for the place.
   */
  readonly found: number;
  /** Of these, what it stood for on the last day of the plan: no due day is judged by a merger that came after it. */
  readonly foundWhenDue: number;
};

/** What is promised to a region by a day, all in all up to then. */
export type Milestone = {
  readonly dueOn: IsoDate;
  /** Null when the document promises this region no number by then. */
  readonly planned: number | null;
  readonly planClause: ClauseRef | null;
  readonly floor: PercentPoints | null;
  readonly floorClause: ClauseRef | null;
};

export type RegionPromise = {
  readonly milestones: readonly Milestone[];
  /** What the region is to have in the end; the denominator of the rate. */
  readonly final: number | null;
};

/** What a programme promises a region under a reading of its plan table, by due day. */
export function promiseTo(place: Place, promise: ProgrammePromise, reading: PlanReading): RegionPromise {
  const planned = plannedFor(place, promise, reading);
  const floors =
    place.level < promise.stationLevel
      ? promise.targets.filter((target) => target.measure === "stations.coverageRate")
      : [];
  const days = [...new Set([...planned.keys(), ...floors.map((floor) => floor.dueOn)])].sort();
  const milestones = days.map((dueOn) => {
    const floor = floors.find((candidate) => candidate.dueOn === dueOn);
    const plan = planned.get(dueOn);
    return {
      dueOn,
      planned: plan?.count ?? null,
      planClause: plan?.clause ?? null,
      floor: floor?.value ?? null,
      floorClause: floor?.clause ?? null,
    };
  });
  return { milestones, final: [...planned.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).at(-1)?.[1].final ?? null };
}

type Planned = { readonly count: number | null; readonly final: number; readonly clause: ClauseRef };

function plannedFor(place: Place, promise: ProgrammePromise, reading: PlanReading): Map<IsoDate, Planned> {
  const { plan } = promise;
  const isNamed = plan?.rows.some(({ path }) => path === place.path);
  if (place.level >= promise.stationLevel && !isNamed) return plannedForOne(place, promise);
  if (!plan || plan.years.length === 0) return plannedByTarget(place, promise);
  const counts = cumulativeFor(place, plan, promise.regionPath, reading);
  if (!counts) return new Map();
  return new Map(
    plan.years.map((year, index) => [
      yearEnd(year),
      { count: counts.byYear[index] ?? 0, final: counts.final, clause: plan.clause },
    ]),
  );
}

/** The printed totals speak for the whole table only; every other region is the sum of its rows under both readings. */
function cumulativeFor(place: Place, plan: PlanTable, programmePath: string, reading: PlanReading) {
  if (place.path === programmePath) {
    const figures = { ...plan, rows: plan.rows.map((row) => ({ ...row, key: row.regionCode })) };
    return { byYear: cumulative(plannedByYear(figures, reading)), final: plannedInAll(figures, reading) };
  }
  const rows = plan.rows.filter((row) => row.path.startsWith(place.path));
  if (rows.length === 0) return null;
  const byYear = cumulative(plan.years.map((_, index) => sumOf(rows.map((row) => row.values[index] ?? 0))));
  return { byYear, final: byYear.at(-1) ?? 0 };
}

/**
 * One station for each township that the programme found, by the last year: the table names no earlier one for it. A
 * table alone, with fewer stations than townships, does not say which of them get one.
 */
function plannedForOne(place: Place, { plan, perTownship, stationLevel }: ProgrammePromise): Map<IsoDate, Planned> {
  const lastYear = plan?.years.at(-1);
  if (!perTownship || lastYear === undefined || place.level !== stationLevel || place.found === 0) return new Map();
  return new Map([[yearEnd(lastYear), { count: place.foundWhenDue || null, final: place.found, clause: perTownship }]]);
}

/** Without a table, a number of stations is promised to the programme's region as a whole. */
function plannedByTarget(place: Place, { targets, regionPath }: ProgrammePromise): Map<IsoDate, Planned> {
  if (place.path !== regionPath) return new Map();
  const numbers = targets.filter((target) => target.measure === "stations.built");
  return new Map(numbers.map(({ dueOn, value, clause }) => [dueOn, { count: value, final: value, clause }]));
}
