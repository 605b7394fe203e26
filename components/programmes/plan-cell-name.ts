import type { getTranslations } from "next-intl/server";
import type { PlanCell, PlanFigures } from "@/lib/programmes/rules/plan-table";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

/** What a number of the table is called: `沙洋县 2022年`, `2022年总计`. `names` are the units in the reader's language. */
export function cellName(cell: PlanCell, table: PlanFigures, names: readonly string[], t: Words): string {
  if (cell.kind === "grandTotal") return t("plan.cell.grandTotal");
  if (cell.kind === "columnTotal") return t("plan.cell.columnTotal", { year: String(table.years[cell.column] ?? "") });
  const unit = names[cell.row] ?? "";
  if (cell.kind === "rowTotal") return t("plan.cell.rowTotal", { unit });
  return t("plan.cell.cell", { unit, year: String(table.years[cell.column] ?? "") });
}
