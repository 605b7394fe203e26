import type { StationFacts } from "../schema/facts";
import { type Circumstances, type Demand, type FactValue, holds } from "./conditions";
import { targetFor } from "./targets";

/** Alternatives of which one is enough; a plain condition is a list of one. */
export type Requirement<D extends Demand = Demand> = readonly D[];

export type Change<D extends Demand = Demand> = {
  readonly fact: string;
  /** The nearest value that will do; `any` when it only has to be recorded. */
  readonly to: FactValue | "any";
  readonly demands: readonly D[];
};

/** Past this many steps the best set found so far is given: a standard with that many alternatives is no real one. */
const MOST_STEPS = 50_000;

/**
 * The fewest facts to change so that every requirement holds, those that hold already included.
 * Null when the requirements contradict each other.
 */
export function smallestFix<D extends Demand>(
  requirements: readonly Requirement<D>[],
  facts: StationFacts,
  at: Circumstances,
): Change<D>[] | null {
  // Requirements without a choice come first: what they force is known before any choice is weighed.
  const ordered = [...requirements].sort((a, b) => a.length - b.length);
  let best: Change<D>[] | null = null;
  let steps = 0;

  const search = (index: number, chosen: ReadonlyMap<string, readonly D[]>): void => {
    if (steps++ > MOST_STEPS && best !== null) return;
    const changes = changesFor(chosen, facts, at);
    if (changes === null || (best !== null && changes.length >= best.length)) return;
    const requirement = ordered[index];
    if (requirement === undefined) {
      best = changes;
      return;
    }
    for (const demand of holdingFirst(requirement, facts, at)) {
      search(index + 1, new Map(chosen).set(demand.fact, [...(chosen.get(demand.fact) ?? []), demand]));
    }
  };
  search(0, new Map());
  return best;
}

const holdingFirst = <D extends Demand>(requirement: Requirement<D>, facts: StationFacts, at: Circumstances): D[] =>
  [...requirement].sort((a, b) => Number(holds(b, facts, at)) - Number(holds(a, facts, at)));

function changesFor<D extends Demand>(
  chosen: ReadonlyMap<string, readonly D[]>,
  facts: StationFacts,
  at: Circumstances,
): Change<D>[] | null {
  const changes: Change<D>[] = [];
  for (const [fact, demands] of chosen) {
    if (demands.every((demand) => holds(demand, facts, at))) continue;
    const to = targetFor(demands, facts, at);
    if (to === undefined) return null;
    changes.push({ fact, to, demands });
  }
  return changes;
}
