import { getLocale, getTranslations } from "next-intl/server";
import { saveTargetsAction } from "@/lib/programmes/actions";
import { measureIds, measureKey, measureRegistry } from "@/lib/programmes/rules/measures";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { comparators } from "@/lib/programmes/schema/content";
import { targetRows } from "@/lib/programmes/schema/form-values";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels, strengthOptions } from "./options";
import { RowsForm } from "./rows-form";

export async function TargetsStep({ bundle }: { bundle: ProgrammeBundle }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (bundle.content.clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const measures = measureIds.map((id) => ({
    value: id,
    label: t("target.measureUnit", { measure: t(`measures.${measureKey(id)}`), unit: measureRegistry[id].unit }),
  }));
  return (
    <>
      <RowsForm
        name="targets"
        action={saveTargetsAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        kept={["code"]}
        rows={targetRows(bundle)}
        labels={rowsLabels(t, t("row.target"))}
        fields={[
          { name: "text", label: t("target.text"), hint: t("target.textHint"), wide: true, control: { kind: "text" } },
          { name: "textEn", label: t("target.textEn"), wide: true, control: { kind: "text" } },
          { name: "measure", label: t("target.measure"), control: { kind: "select", options: measures } },
          {
            name: "comparator",
            label: t("target.comparator"),
            control: {
              kind: "select",
              options: comparators.map((value) => ({ value, label: t(`comparator.${value}`) })),
            },
          },
          { name: "value", label: t("target.value"), control: { kind: "number" } },
          {
            name: "dueOn",
            label: t("target.due"),
            hint: t("target.dueHint"),
            control: { kind: "date", meaning: "due" },
          },
          { name: "strength", label: t("strength.title"), control: { kind: "select", options: strengthOptions(t) } },
          {
            name: "clause",
            label: t("row.clause"),
            control: { kind: "select", options: rowClauseOptions(bundle, locale, t) },
          },
        ]}
      />
      <NextStep id={bundle.id} current="targets" />
    </>
  );
}
