import { getLocale, getTranslations } from "next-intl/server";
import { saveDeadlinesAction } from "@/lib/programmes/actions";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { deadlineRows } from "@/lib/programmes/schema/form-values";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels, strengthOptions } from "./options";
import { RowsForm } from "./rows-form";

export async function DeadlinesStep({ bundle }: { bundle: ProgrammeBundle }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (bundle.content.clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  return (
    <>
      <RowsForm
        name="deadlines"
        action={saveDeadlinesAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        kept={["code"]}
        rows={deadlineRows(bundle)}
        labels={rowsLabels(t, t("row.deadline"))}
        fields={[
          { name: "what", label: t("deadline.what"), wide: true, control: { kind: "text" } },
          { name: "whatEn", label: t("deadline.whatEn"), wide: true, control: { kind: "text" } },
          { name: "dueOn", label: t("deadline.due"), control: { kind: "date", meaning: "due" } },
          { name: "yearly", label: t("deadline.repeat"), control: { kind: "check", label: t("deadline.yearly") } },
          { name: "strength", label: t("strength.title"), control: { kind: "select", options: strengthOptions(t) } },
          { name: "responsible", label: t("deadline.responsible"), control: { kind: "text" } },
          { name: "responsibleEn", label: t("deadline.responsibleEn"), control: { kind: "text" } },
          {
            name: "clause",
            label: t("row.clause"),
            control: { kind: "select", options: rowClauseOptions(bundle, locale, t) },
          },
          { name: "reportTo", label: t("deadline.reportTo"), control: { kind: "text" } },
          { name: "reportToEn", label: t("deadline.reportToEn"), control: { kind: "text" } },
        ]}
      />
      <NextStep id={bundle.id} current="deadlines" />
    </>
  );
}
