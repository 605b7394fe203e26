import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type PlanRepair, type PlanRepairs, smallestRepairs } from "@/lib/programmes/rules/plan-repairs";
import type { PlanFigures } from "@/lib/programmes/rules/plan-table";
import { formatNumber } from "@/lib/shared/format";
import { cellName } from "./plan-cell-name";

/** The least that would have to change for every total to be right. Advice only: the portal changes nothing. */
export async function RepairList({ table, names }: { table: PlanFigures; names: readonly string[] }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const found: PlanRepairs = smallestRepairs(table);
  if (found.size === 0) return null;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Card title={t("repair.title")}>
      {found.size === null ? (
        <p>{t("repair.tooMany")}</p>
      ) : (
        <>
          <p className="mb-2 max-w-prose text-ink-soft">
            {t("repair.lead", { size: found.size, count: found.repairs.length })}
            {found.complete ? "" : ` ${t("repair.more")}`}
          </p>
          <ol className="list-decimal pl-6">
            {found.repairs.toSorted(totalsFirst).map((repair) => (
              <li key={JSON.stringify(repair)} className="py-1">
                <span className="mr-2 text-sm text-ink-soft">
                  {t(isOfTotals(repair) ? "repair.totals" : "repair.cells")}
                </span>
                {repair
                  .map(({ cell, from, to }) =>
                    t("repair.change", { cell: cellName(cell, table, names, t), from: number(from), to: number(to) }),
                  )
                  .join(t("listSemicolon"))}
              </li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

const isOfTotals = (repair: PlanRepair) => repair.every(({ cell }) => cell.kind !== "cell");
const totalsFirst = (a: PlanRepair, b: PlanRepair) => Number(isOfTotals(b)) - Number(isOfTotals(a));
