import { type PlanReading, sumOf } from "@/lib/programmes/rules/plan-table";
import { countsAsTownship } from "@/lib/regions/rules/in-force";
import { addMonths, type IsoDate } from "@/lib/shared/dates";
import type { DashboardAnswer, RegionUnit } from "../schema/answer";
import {
  coverRegion,
  differencesOfReadings,
  type ReadingDifference,
  type RegionCounts,
  type RegionCoverage,
} from "./coverage";
import { type ProgrammePromise, promiseTo } from "./promise";

type AnswerUnit = DashboardAnswer["units"][number];
type Programme = NonNullable<DashboardAnswer["programme"]>;
type Region = NonNullable<DashboardAnswer["region"]>;

export type UnitCoverage = {
  readonly unit: RegionUnit & { readonly level: number };
  readonly coverage: RegionCoverage;
  /** Stations built by each of the region's due days (or the as-of day before it), also where the unit has no promise of its own. */
  readonly builtBy: Readonly<Record<IsoDate, number>>;
};

export type Tile = {
  readonly unit: RegionUnit;
  readonly state: "built" | "preparing" | "none";
  readonly stations: number;
};
export type TileGroup = { readonly group: UnitCoverage; readonly tiles: readonly Tile[] };

export type Dashboard = {
  readonly programme: Programme;
  readonly region: Region;
  readonly line: DashboardAnswer["line"];
  readonly tree: "statutory" | "reporting";
  readonly asOf: IsoDate;
  readonly reading: PlanReading;
  readonly total: RegionCoverage;
  readonly units: readonly UnitCoverage[];
  /** Stations built at the end of each month in which their number changed, and on the as-of day. */
  readonly course: readonly { readonly day: IsoDate; readonly built: number }[];
  /** One tile for each township; empty above the city. */
  readonly tiles: readonly TileGroup[];
  /** Stations of the region that stand under none of `units` on the as-of day: in units abolished or moved since, or at the region itself. */
  readonly elsewhere: { readonly built: number; readonly preparing: number; readonly builtBy: UnitCoverage["builtBy"] };
  /** Townships set up after the programme first took effect, which explain why plan and denominator differ. */
  readonly setUpSince: readonly (RegionUnit & { readonly newlySetUp: string | null })[];
  /** Townships that stand for several which the programme found, and so for the station planned for each of those. */
  readonly mergedSince: readonly (RegionUnit & { readonly found: number })[];
  readonly differences: readonly ({ readonly unit: RegionUnit } & ReadingDifference)[];
};

/** The reading that a ruling in force chose, else the sums of the rows. */
function ruledReading(programme: Programme): PlanReading {
  return programme.doubts.some((doubt) => doubt.ruling?.reading === "printed") ? "printed" : "rows";
}

export function dashboardOf(answer: DashboardAnswer, asked: PlanReading | null, asOf: IsoDate): Dashboard | null {
  const { programme, region } = answer;
  const root = answer.units.find((unit) => unit.depth === 0);
  if (!programme || !region || !root) return null;
  const reading = asked ?? ruledReading(programme);
  const promise = promiseOf(programme);
  const cover = (unit: AnswerUnit, by: PlanReading) =>
    coverRegion(placeOf(unit), promise, by, asOf, countsOf(unit, answer.days, asOf, promise.stationLevel));
  const children = answer.units.filter((unit) => unit.depth === 1 && isShown(unit));
  const total = cover(root, reading);
  const coverageOf = (unit: AnswerUnit): UnitCoverage => {
    const { onDay } = countsOf(unit, answer.days, asOf, promise.stationLevel);
    const builtBy = Object.fromEntries(total.milestones.map(({ dueOn, countedOn }) => [dueOn, onDay(countedOn).built]));
    return { unit, coverage: cover(unit, reading), builtBy };
  };
  const units = children.map(coverageOf);
  return {
    programme,
    region,
    line: answer.line,
    tree: answer.tree ?? "statutory",
    asOf,
    reading,
    total,
    units,
    course: courseOf(answer, asOf, total.built),
    tiles: tilesOf(answer, units, coverageOf(root)),
    elsewhere: elsewhereOf(total, children, answer.days, asOf),
    setUpSince: answer.units.filter((unit) => isSetUpSince(unit, programme)),
    mergedSince: answer.units.filter((unit) => standsForSeveral(unit, promise)),
    differences: [root, ...children].flatMap((unit) =>
      differencesOfReadings(cover(unit, "rows"), cover(unit, "printed")).map((difference) => ({ unit, ...difference })),
    ),
  };
}

