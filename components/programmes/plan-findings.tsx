import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { PlanCheck, PlanFigures } from "@/lib/programmes/rules/plan-table";
import { formatNumber } from "@/lib/shared/format";
import { cellName } from "./plan-cell-name";

type PlanFindingsProps = { table: PlanFigures; check: PlanCheck; names: readonly string[] };

/** Says in words what does not add up, and whether the errors hide each other. */
export async function PlanFindings({ table, check, names }: PlanFindingsProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (check.mismatches.length === 0) return <Notice tone="met" title={t("plan.consistent")} />;
  return (
    <Notice tone="doubt" title={t("plan.inconsistent", { count: check.mismatches.length })}>
      <ul className="mt-1 list-disc pl-5">
        {check.mismatches.map(({ cell, printed, computed }) => (
          <li key={JSON.stringify(cell)}>
            {t("plan.mismatch", {
              cell: cellName(cell, table, names, t),
              printed: formatNumber(printed, locale),
              computed: formatNumber(computed, locale),
            })}
          </li>
        ))}
      </ul>
      {check.cancel.columnTotals || check.cancel.rowTotals ? <p className="mt-1">{t("plan.cancel")}</p> : null}
    </Notice>
  );
}
