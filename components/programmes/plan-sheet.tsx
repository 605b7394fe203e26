import { getLocale, getTranslations } from "next-intl/server";
import { NumCell, Table, TH, THead } from "@/components/ui/table";
import type { PlanCheck, PlanFigures } from "@/lib/programmes/rules/plan-table";
import { formatNumber } from "@/lib/shared/format";

type PlanSheetProps = { table: PlanFigures; check: PlanCheck; names: readonly string[]; caption: string };

/** The table as printed; a total that does not add up shows what was printed and what it sums to, with a mark. */
export async function PlanSheet({ table, check, names, caption }: PlanSheetProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const number = (value: number) => formatNumber(value, locale);
  const { printedTotals, printedGrandTotal } = table;
  return (
    <Table label={caption} caption={caption}>
      <THead>
        <tr>
          <TH>{t("plan.unit")}</TH>
          {table.years.map((year) => (
            <TH key={year} numeric>
              {t("plan.year", { year: String(year) })}
            </TH>
          ))}
          <TH numeric>{t("plan.total")}</TH>
        </tr>
      </THead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={row.key}>
            <TH scope="row">{names[index] ?? row.label}</TH>
            {row.values.map((value, column) => (
              <NumCell key={table.years[column]}>{number(value)}</NumCell>
            ))}
            <Total printed={row.printedTotal} computed={check.rowSums[index] ?? 0} number={number} words={words(t)} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <TH scope="row">{t("plan.printedRow")}</TH>
          {table.years.map((year, column) => (
            <Total
              key={year}
              printed={printedTotals[column] ?? null}
              computed={check.columnSums[column] ?? 0}
              number={number}
              words={words(t)}
            />
          ))}
          <Total printed={printedGrandTotal} computed={check.sum} number={number} words={words(t)} />
        </tr>
        <tr>
          <TH scope="row">{t("plan.computedRow")}</TH>
          {check.columnSums.map((sum, column) => (
            <NumCell key={table.years[column]} tone={isWrong(printedTotals[column], sum) ? "doubt" : undefined}>
              {number(sum)}
            </NumCell>
          ))}
          <NumCell tone={isWrong(printedGrandTotal, check.sum) ? "doubt" : undefined}>{number(check.sum)}</NumCell>
        </tr>
      </tfoot>
    </Table>
  );
}

const isWrong = (printed: number | null | undefined, computed: number) =>
  printed !== null && printed !== undefined && printed !== computed;

type Words = { wrong: string; notPrinted: string };
const words = (t: Awaited<ReturnType<typeof getTranslations<"programmes">>>): Words => ({
  wrong: t("plan.wrong"),
  notPrinted: t("plan.notPrinted"),
});

type TotalProps = { printed: number | null; computed: number; number: (value: number) => string; words: Words };

function Total({ printed, computed, number, words: { wrong, notPrinted } }: TotalProps) {
  if (printed === null)
    return (
      <NumCell>
        <span className="text-ink-faint">{notPrinted}</span>
      </NumCell>
    );
  if (printed === computed) return <NumCell>{number(printed)}</NumCell>;
  const difference = printed - computed;
  return (
    <NumCell tone="doubt">
      <span className="mr-1.5 text-xs font-semibold text-doubt">
        <span aria-hidden="true">◆ </span>
        {wrong} {difference > 0 ? "+" : "−"}
        {number(Math.abs(difference))}
      </span>
      <span className="underline decoration-doubt decoration-wavy underline-offset-4">{number(printed)}</span>
    </NumCell>
  );
}
