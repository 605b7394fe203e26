import type { getTranslations } from "next-intl/server";
import { factRegistry } from "@/lib/programmes/rules/fact-registry";
import type { ConditionContent } from "@/lib/programmes/schema/content";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

/** `Desks ≥ 1 张`, `Rooms include: …`; the condition as it is checked, not as it is advised. */
export function conditionText({ fact, comparator, value }: ConditionContent, t: Words): string {
  const definition = factRegistry[fact];
  const unit = "unit" in definition ? definition.unit : "";
  const option = (one: unknown) =>
    "options" in definition && typeof one === "string"
      ? t(`factOptions.${fact}.${one}` as Parameters<Words>[0])
      : String(one);
  const shown = () => {
    if (value === true || value === false) return t(value ? "yes" : "no");
    if (value === "asOf") return t("standard.thatDay");
    if (Array.isArray(value))
      return comparator === "between" ? value.join("–") : value.map(option).join(t("listComma"));
    return option(value);
  };
  return t(`compare.${comparator}`, { fact: t(`facts.${fact}`), value: shown(), unit }).trim();
}
