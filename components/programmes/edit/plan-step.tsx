import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/inputs";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { gridText } from "@/lib/programmes/schema/plan-form";
import { pick } from "@/lib/shared/locale";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { clauseOptions } from "./options";
import { PlanForm, type PlanFormLabels } from "./plan-form";
import { PlanGridForm } from "./plan-grid-form";

type PlanStepProps = {
  bundle: ProgrammeBundle;
  types: readonly { code: string; name: string; nameEn: string }[];
  /** Given when the table is typed in: its years and the units that may stand in it. */
  typing: { years: readonly number[]; units: readonly { name: string; label: string }[] } | null;
};

const labelKeys = [
  ...["clause", "title", "titleEn", "stationType", "table", "tableHint", "file", "fileHint", "check", "checking"],
  ...["confirm", "confirmHint", "confirmTitle", "submit", "failed", "preview", "unit", "total", "printedRow"],
  ...["computedRow", "errors", "warnings", "clean"],
] as (keyof PlanFormLabels)[];

export async function PlanStep({ bundle, types, typing }: PlanStepProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses, planTables } = bundle.content;
  if (clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const table = planTables[0];
  const annex = clauses.findLast(({ number }) => number.startsWith("annex")) ?? clauses[0];
  const common = {
    programmeId: bundle.id,
    lock: bundle.lock,
    labels: Object.fromEntries(labelKeys.map((key) => [key, t(`planForm.${key}`)])) as PlanFormLabels,
    clauses: clauseOptions(bundle, locale, t),
    stationTypes: types.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) })),
    stored: {
      clause: table?.clause ?? annex?.number ?? "",
      title: table?.title ?? annex?.heading ?? "",
      titleEn: table?.titleEn ?? annex?.headingEn ?? "",
      stationTypeCode: table?.stationTypeCode ?? "township_station",
    },
  };
  const first = table?.years[0] ?? Number(bundle.version.effectiveFrom.slice(0, 4));
  const here = `/programmes/${bundle.id}/edit/plan`;
  return (
    <>
      {typing ? (
        <>
          <p className="mb-4">
            <Link href={here} className="text-accent underline">
              {t("planForm.toPaste")}
            </Link>
          </p>
          <PlanGridForm {...common} years={typing.years} {...storedCells(table, typing.units)} />
        </>
      ) : (
        <>
          <form
            action={here}
            className="mb-5 flex flex-wrap items-end gap-3 rounded-md border border-line bg-surface px-4 py-3"
          >
            <span className="pb-1.5 font-semibold">{t("planForm.toType")}</span>
            <label htmlFor="years-from">
              <span className="mb-1 block text-sm text-ink-soft">{t("planForm.fromYear")}</span>
              <TextInput id="years-from" name="from" inputMode="numeric" defaultValue={first} className="max-w-24" />
            </label>
            <label htmlFor="years-to">
              <span className="mb-1 block text-sm text-ink-soft">{t("planForm.toYear")}</span>
              <TextInput
                id="years-to"
                name="to"
                inputMode="numeric"
                defaultValue={table?.years.at(-1) ?? first + 3}
                className="max-w-24"
              />
            </label>
            <Button type="submit">{t("planForm.openGrid")}</Button>
          </form>
          <PlanForm {...common} table={table ? storedText(table) : ""} />
        </>
      )}
      <NextStep id={bundle.id} current="plan" />
    </>
  );
}

type StoredTable = ProgrammeBundle["content"]["planTables"][number];
const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));

function storedCells(table: StoredTable | undefined, units: readonly { name: string; label: string }[]) {
  const byYear = (numbers: readonly number[] | undefined): Record<number, string> =>
    Object.fromEntries(table?.years.map((year, index) => [year, text(numbers?.[index])]) ?? []);
  return {
    units: units.map((unit) => {
      const row = table?.rows.find(({ label }) => label === unit.name);
      return { ...unit, values: byYear(row?.values), total: text(row?.printedTotal) };
    }),
    totals: byYear(table?.printedTotals),
    grandTotal: text(table?.printedGrandTotal),
  };
}

/** The stored table as it would be pasted, with the totals as printed. */
function storedText(table: StoredTable): string {
  const printed = table.printedGrandTotal !== null || table.rows.some(({ printedTotal }) => printedTotal !== null);
  const total = (value: number | null) => (printed ? [text(value)] : []);
  return gridText([
    ["单位", ...table.years.map((year) => `${year}年`), ...(printed ? ["合计"] : [])],
    ...table.rows.map((row) => [row.label, ...row.values.map(String), ...total(row.printedTotal)]),
    ...(table.printedTotals.length > 0
      ? [["总计", ...table.printedTotals.map(String), ...total(table.printedGrandTotal)]]
      : []),
  ]);
}
