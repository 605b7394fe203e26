import { getLocale, getTranslations } from "next-intl/server";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { type PlanFloor, pointsToPercent, reachesFloor } from "@/lib/programmes/rules/floor";
import { cumulativePlan, type PlanFigures, plannedInAll, planReadings } from "@/lib/programmes/rules/plan-table";
import { formatNumber, formatPercent } from "@/lib/shared/format";

/** The plan added up year by year under both readings, against the floors that the document sets. */
export async function PlanReadings({ table, floors }: { table: PlanFigures; floors: readonly PlanFloor[] }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  return (
    <Table label={t("plan.cumulative")} caption={t("plan.cumulativeCaption")}>
      <THead>
        <tr>
          <TH>{t("plan.reading")}</TH>
          {table.years.map((year) => (
            <TH key={year} numeric>
              {t("plan.byEndOf", { year: String(year) })}
            </TH>
          ))}
        </tr>
      </THead>
      <tbody>
        <tr>
          <TH scope="row">{t("plan.floor")}</TH>
          {table.years.map((year) => {
            const floor = floors.find((one) => one.year === year);
            return (
              <NumCell key={year}>{floor ? `≥ ${formatNumber(pointsToPercent(floor.points), locale)} %` : "—"}</NumCell>
            );
          })}
        </tr>
        {planReadings.map((reading) => (
          <tr key={reading}>
            <TH scope="row">{t(`plan.readings.${reading}`)}</TH>
            {cumulativePlan(table, reading).map(({ year, total, percent }) => {
              const floor = floors.find((one) => one.year === year);
              const met = floor && reachesFloor(total, plannedInAll(table, reading), floor.points);
              return (
                <TD key={year} className="text-right!">
                  <span className="whitespace-nowrap">
                    <strong>{formatNumber(total, locale)}</strong>
                    <span className="ml-2 text-ink-soft">
                      {percent === null ? "" : formatPercent(percent / 100, locale)}
                    </span>
                  </span>
                  {met === undefined ? null : (
                    <span className="ml-2">
                      <Tag tone={met ? "met" : "missed"}>{t(met ? "plan.floorMet" : "plan.floorMissed")}</Tag>
                    </span>
                  )}
                </TD>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
