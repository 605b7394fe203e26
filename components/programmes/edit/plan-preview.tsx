"use client";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { NumCell, Table, TH, THead } from "@/components/ui/table";
import type { ImportProblem } from "@/lib/programmes/rules/plan-problems";
import { checkPlanTable } from "@/lib/programmes/rules/plan-table";
import type { PlanCheckAnswer } from "@/lib/programmes/schema/plan-form";
import type { FileSource } from "@/lib/shared/spreadsheet/table-file";

export type PreviewLabels = Record<
  "preview" | "unit" | "total" | "printedRow" | "computedRow" | "errors" | "warnings" | "clean",
  string
>;

/** What was read of a table, and every problem with its cell. */
export function PlanPreview({ answer, labels }: { answer: PlanCheckAnswer; labels: PreviewLabels }) {
  const errors = answer.problems.filter(({ severity }) => severity === "error");
  const warnings = answer.problems.filter(({ severity }) => severity === "warning");
  return (
    <section aria-label={labels.preview} className="mb-4">
      {answer.source ? <Source source={answer.source} /> : null}
      {errors.length > 0 ? (
        <Notice tone="missed" title={`${labels.errors} · ${errors.length}`}>
          <Problems problems={errors} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice tone="doubt" title={`${labels.warnings} · ${warnings.length}`}>
          <Problems problems={warnings} />
        </Notice>
      ) : null}
      {answer.problems.length === 0 ? <Notice tone="met" title={labels.clean} /> : null}
      {answer.table ? <Sheet table={answer.table} labels={labels} /> : null}
    </section>
  );
}

/** Which sheet was read, since a workbook may hold last year's table or a draft as well. */
function Source({ source: { sheet, otherSheets } }: { source: FileSource }) {
  const t = useTranslations("errors.planFile");
  return (
    <Notice tone="info" title={t("sheetRead", { sheet })}>
      {otherSheets.length > 0 ? t("sheetsNotRead", { sheets: otherSheets.join("、") }) : null}
    </Notice>
  );
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
  const t = useTranslations("errors");
  return (
    <ul className="mt-1 list-disc pl-5">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>
          {t(`plan.${problem.code}`, { ...problem.params, cell: problem.cell ?? "" })}
        </li>
      ))}
    </ul>
  );
}

type SheetProps = { table: NonNullable<PlanCheckAnswer["table"]>; labels: PreviewLabels };

function Sheet({ table, labels }: SheetProps) {
  const check = checkPlanTable(table);
  const tone = (printed: number | null | undefined, computed: number | undefined) =>
    printed === null || printed === undefined || printed === computed ? undefined : ("doubt" as const);
  return (
    <Table label={labels.preview} caption={labels.preview}>
      <THead>
        <tr>
          <TH>{labels.unit}</TH>
          {table.years.map((year) => (
            <TH key={year} numeric>
              {year}
            </TH>
          ))}
          <TH numeric>{labels.total}</TH>
        </tr>
      </THead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={row.key}>
            <TH scope="row">{row.label}</TH>
            {row.values.map((value, column) => (
              <NumCell key={table.years[column]}>{value}</NumCell>
            ))}
            <NumCell tone={tone(row.printedTotal, check.rowSums[index])}>{row.printedTotal ?? "—"}</NumCell>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <TH scope="row">{labels.printedRow}</TH>
          {table.years.map((year, column) => (
            <NumCell key={year} tone={tone(table.printedTotals[column], check.columnSums[column])}>
              {table.printedTotals[column] ?? "—"}
            </NumCell>
          ))}
          <NumCell tone={tone(table.printedGrandTotal, check.sum)}>{table.printedGrandTotal ?? "—"}</NumCell>
        </tr>
        <tr>
          <TH scope="row">{labels.computedRow}</TH>
          {check.columnSums.map((sum, column) => (
            <NumCell key={table.years[column]}>{sum}</NumCell>
          ))}
          <NumCell>{check.sum}</NumCell>
        </tr>
      </tfoot>
    </Table>
  );
}
