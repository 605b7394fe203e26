import type { RegionKind } from "@/lib/generated/prisma/enums";
import type { IsoDate } from "@/lib/shared/dates";
import { inForce } from "./in-force";

type EarlierName = { readonly name: string; readonly validTo: IsoDate };

export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly kind: RegionKind;
  readonly parentCode: string | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  /** Names before the present one; each held until its `validTo`. */
  readonly earlierNames: readonly EarlierName[];
  /** Day of the latest change on record in which it gave or took something. */
  readonly lastChange?: IsoDate | null;
};

/** Where a station stands now, and since when (null: since before the record begins). */
export type Placing = { readonly stationId: string; readonly unitCode: string; readonly from: IsoDate | null };

type PlanFigure = { readonly id: string; readonly unitCode: string; readonly value: number };

export type Descent = { readonly from: string | null; readonly to: string | null };

/** The part of the country a change touches: units open and closed, the stations in them, planned numbers, descent. */
export type Tree = {
  readonly units: ReadonlyMap<string, Unit>;
  readonly placings: readonly Placing[];
  readonly planFigures: readonly PlanFigure[];
  readonly descent: readonly Descent[];
};

export const unitMap = (units: Iterable<Unit>): ReadonlyMap<string, Unit> =>
  new Map([...units].map((unit) => [unit.code, unit]));

export function nameOn(unit: Unit, on: IsoDate): string {
  const held = unit.earlierNames.filter(({ validTo }) => validTo > on).sort((a, b) => (a.validTo < b.validTo ? -1 : 1));
  return held[0]?.name ?? unit.name;
}

export const unitsOn = (tree: Tree, on: IsoDate): Unit[] =>
  [...tree.units.values()].filter((unit) => inForce(unit, on));

/** Trees do not change, so that each is sorted by what is above its units once. */
const sorted = new WeakMap<Tree, ReadonlyMap<string | null, readonly Unit[]>>();

/** All units ever below another. */
export function childrenEver(tree: Tree, parentCode: string): readonly Unit[] {
  let children = sorted.get(tree);
  if (!children) {
    children = groupBy([...tree.units.values()], (unit) => unit.parentCode);
    sorted.set(tree, children);
  }
  return children.get(parentCode) ?? [];
}

export function groupBy<K, T>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

export const childrenOn = (tree: Tree, parentCode: string, on: IsoDate): Unit[] =>
  childrenEver(tree, parentCode).filter((unit) => inForce(unit, on));
