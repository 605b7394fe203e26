import type { PlanTableContent } from "@/lib/programmes/schema/content";

/** Of a table that is typed in. */
export const MOST_YEARS = 15;

type Unit = { code: string; name: string; label: string };
const text = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));

/** What is stored, by unit and year. A row whose unit is not offered stays, so that saving says what became of it. */
export function storedCells(table: PlanTableContent | undefined, offered: readonly Unit[]) {
  const byYear = (numbers: readonly number[] | undefined): Record<number, string> =>
    Object.fromEntries(table?.years.map((year, index) => [year, text(numbers?.[index])]) ?? []);
  const others = table?.rows.filter(({ regionCode }) => !offered.some(({ code }) => code === regionCode)) ?? [];
  const units = [...offered, ...others.map(({ regionCode, label }) => ({ code: regionCode, name: label, label }))];
  return {
    units: units.map((unit) => {
      const row = table?.rows.find(({ regionCode }) => regionCode === unit.code);
      return { ...unit, values: byYear(row?.values), total: text(row?.printedTotal) };
    }),
    totals: byYear(table?.printedTotals),
    grandTotal: text(table?.printedGrandTotal),
  };
}
