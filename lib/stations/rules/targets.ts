import type { StationFacts } from "../schema/facts";
import { bounds, type Circumstances, type Demand, type FactValue, factValue, options, satisfies } from "./conditions";
import { fillTemplate } from "./names";

/**
 * Finds a value of one fact that meets all demands on it, as near to the present one as can be.
 * `any` stands for a value that only has to be recorded; undefined when the demands contradict each other.
 */
export function targetFor(
  demands: readonly Demand[],
  facts: StationFacts,
  at: Circumstances,
): FactValue | "any" | undefined {
  const fact = demands[0]?.fact ?? "";
  const now = factValue(facts, fact);
  const meets = (value: FactValue) => demands.every((demand) => satisfies(value, demand, at));
  if (meets(now)) return now;
  if (demands.every(({ comparator }) => comparator === "present")) return "any";
  return candidates(demands, now, at).find(meets);
}

function candidates(demands: readonly Demand[], now: FactValue, at: Circumstances): FactValue[] {
  const found: FactValue[] = [];
  const sets = demands.filter(({ comparator }) => comparator === "includesAll").flatMap(({ value }) => options(value));
  if (sets.length > 0) found.push([...new Set([...(Array.isArray(now) ? now : []), ...sets])]);
  for (const { comparator, value } of demands) {
    if (comparator === "matches") found.push(fillTemplate(String(value), at.names));
    else if (comparator === "between") found.push(...bounds(value).filter((bound) => !Number.isNaN(bound)));
    else if (value === "asOf") found.push(at.asOf);
    else if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") found.push(value);
  }
  // `present` beside a bound such as "at most 3" asks for something above nought.
  if (demands.some(({ comparator }) => comparator === "present")) found.push(1);
  const distance = (value: FactValue) =>
    typeof value === "number" ? Math.abs(value - (typeof now === "number" ? now : 0)) : 0;
  return found.sort((a, b) => distance(a) - distance(b));
}
