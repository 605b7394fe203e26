import { type FactId, factRegistry } from "@/lib/programmes/rules/fact-registry";
import { addDays, addMonths, type IsoDate } from "@/lib/shared/dates";
import type { StationFacts } from "../schema/facts";
import { fillTemplate, matchesTemplate, type UnitNames } from "./names";

export type FactValue = number | boolean | string | readonly string[] | null;

/** One demand of a standard on one fact; the value's form depends on the comparator (fact registry). */
export type Demand = { readonly fact: string; readonly comparator: string; readonly value: unknown };

export type Circumstances = { readonly asOf: IsoDate; readonly names: UnitNames };

const isFactId = (fact: string): fact is FactId => fact in factRegistry;

/** The recorded or derived value; null when nothing is recorded or the fact is unknown. */
export function factValue(facts: StationFacts, fact: string): FactValue {
  if (!isFactId(fact)) return null;
  if (fact === "agreementMonths") return fullMonths(facts.agreementFrom, facts.agreementTo);
  return facts[fact];
}

/** Whole months from the first to the last day, both included: 1 January to 31 December is 12. */
export function fullMonths(from: IsoDate | null, to: IsoDate | null): number | null {
  if (from === null || to === null || to < from) return null;
  const end = addDays(to, 1);
  const years = Number(end.slice(0, 4)) - Number(from.slice(0, 4));
  let months = years * 12 + Number(end.slice(5, 7)) - Number(from.slice(5, 7));
  if (addMonths(from, months) > end) months -= 1;
  return months;
}

export function holds(demand: Demand, facts: StationFacts, at: Circumstances): boolean {
  return satisfies(factValue(facts, demand.fact), demand, at);
}

export function satisfies(value: FactValue, { comparator, value: wanted }: Demand, at: Circumstances): boolean {
  if (comparator === "present") return isPresent(value);
  if (value === null) return false;
  switch (comparator) {
    case "eq":
      return value === wanted;
    case "gte":
    case "lte": {
      const bound = wanted === "asOf" ? at.asOf : wanted;
      if (typeof bound !== typeof value) return false;
      return comparator === "gte" ? value >= (bound as typeof value) : value <= (bound as typeof value);
    }
    case "between": {
      const [least, most] = bounds(wanted);
      return typeof value === "number" && value >= least && value <= most;
    }
    case "includesAll":
      return Array.isArray(value) && options(wanted).every((option) => value.includes(option));
    case "matches":
      return typeof value === "string" && matchesTemplate(value, String(wanted), at.names);
    default:
      return false;
  }
}

function isPresent(value: FactValue): boolean {
  if (value === null || value === false || value === 0 || value === "") return false;
  return !Array.isArray(value) || value.length > 0;
}

export const bounds = (wanted: unknown): [number, number] => {
  const [least, most] = Array.isArray(wanted) ? wanted : [];
  return [typeof least === "number" ? least : Number.NaN, typeof most === "number" ? most : Number.NaN];
};

export const options = (wanted: unknown): string[] =>
  (Array.isArray(wanted) ? wanted : [wanted]).filter((option) => typeof option === "string");

/** What a form should hold for the demand, with templates and `asOf` filled in, for showing it. */
export function wantedValue({ comparator, value }: Demand, at: Circumstances): unknown {
  if (comparator === "matches") return fillTemplate(String(value), at.names);
  return value === "asOf" ? at.asOf : value;
}
