import { factRegistry } from "@/lib/programmes/rules/fact-registry";
import type { Field } from "@/lib/shared/fields";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { stationFields } from "@/lib/stations/schema/facts";

type Say = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

export type FactText = { label: (fact: string) => string; value: (fact: string, value: unknown) => string };

/** How facts read in the reader's language; `t` and `facts` are the namespaces `stations` and `facts`. */
export function factText(t: Say, facts: Say, locale: string): FactText {
  const option = (fact: string, code: unknown) => {
    const key = `option.${fact}.${String(code)}`;
    return facts.has(key) ? facts(key) : String(code);
  };
  return {
    label: (fact) => (facts.has(`label.${fact}`) ? facts(`label.${fact}`) : fact),
    value: (fact, value) => {
      const field: Field | undefined = Object.hasOwn(stationFields.defined, fact)
        ? stationFields.defined[fact as keyof typeof stationFields.defined]
        : undefined;
      if (value === null || value === undefined || value === "") return t("blank");
      if (Array.isArray(value))
        return value.length > 0 ? value.map((one) => option(fact, one)).join(t("listSeparator")) : t("blank");
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (typeof value === "number") {
        // Months of an agreement are counted, not entered.
        const counted = fact === "agreementMonths" ? factRegistry.agreementMonths.unit : undefined;
        const named = field?.kind === "number" ? field.unit : counted;
        const unit = named ? t(`unit.${named}`) : "";
        return `${formatNumber(value, locale)}${unit && !/^\s/.test(unit) ? " " : ""}${unit}`;
      }
      if (field?.kind === "day") return formatDate(String(value), locale);
      return field && "options" in field ? option(fact, value) : String(value);
    },
  };
}
