import { getTranslations } from "next-intl/server";
import { describeField } from "@/components/ui/fields/describe";
import type { DescribedField, FieldPart } from "@/components/ui/fields/field";
import { factGroupIds, factGroups } from "@/lib/stations/rules/fact-groups";
import { type StationFactId, stationFields } from "@/lib/stations/schema/facts";
import { type StationStatus, stationStatuses } from "@/lib/stations/schema/status";
import { factText } from "./fact-text";

export type Words = Awaited<ReturnType<typeof getTranslations<"stations">>>;
type Named = { id: string; name: string };

/** The facts of a station, group by group. */
export async function factParts(t: Words, locale: string): Promise<FieldPart[]> {
  const facts = factText(t, await getTranslations("facts"), locale);
  const say = {
    label: facts.label,
    hint: (id: string) => (id === "signText" ? t("form.signHint") : undefined),
    option: facts.value,
    unit: (unit: string) => t(`unit.${unit}` as "unit.人").trim(),
    ...{ blank: t("blank"), yes: t("yes"), no: t("no") },
  };
  const field = (id: StationFactId) => describeField(id, stationFields.defined[id], say);
  return factGroupIds.map((group) => ({ title: t(`groups.${group}`), fields: factGroups[group].map(field) }));
}

/** Name and organisation, which not everybody who may change facts may change. */
export const registerPart = (t: Words, organisations: readonly Named[], hint?: string): FieldPart => ({
  fields: [
    { id: "name", label: t("form.name"), hint, kind: "text" },
    {
      ...{ id: "organisationId", label: t("detail.organisation"), kind: "choice", blank: t("detail.noOrganisation") },
      options: organisations.map(({ id, name }) => ({ value: id, label: name })),
    },
  ],
});

export const statusField = (
  t: Words,
  label: string,
  statuses: readonly StationStatus[] = stationStatuses,
): Extract<DescribedField, { kind: "choice" }> => ({
  ...{ id: "status", label, kind: "choice" },
  options: statuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
});

/** From which day an entry holds, and why. */
export const entryPart = (t: Words, hint: string, reason: Partial<DescribedField>): FieldPart => ({
  fields: [
    { id: "from", label: t("form.from"), hint, required: true, kind: "day", meaning: "happened" },
    { label: "", ...reason, id: "reason", kind: "area" },
  ],
});

export const secondWords = (t: Words) => ({
  legend: t("second.legend"),
  hint: t("second.hint"),
  tick: t("second.tick"),
});
