import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figure, Figures } from "@/components/ui/figures";
import { Link } from "@/components/ui/link";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { daysBetween } from "@/lib/coverage/rules/pace";
import { percentOf } from "@/lib/coverage/rules/ratio";
import { pointsToPercent } from "@/lib/programmes/rules/floor";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { floorText, percentText, verdictTone } from "./labels";
import type { CoverageLinks } from "./place";
import { TOWNSHIPS } from "./tiles";
import { UNITS } from "./unit-table";

type Props = { dashboard: Dashboard; links: CoverageLinks };

/** The official's four questions: how many, how far, is the floor kept, will it be done in time. What the document does not promise is not asked. */
export function KeyFigures(props: Props) {
  return (
    <Figures>
      <BuiltFigure {...props} />
      <RateFigure {...props} />
      <FloorFigure {...props} />
      <PaceFigure {...props} />
    </Figures>
  );
}

/** Why the region has no plan: the document is silent on it, or older than it. */
function useNoPlan({ region, setUpSince }: Dashboard): string {
  const t = useTranslations("coverage.figures");
  const day = setUpSince.find(({ code }) => code === region.code)?.newlySetUp;
  return day ? t("noPlanYet", { year: day.slice(0, 4) }) : t("noPlan");
}

function BuiltFigure({ dashboard, links }: Props) {
  const t = useTranslations("coverage.figures");
  const locale = useLocale();
  const noPlan = useNoPlan(dashboard);
  const { total, region } = dashboard;
  const { built, final, gap, preparing, milestones } = total;
  const source = milestones.findLast(({ planClause }) => planClause)?.planClause;
  const open = milestones.some((milestone) => !milestone.due);
  const note =
    gap === null
      ? noPlan
      : gap === 0
        ? t("complete")
        : preparing > 0
          ? t.rich("gapPreparing", {
              gap,
              preparing,
              rows: (text) => <Link href={links.preparing(region.code)}>{text}</Link>,
            })
          : t("gap", { gap });
  return (
    <Figure
      label={t("built")}
      value={formatNumber(built, locale)}
      unit={
        final === null
          ? t("unit")
          : t.rich("ofPlan", {
              final,
              source: (text) => (source ? <Link href={links.promise(source)}>{text}</Link> : text),
            })
      }
      note={note}
      tone={gap === null ? undefined : gap === 0 ? "met" : open ? "underway" : "missed"}
      href={links.rows(region.code)}
    />
  );
}

function RateFigure({ dashboard: { total, tiles, units } }: Props) {
  const t = useTranslations("coverage.figures");
  const list = tiles.length > 0 ? TOWNSHIPS : units.length > 0 ? UNITS : null;
  const all = (text: ReactNode) => (list ? <a href={`#${list}`}>{text}</a> : text);
  const townships = percentOf(total.byTownships);
  const main = total.byPlan ? percentOf(total.byPlan) : townships;
  const note =
    townships === null
      ? t("rateNone")
      : total.byPlan
        ? t.rich("rateNote", { townships: total.townships, percent: percentText(townships), all })
        : t.rich("ratePlanNote", { townships: total.townships, all });
  return (
    <Figure
      label={t("rate")}
      value={main === null ? t("none") : main.toFixed(1)}
      unit={main === null ? undefined : "%"}
      note={note}
    />
  );
}

/** The floor that fell due last; before the first, the one that falls due next. */
function FloorFigure({ dashboard: { total } }: Props) {
  const t = useTranslations("coverage.figures");
  const verdictName = useTranslations("coverage.verdict");
  const locale = useLocale();
  const withFloor = total.milestones.filter((milestone) => milestone.floor);
  const shown = withFloor.findLast((milestone) => milestone.due) ?? withFloor[0];
  if (!shown?.floor) return null;
  const { floor, countedOn, dueOn } = shown;
  const differs = floor.verdictByTownships !== null && floor.verdictByTownships !== floor.verdict;
  return (
    <Figure
      label={t("floor", { year: dueOn.slice(0, 4) })}
      value={pointsToPercent(floor.points)}
      unit="%"
      tone={verdictTone[floor.verdict]}
      note={
        <>
          {t("floorNote", {
            day: formatDate(countedOn, locale),
            percent: percentText(percentOf(floor.ratio, floor.points)),
            verdict: verdictName(floor.verdict),
          })}
          {differs && floor.verdictByTownships ? (
            <span className="block text-ink-soft">
              {t("floorBase", { verdict: verdictName(floor.verdictByTownships) })}
            </span>
          ) : null}
        </>
      }
    />
  );
}

function PaceFigure({ dashboard }: Props) {
  const t = useTranslations("coverage.figures");
  const locale = useLocale();
  const { total, asOf } = dashboard;
  const { pace, milestones, built } = total;
  if (pace) {
    const number = (value: number) => formatNumber(value, locale);
    return (
      <Figure
        label={t("pace")}
        value={number(pace.perMonth)}
        unit={t("paceUnit")}
        tone={pace.lastYearPerMonth >= pace.perMonth ? "met" : "missed"}
        note={t("paceNote", {
          day: formatDate(pace.dueOn, locale),
          remaining: pace.remaining,
          average: number(pace.lastYearPerMonth),
        })}
      />
    );
  }
  const last = milestones.at(-1);
  if (!last) return null;
  const promised = total.final ?? last.floor?.needed ?? 0;
  const gap = Math.max(0, promised - built);
  if (gap > 0 && last.due) {
    const day = formatDate(last.dueOn, locale);
    const percent = last.floor ? floorText(pointsToPercent(last.floor.points)) : "";
    const days = daysBetween(last.dueOn, asOf);
    return (
      <Figure
        label={days === 0 ? t("done") : t("overdue")}
        value={days === 0 ? <span className="text-xl">{t("dueNow")}</span> : formatNumber(days, locale)}
        unit={days === 0 ? undefined : t("overdueUnit")}
        tone="missed"
        note={
          total.final === null
            ? t("overdueFloorNote", { day, percent, needed: promised, gap })
            : t("overdueNote", { day, final: promised, gap })
        }
      />
    );
  }
  const missed = milestones
    .filter(({ planVerdict, floor }) => planVerdict === "missed" || floor?.verdict === "missed")
    .map(({ dueOn }) => dueOn.slice(0, 4));
  if (missed.length > 0) {
    const years = new Intl.ListFormat(locale, { type: "conjunction" }).format(missed);
    return (
      <Figure
        label={t("done")}
        value={<span className="text-xl">{t("doneLate")}</span>}
        tone="underway"
        note={t("doneLateNote", { built, years })}
      />
    );
  }
  return (
    <Figure
      label={t("done")}
      value={<span className="text-xl">{t("doneValue")}</span>}
      tone="met"
      note={t("doneNote")}
    />
  );
}