/** A region without units below it, such as a township, has its stations itself. */
function elsewhereOf(
  total: RegionCoverage,
  units: readonly AnswerUnit[],
  days: readonly IsoDate[],
  asOf: IsoDate,
): Dashboard["elsewhere"] {
  const listed = (what: "built" | "preparing", on: IsoDate) => {
    const day = days.indexOf(on) + 1;
    // What a unit had while it reported elsewhere is no part of the region's number of that day.
    return sumOf(units.filter(({ away }) => !away?.includes(day)).map((unit) => countsOn(unit, day)[what]));
  };
  if (units.length === 0) return { built: 0, preparing: 0, builtBy: {} };
  const rest = total.milestones.map(({ dueOn, countedOn, built }) => [dueOn, built - listed("built", countedOn)]);
  return {
    builtBy: Object.fromEntries(rest),
    built: total.built - listed("built", asOf),
    preparing: total.preparing - listed("preparing", asOf),
  };
}

function courseOf({ course }: DashboardAnswer, asOf: IsoDate, builtNow: number) {
  let built = 0;
  const months = course.map(([day, growth]) => {
    built += growth;
    return { day, built };
  });
  return [...months, { day: asOf, built: builtNow }];
}

const promiseOf = (programme: Programme): ProgrammePromise => ({
  regionPath: programme.regionPath,
  plan: programme.plan,
  targets: programme.targets,
  perTownship: programme.perTownship,
  stationLevel: programme.stationType?.level ?? 4,
});

const isSetUpSince = ({ level, kind, newlySetUp }: AnswerUnit, { beganOn }: Programme): boolean =>
  level === 4 && countsAsTownship(kind) && newlySetUp !== null && newlySetUp > beganOn;

const standsForSeveral = (unit: AnswerUnit, promise: ProgrammePromise): boolean =>
  unit.level === 4 && unit.found > 1 && promiseTo(placeOf(unit), promise, "rows").final !== null;

const placeOf = ({ path, level, found, foundWhenDue }: AnswerUnit) => ({ path, level, found, foundWhenDue });

/** Quasi units enter no denominator, and their stations count for nobody. */
const isShown = ({ kind }: AnswerUnit): boolean => kind !== "quasi_township";

/** Days are numbered from 1; no such day, no counts. */
function countsOn({ growth }: AnswerUnit, day: number) {
  const counts = { built: 0, preparing: 0, townships: 0 };
  for (const [from, built, preparing, townships] of growth) {
    if (from > day) continue;
    counts.built += built;
    counts.preparing += preparing;
    counts.townships += townships;
  }
  return counts;
}

function countsOf(unit: AnswerUnit, days: readonly IsoDate[], asOf: IsoDate, stationLevel: number): RegionCounts {
  const on = (day: IsoDate) => {
    const counts = countsOn(unit, days.indexOf(day) + 1);
    // Stations that serve another level than the township are no share of the townships.
    return stationLevel === 4 ? counts : { ...counts, townships: 0 };
  };
  return { ...on(asOf), builtYearBefore: on(addMonths(asOf, -12)).built, onDay: on };
}

function tilesOf(answer: DashboardAnswer, units: readonly UnitCoverage[], root: UnitCoverage): TileGroup[] {
  if (root.unit.level !== 2 && root.unit.level !== 3) return [];
  const groups = root.unit.level === 2 ? units : [root];
  return groups.map((group) => {
    const townships = answer.units.filter(
      (unit) => unit.level === 4 && unit.parent === group.unit.code && isShown(unit),
    );
    return { group, tiles: byState(townships.map((unit) => tileOf(unit, answer.days.length))) };
  });
}

const TILE_ORDER: readonly Tile["state"][] = ["built", "preparing", "none"];
const byState = (tiles: Tile[]): Tile[] =>
  tiles.sort((a, b) => TILE_ORDER.indexOf(a.state) - TILE_ORDER.indexOf(b.state));

/** The as-of day is the last of the days. */
function tileOf(unit: AnswerUnit, lastDay: number): Tile {
  const { built, preparing } = countsOn(unit, lastDay);
  return { unit, state: built > 0 ? "built" : preparing > 0 ? "preparing" : "none", stations: built };
}
