import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Meter } from "@/components/ui/meter";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import type { MilestoneVerdict, RegionCoverage } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { percentOf } from "@/lib/coverage/rules/ratio";
import type { RegionUnit } from "@/lib/coverage/schema/answer";
import { pointsToPercent } from "@/lib/programmes/rules/floor";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { floorText, percentText } from "./labels";
import type { CoverageLinks } from "./place";
import { VerdictTag } from "./verdict-tag";

const TITLES = ["country", "province", "city", "county", "township"] as const;

/** The bar says no more than the rate beside it: it stands only where there is room. */
const meterClass = (years: number): string =>
  years > 4 ? "hidden" : "hidden min-[90rem]:table-cell in-data-[text=large]:hidden print:hidden";

/** Id of the card. */
export const UNITS = "units";

type Props = { dashboard: Dashboard; links: CoverageLinks };

/** Every unit at every year's end and on the day: count, plan, floor and both verdicts; each number leads to its stations. */
export function UnitTable({ dashboard, links }: Props) {
  const t = useTranslations("coverage.table");
  const locale = useLocale();
  const { region, total, units, elsewhere, setUpSince } = dashboard;
  const years = total.milestones;
  const byPlan = [total, ...units.map(({ coverage }) => coverage)].some((coverage) => coverage.byPlan);
  const floors = years.some(({ floor }) => floor);
  const legend = byPlan ? (floors ? "legend" : "legendPlan") : "legendFloor";
  const title = t(TITLES[region.level] ?? "township");
  const own = (
    <UnitRow
      unit={region}
      coverage={total}
      asOf={dashboard.asOf}
      builtBy={{}}
      years={years}
      byPlan={byPlan}
      links={links}
    />
  );
  return (
    <Card id={UNITS} title={title}>
      <Table label={title} caption={years.length > 0 ? t(legend) : undefined}>
        <THead>
          <tr>
            <TH>{t("region")}</TH>
            {total.milestones.map(({ dueOn, floor }) => (
              <TH key={dueOn}>
                {t("year", { year: dueOn.slice(0, 4) })}
                {floor ? (
                  <span className="block text-xs font-normal">
                    <Link href={links.clause(floor.clause.number)}>
                      {t("floor", { percent: floorText(pointsToPercent(floor.points)) })}
                    </Link>
                  </span>
                ) : null}
              </TH>
            ))}
            <TH numeric>
              {t("now")}
              <span className="block text-xs font-normal">{formatDate(dashboard.asOf, locale)}</span>
            </TH>
            <TH className={meterClass(years.length)}>
              <span className="sr-only">{t("share")}</span>
            </TH>
            {byPlan ? <TH numeric>{t("byPlan")}</TH> : null}
            <TH numeric>{t("byTownships")}</TH>
          </tr>
        </THead>
        <tbody>
          {units.map(({ unit, coverage, builtBy }) => (
            <UnitRow
              key={unit.code}
              unit={unit}
              href={links.to(unit)}
              setUpOn={byPlan ? (setUpSince.find(({ code }) => code === unit.code)?.newlySetUp ?? null) : null}
              coverage={coverage}
              asOf={dashboard.asOf}
              builtBy={builtBy}
              years={years}
              byPlan={byPlan}
              links={links}
            />
          ))}
          {elsewhere.built !== 0 || Object.values(elsewhere.builtBy).some((built) => built > 0) ? (
            <tr>
              <TH scope="row">
                {t("elsewhere")}
                <span className="block text-xs font-normal text-ink-soft">{t("elsewhereNote")}</span>
              </TH>
              {years.map(({ dueOn, countedOn }) => (
                <TD key={dueOn}>
                  <Elsewhere count={elsewhere.builtBy[dueOn] ?? 0} on={countedOn} links={links} />
                </TD>
              ))}
              <NumCell>
                <Elsewhere count={elsewhere.built} on={dashboard.asOf} links={links} />
              </NumCell>
              <TD className={meterClass(years.length)} />
              <TD colSpan={byPlan ? 2 : 1} />
            </tr>
          ) : null}
        </tbody>
        {units.length > 0 ? <tfoot>{own}</tfoot> : <tbody>{own}</tbody>}
      </Table>
    </Card>
  );
}

type UnitRowProps = {
  unit: RegionUnit;
  href?: string;
  /** When the unit came after the programme, which therefore has no plan for it. */
  setUpOn?: string | null;
  coverage: RegionCoverage;
  asOf: string;
  /** Where the unit has no promise of its own. */
  builtBy: Readonly<Record<string, number>>;
  years: readonly MilestoneVerdict[];
  /** Whether anything is planned for any row. */
  byPlan: boolean;
  links: CoverageLinks;
};

