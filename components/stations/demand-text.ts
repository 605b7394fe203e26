import { bounds, type Circumstances, type Demand, wantedValue } from "@/lib/stations/rules/conditions";
import type { FactText } from "./fact-text";

export type { Circumstances };

const known = new Set(["gte", "lte", "eq", "between", "includesAll", "matches"]);

/** What a condition asks for, in words: 驻站社工为 2 人 至 4 人. */
export function demandText(
  t: (key: string, values?: Record<string, string>) => string,
  text: FactText,
  demand: Demand,
  at: Circumstances,
): string {
  const fact = text.label(demand.fact);
  if (!known.has(demand.comparator)) return t("wanted.present", { fact });
  if (demand.comparator === "between") {
    const [least, most] = bounds(demand.value);
    return t("wanted.between", { fact, least: text.value(demand.fact, least), most: text.value(demand.fact, most) });
  }
  const wanted = wantedValue(demand, at);
  if (typeof wanted === "boolean") return t(wanted ? "wanted.yes" : "wanted.no", { fact });
  const day = typeof wanted === "string" && (demand.comparator === "gte" || demand.comparator === "lte") ? "Day" : "";
  return t(`wanted.${demand.comparator}${day}`, { fact, value: text.value(demand.fact, wanted) });
}
