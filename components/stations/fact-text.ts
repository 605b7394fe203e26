import { formatDate, formatNumber } from "@/lib/shared/format";
import { factDefinition } from "@/lib/stations/rules/fact-groups";

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
      const definition = factDefinition(fact);
      if (value === null || value === undefined || value === "") return t("blank");
      if (Array.isArray(value))
        return value.length > 0 ? value.map((one) => option(fact, one)).join(t("listSeparator")) : t("blank");
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (typeof value === "number") {
        const unit = definition?.type === "number" ? t(`unit.${definition.unit}`) : "";
        return `${formatNumber(value, locale)}${unit && !/^\s/.test(unit) ? " " : ""}${unit}`;
      }
      if (definition?.type === "date") return formatDate(String(value), locale);
      return definition && "options" in definition ? option(fact, value) : String(value);
    },
  };
}
