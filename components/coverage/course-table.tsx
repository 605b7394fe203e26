import { useLocale, useTranslations } from "next-intl";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { percentOf } from "@/lib/coverage/rules/ratio";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import { type IsoDate, yearEnd } from "@/lib/shared/dates";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { percentText } from "./labels";

/** What the drawing of the course shows, in numbers: every year's end that something was promised for, and the day itself. */
export function CourseTable({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("coverage.course");
  const locale = useLocale();
  const { total, asOf } = dashboard;
  const { milestones } = total;
  const planned = milestones.some((milestone) => milestone.planned !== null);
  const floors = milestones.some((milestone) => milestone.floor);
  const number = (value: number | null | undefined) => (value == null ? "—" : formatNumber(value, locale));
  const now = total.byPlan ?? total.byTownships;
  return (
    <Table label={t("title")} className="mt-2 text-sm">
      <THead>
        <tr>
          <TH>{t("when")}</TH>
          {planned ? <TH numeric>{t("planned")}</TH> : null}
          <TH numeric>{t("count")}</TH>
          {milestones.length > 0 ? <TH numeric>{t(total.byPlan ? "share" : "shareTownships")}</TH> : null}
          {floors ? <TH numeric>{t("floorCount")}</TH> : null}
        </tr>
      </THead>
      <tbody>
        {milestones.map(({ dueOn, due, planned: promised, built, byPlan, byTownships, floor }) => (
          <tr key={dueOn}>
            <TH scope="row">{t("yearEnd", { year: dueOn.slice(0, 4) })}</TH>
            {planned ? <NumCell>{number(promised)}</NumCell> : null}
            {due ? <NumCell>{number(built)}</NumCell> : <TD className="text-right! text-ink-soft">{t("notYet")}</TD>}
            <NumCell>{due ? percentText(percentOf(byPlan ?? byTownships, floor?.points)) : "—"}</NumCell>
            {floors ? <NumCell>{number(floor?.needed)}</NumCell> : null}
          </tr>
        ))}
        {milestones.length === 0
          ? yearEndsBefore(asOf).map((day) => (
              <tr key={day}>
                <TH scope="row">{t("yearEnd", { year: day.slice(0, 4) })}</TH>
                <NumCell>{number(dashboard.course.findLast((at) => at.day <= day)?.built ?? 0)}</NumCell>
              </tr>
            ))
          : null}
        {milestones.some(({ dueOn }) => dueOn === asOf) ? null : (
          <tr>
            <TH scope="row">{t("asOf", { day: formatDate(asOf, locale) })}</TH>
            {planned ? <NumCell>—</NumCell> : null}
            <NumCell>{number(total.built)}</NumCell>
            {milestones.length > 0 ? <NumCell>{percentText(percentOf(now))}</NumCell> : null}
            {floors ? <NumCell>—</NumCell> : null}
          </tr>
        )}
      </tbody>
    </Table>
  );
}

function yearEndsBefore(day: IsoDate): IsoDate[] {
  const first = Number(FIRST_DAY.slice(0, 4));
  const years = Array.from({ length: Number(day.slice(0, 4)) - first + 1 }, (_, index) => yearEnd(first + index));
  return years.filter((end) => end < day);
}
