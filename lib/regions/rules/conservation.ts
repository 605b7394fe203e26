import { addDays, type IsoDate } from "@/lib/shared/dates";
import type { ChangePlan } from "./change-draft";
import { levelOf } from "./codes";
import { nameOn, type Tree, unitMap, unitsOn } from "./tree";

/** The tree after a change. */
export function applyPlan(tree: Tree, plan: ChangePlan): Tree {
  const closed = new Set(plan.closed);
  const renamed = new Map(plan.renamed.map((rename) => [rename.code, rename]));
  const moved = new Map(plan.moves.map((move) => [move.stationId, move]));
  const units = [...tree.units.values()].map((unit) => {
    const rename = renamed.get(unit.code);
    return {
      ...unit,
      name: rename?.to ?? unit.name,
      earlierNames: rename ? [...unit.earlierNames, { name: rename.from, validTo: plan.on }] : unit.earlierNames,
      validTo: closed.has(unit.code) ? plan.on : unit.validTo,
    };
  });
  return {
    units: unitMap([...units, ...plan.opened]),
    placings: tree.placings.map((placing) => {
      const move = moved.get(placing.stationId);
      return move ? { ...placing, unitCode: move.to, from: later(placing.from, plan.on) } : placing;
    }),
    planFigures: tree.planFigures.map((figure) => ({
      ...figure,
      unitCode: plan.heirs[figure.unitCode] ?? figure.unitCode,
    })),
    descent: [...tree.descent, ...plan.descent],
  };
}

const later = (day: IsoDate | null, other: IsoDate): IsoDate => (day !== null && day > other ? day : other);

type ConservationItem = "stations" | "lowerUnits" | "planFigures" | "successors" | "past";

export type ConservationCheck = {
  readonly item: ConservationItem;
  readonly before: number;
  readonly after: number;
  readonly holds: boolean;
  /** Codes of units and ids of stations that are lost, doubled or changed in retrospect. */
  readonly offenders: readonly string[];
};

/**
 * Whether a change loses or doubles anything. Compares the two trees and trusts the plan only for its date and reason:
 * stations, units below the level that changes and planned numbers are as many as before and stand in units that exist;
 * every closed unit has a successor or a stated reason; the day before the change looks as it did.
 */
export function checkConservation(
  before: Tree,
  after: Tree,
  { on, reason }: Pick<ChangePlan, "on" | "reason">,
): ConservationCheck[] {
  const was = unitsOn(before, on);
  const is = unitsOn(after, on);
  const living = new Set(is.map((unit) => unit.code));
  const closed = was.filter((unit) => !living.has(unit.code));
  const lower = lowerLevel(before, after, on);
  const below = (units: typeof was) => units.filter((unit) => levelOf(unit.code) > lower);
  // What was entered for a later day stands: a unit that begins after this change is a home too.
  const lasting = new Set([...after.units.values()].filter(({ validTo }) => validTo === null).map(({ code }) => code));
  const homeless = [
    ...after.placings.filter((placing) => !lasting.has(placing.unitCode)).map((placing) => placing.stationId),
    ...repeated(after.placings.map((placing) => placing.stationId)),
    ...missing(
      before.placings.map((placing) => placing.stationId),
      after.placings.map((placing) => placing.stationId),
    ),
  ];
  const orphans = is.filter(
    (unit) => unit.parentCode !== null && after.units.has(unit.parentCode) && !living.has(unit.parentCode),
  );
  const lostFigures = after.planFigures.filter((figure) => !lasting.has(figure.unitCode));
  const followed = new Set(after.descent.filter(({ to }) => to !== null).map(({ from }) => from));
  const unfollowed = closed.filter((unit) => !followed.has(unit.code) && !reason?.trim());
  const eve = addDays(on, -1);
  const changed = differing(snapshot(before, eve), snapshot(after, eve));
  const sum = (tree: Tree) => tree.planFigures.reduce((total, { value }) => total + value, 0);
  return [
    check("stations", before.placings.length, after.placings.length, homeless),
    check(
      "lowerUnits",
      below(was).length,
      below(is).length,
      orphans.map((unit) => unit.code),
    ),
    check(
      "planFigures",
      sum(before),
      sum(after),
      lostFigures.map((figure) => figure.unitCode),
    ),
    check(
      "successors",
      closed.length,
      closed.length - unfollowed.length,
      unfollowed.map((unit) => unit.code),
    ),
    check("past", unitsOn(before, eve).length, unitsOn(after, eve).length, changed),
  ];
}

const check = (
  item: ConservationItem,
  before: number,
  after: number,
  offenders: readonly string[],
): ConservationCheck => ({
  item,
  before,
  after,
  holds: before === after && offenders.length === 0,
  offenders,
});

/** The highest level at which units open or close: the change itself; everything below it must stay as many as it was. */
function lowerLevel(before: Tree, after: Tree, on: IsoDate): number {
  const was = new Set(unitsOn(before, on).map((unit) => unit.code));
  const is = new Set(unitsOn(after, on).map((unit) => unit.code));
  const changed = [...missing([...was], [...is]), ...missing([...is], [...was])].map(levelOf);
  return changed.length === 0 ? 0 : Math.min(...changed);
}

const snapshot = (tree: Tree, on: IsoDate): Map<string, string> =>
  new Map(unitsOn(tree, on).map((unit) => [unit.code, `${unit.parentCode} ${unit.kind} ${nameOn(unit, on)}`]));

function differing(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((code) => a.get(code) !== b.get(code));
}

function missing(all: readonly string[], from: readonly string[]): string[] {
  const present = new Set(from);
  return all.filter((one) => !present.has(one));
}

function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.size === seen.add(one).size);
}

export const conserves = (checks: readonly ConservationCheck[]): boolean => checks.every(({ holds }) => holds);
