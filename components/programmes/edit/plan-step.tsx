import { getLocale, getTranslations } from "next-intl/server";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { gridText } from "@/lib/programmes/schema/plan-form";
import { pick } from "@/lib/shared/locale";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { clauseOptions } from "./options";
import { PlanForm, type PlanFormLabels } from "./plan-form";

type PlanStepProps = { bundle: ProgrammeBundle; types: readonly { code: string; name: string; nameEn: string }[] };

const labelKeys = [
  "clause",
  "title",
  "titleEn",
  "stationType",
  "table",
  "tableHint",
  "file",
  "fileHint",
  "check",
  "checking",
  "confirm",
  "confirmHint",
  "submit",
  "failed",
  "preview",
  "unit",
  "total",
  "printedRow",
  "computedRow",
  "errors",
  "warnings",
  "clean",
  "cell",
] as const;

export async function PlanStep({ bundle, types }: PlanStepProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses, planTables } = bundle.content;
  if (clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const table = planTables[0];
  const annex = clauses.findLast(({ number }) => number.startsWith("annex")) ?? clauses[0];
  const labels = Object.fromEntries(labelKeys.map((key) => [key, t(`planForm.${key}`)])) as PlanFormLabels;
  return (
    <>
      <PlanForm
        programmeId={bundle.id}
        lock={bundle.lock}
        clauses={clauseOptions(bundle, locale)}
        stationTypes={types.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) }))}
        labels={labels}
        stored={{
          clause: table?.clause ?? annex?.number ?? "",
          title: table?.title ?? annex?.heading ?? "",
          titleEn: table?.titleEn ?? annex?.headingEn ?? "",
          stationTypeCode: table?.stationTypeCode ?? "township_station",
          table: table ? storedText(table) : "",
        }}
      />
      <NextStep id={bundle.id} current="plan" />
    </>
  );
}

/** The stored table as it would be pasted, with the totals as printed. */
function storedText(table: ProgrammeBundle["content"]["planTables"][number]): string {
  const printed = table.printedGrandTotal !== null || table.rows.some(({ printedTotal }) => printedTotal !== null);
  const total = (value: number | null) => (printed ? [value === null ? "" : String(value)] : []);
  return gridText([
    ["单位", ...table.years.map((year) => `${year}年`), ...(printed ? ["合计"] : [])],
    ...table.rows.map((row) => [row.label, ...row.values.map(String), ...total(row.printedTotal)]),
    ...(table.printedTotals.length > 0
      ? [["总计", ...table.printedTotals.map(String), ...total(table.printedGrandTotal)]]
      : []),
  ]);
}
