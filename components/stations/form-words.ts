import { getLocale, getTranslations } from "next-intl/server";
import type { Option } from "@/components/ui/inputs";
import { factDefinition, factGroupIds, factGroups } from "@/lib/stations/rules/fact-groups";
import { type StationFacts, stationFactIds } from "@/lib/stations/schema/facts";
import { factText } from "./fact-text";
import type { SecondStationWords } from "./second-station";

export type FactWord = {
  id: string;
  label: string;
  kind: "text" | "number" | "date" | "choice" | "set" | "boolean";
  unit: string;
  options: Option[];
  hint?: string;
};

/** All words of the station forms, which are drawn in the browser. */
export type FormWords = {
  groups: { title: string; facts: FactWord[] }[];
  labels: Record<string, string>;
  blank: string;
  theirs: string;
  take: string;
  keep: string;
  conflictHint: string;
};

export const secondWords = (t: (key: string) => string): SecondStationWords => ({
  legend: t("second.legend"),
  hint: t("second.hint"),
  tick: t("second.tick"),
});

export async function formWords(): Promise<FormWords> {
  const [t, facts, locale] = await Promise.all([getTranslations("stations"), getTranslations("facts"), getLocale()]);
  const text = factText(t, facts, locale);
  const word = (id: string): FactWord => {
    const definition = factDefinition(id) ?? { type: "text" as const };
    const codes = "options" in definition ? definition.options : [];
    return {
      id,
      label: text.label(id),
      kind: definition.type,
      unit: definition.type === "number" ? t(`unit.${definition.unit}`).trim() : "",
      options:
        definition.type === "boolean"
          ? ["yes", "no"].map((value) => ({ value, label: t(value) }))
          : codes.map((value) => ({ value, label: text.value(id, value) })),
      ...(id === "signText" ? { hint: t("form.signHint") } : {}),
    };
  };
  return {
    groups: factGroupIds.map((group) => ({ title: t(`groups.${group}`), facts: factGroups[group].map(word) })),
    labels: {
      ...Object.fromEntries(stationFactIds.map((id) => [id, text.label(id)])),
      name: t("form.name"),
      organisationId: t("detail.organisation"),
      from: t("form.from"),
      reason: t("form.reason"),
      regionCode: t("form.region"),
      typeCode: t("form.type"),
      status: t("form.firstStatus"),
      on: t("form.on"),
      note: t("form.note"),
      second: t("second.legend"),
    },
    blank: t("blank"),
    theirs: t.raw("form.theirs") as string,
    take: t("form.take"),
    keep: t("form.keep"),
    conflictHint: t("form.conflictHint"),
  };
}

export type FormValues = Record<string, string | string[]>;

/** Stored facts as a form holds them. */
export const formValues = (facts: StationFacts): FormValues =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      Array.isArray(value) ? value : typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? ""),
    ]),
  );