function UnitRow({ unit, href, setUpOn, coverage, asOf, builtBy, years, byPlan: planned, links }: UnitRowProps) {
  const t = useTranslations("coverage.table");
  const locale = useLocale();
  const name = regionLabel(unit, locale);
  const { built, final, byPlan, byTownships, milestones } = coverage;
  const base = byPlan ?? byTownships;
  return (
    <tr>
      <TH scope="row">
        {href ? <Link href={href}>{name}</Link> : name}
        {setUpOn ? (
          <span className="block text-xs font-normal text-ink-soft">
            {t("setUpSince", { year: setUpOn.slice(0, 4) })}
          </span>
        ) : null}
      </TH>
      {years.map(({ dueOn, countedOn }) => {
        const own = milestones.find((milestone) => milestone.dueOn === dueOn);
        return (
          <TD key={dueOn} className="whitespace-nowrap">
            <YearCell
              label={t("open", {
                unit: name,
                day: formatDate(countedOn, locale),
                built: own?.built ?? builtBy[dueOn] ?? 0,
              })}
              built={own?.built ?? builtBy[dueOn] ?? 0}
              milestone={own}
              href={links.rows(unit.code, countedOn)}
            />
          </TD>
        );
      })}
      <NumCell>
        <Count
          label={t("open", { unit: name, day: formatDate(asOf, locale), built })}
          count={built}
          href={links.rows(unit.code)}
        />
        {final === null ? null : <span className="ml-1 font-normal text-ink-faint">{t("of", { planned: final })}</span>}
      </NumCell>
      <TD className={meterClass(years.length)}>
        <Meter value={base.part} max={base.whole} label={t("meter", { built, final: base.whole })} className="w-24" />
      </TD>
      {planned ? <NumCell>{byPlan ? percentText(percentOf(byPlan)) : "—"}</NumCell> : null}
      <NumCell className="text-ink-soft">{percentText(percentOf(byTownships))}</NumCell>
    </tr>
  );
}

/** A number that leads to its stations. */
function Count({ label, count, href }: { label: string; count: number; href: string }) {
  const locale = useLocale();
  return (
    <Link
      href={href}
      aria-label={label}
      className="inline-block min-w-4 text-right font-semibold text-ink underline decoration-line-strong"
    >
      {formatNumber(count, locale)}
    </Link>
  );
}

/** Of an empty list nothing is to be seen. */
function Elsewhere({ count, on, links }: { count: number; on: string; links: CoverageLinks }) {
  const t = useTranslations("coverage.table");
  const locale = useLocale();
  if (count === 0) return formatNumber(0, locale);
  const label = t("open", { unit: t("elsewhere"), day: formatDate(on, locale), built: count });
  return <Count label={label} count={count} href={links.outside(on)} />;
}

type YearCellProps = { label: string; built: number; milestone: MilestoneVerdict | undefined; href: string };

/** Count and plan with its verdict; under it the rate with the floor's; under both what is missing and, in time, the pace. */
function YearCell({ label, built, milestone, href }: YearCellProps) {
  const t = useTranslations("coverage.table");
  const locale = useLocale();
  const { planned, planVerdict, floor } = milestone ?? { planned: null, planVerdict: null, floor: null };
  return (
    <>
      <span className="flex items-baseline gap-1.5 print:flex-col print:items-start print:gap-0">
        <span className="flex items-baseline gap-1.5">
          <Count label={label} count={built} href={href} />
          {planned === null ? null : <span className="font-normal text-ink-faint">{t("of", { planned })}</span>}
        </span>
        {planVerdict ? <VerdictTag verdict={planVerdict} /> : null}
      </span>
      {floor ? (
        <span className="mt-0.5 flex items-baseline gap-1.5 text-xs font-normal text-ink-soft print:flex-col print:items-start print:gap-0">
          {percentText(percentOf(floor.ratio, floor.points))}
          <VerdictTag verdict={floor.verdict} />
        </span>
      ) : null}
      {milestone && milestone.missing > 0 ? (
        <span className="mt-0.5 block text-xs font-normal text-ink-soft print:whitespace-normal">
          {milestone.pace && milestone.planned !== 1
            ? t("missingPace", { missing: milestone.missing, pace: formatNumber(milestone.pace.perMonth, locale) })
            : t("missing", { missing: milestone.missing })}
        </span>
      ) : null}
    </>
  );
}
