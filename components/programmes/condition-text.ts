import type { getTranslations } from "next-intl/server";
import { factRegistry } from "@/lib/programmes/rules/fact-registry";
import type { ConditionContent } from "@/lib/programmes/schema/content";
import { unitText } from "./amount";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;
type Facts = Awaited<ReturnType<typeof getTranslations<"facts">>>;

/** The condition as it is checked, not as it is advised: `Desks at least 1`, `Rooms, all of: …`. */
export function conditionText({ fact, comparator, value }: ConditionContent, t: Words, facts: Facts): string {
  const definition = factRegistry[fact];
  const unit = "unit" in definition ? unitText(definition.unit, t) : "";
  const option = (one: unknown) =>
    "options" in definition && typeof one === "string"
      ? facts(`option.${fact}.${one}` as Parameters<Facts>[0])
      : String(one);
  const shown = () => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (value === "asOf") return t("standard.thatDay");
    if (Array.isArray(value))
      return comparator === "between" ? value.join("–") : value.map(option).join(t("listComma"));
    if (comparator === "matches")
      return String(value).replace("{county}", t("standard.county")).replace("{township}", t("standard.township"));
    return option(value);
  };
  return t(`compare.${wordingOf(definition.type, comparator, value)}`, {
    fact: facts(`label.${fact}`),
    value: shown(),
    unit,
  }).trim();
}

/** Days are early or late, not large or small; what is or is not there has no value to name. */
function wordingOf(type: string, comparator: ConditionContent["comparator"], value: ConditionContent["value"]) {
  if (type === "boolean" && value === true) return "has";
  if (type === "date" && comparator === "gte") return "notBefore";
  if (type === "date" && comparator === "lte") return "notAfter";
  return comparator;
}
