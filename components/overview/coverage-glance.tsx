import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Figure, Figures } from "@/components/ui/figures";
import type { MilestoneVerdict } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { rowsHref } from "@/lib/coverage/rules/params";
import { percentOf } from "@/lib/coverage/rules/ratio";
import { sternest } from "@/lib/coverage/rules/verdict";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate, formatNumber, formatPercent } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { Behind } from "./behind";
import { coverageLink } from "./links";

/** Do we keep what the document promised: four figures, and who is behind. */
export function CoverageGlance({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("overview.coverage");
  const locale = useLocale();
  const { programme, region, asOf, total, units } = dashboard;
  const rows = (day = asOf) => rowsHref({ programme: programme.id, region: region.code, asOf: day, reading: null });
  const share = total.byPlan && percentOf(total.byPlan);
  const overdue = total.milestones.every(({ due }) => due);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Card
      title={t("title")}
      actions={<LinkButton href={coverageLink(programme.id, region.code)}>{t("open")}</LinkButton>}
    >
      <p className="mb-3 text-sm text-ink-soft">
        {pick(locale, programme.title, programme.titleEn)} · {t("asOf", { date: formatDate(asOf, locale) })}
      </p>
      <Figures>
        <Figure
          label={t("built")}
          value={number(total.built)}
          unit={total.final === null ? t("unit") : t("ofPlanned", { planned: total.final })}
          note={total.gap === null ? undefined : total.gap > 0 ? t("gap", { gap: total.gap }) : t("noGap")}
          tone={total.gap === null ? undefined : total.gap === 0 ? "met" : overdue ? "missed" : "underway"}
          href={rows()}
        />
        {share === null ? null : (
          <Figure
            label={t("share")}
            value={formatPercent(share / 100, locale)}
            note={t("preparing", { count: total.preparing })}
          />
        )}
        <LastDue milestone={total.milestones.findLast(({ due }) => due)} rows={rows} />
        <NextDue dashboard={dashboard} />
      </Figures>
      <Behind programme={programme.id} units={units} asOf={asOf} />
    </Card>
  );
}

type LastDueProps = { milestone: MilestoneVerdict | undefined; rows: (day: IsoDate) => string };

function LastDue({ milestone, rows }: LastDueProps) {
  const t = useTranslations("overview.coverage");
  const locale = useLocale();
  if (!milestone) return null;
  const verdict = sternest([milestone.planVerdict, milestone.floor?.verdict]);
  return (
    <Figure
      label={t("lastDue", { date: formatDate(milestone.dueOn, locale) })}
      value={formatNumber(milestone.built, locale)}
      unit={t("ofPlanned", { planned: milestone.planned ?? milestone.floor?.needed ?? 0 })}
      note={verdict ? t(verdict) : undefined}
      tone={verdict ?? undefined}
      href={rows(milestone.dueOn)}
    />
  );
}

function NextDue({ dashboard: { total } }: { dashboard: Dashboard }) {
  const t = useTranslations("overview.coverage");
  const locale = useLocale();
  const { pace } = total;
  if (!pace) {
    if (total.milestones.length === 0) return <Figure label={t("nextDue")} value={t("none")} note={t("noDue")} />;
    const ahead = total.milestones.some(({ due }) => !due);
    return <Figure label={t("nextDue")} value={t("none")} note={t(ahead ? "allMet" : "allDue")} />;
  }
  return (
    <Figure
      label={t("dueBy", { date: formatDate(pace.dueOn, locale) })}
      value={formatNumber(pace.perMonth, locale)}
      unit={t("perMonth")}
      note={t("pace", { remaining: pace.remaining, rate: formatNumber(pace.lastYearPerMonth, locale) })}
      tone={pace.lastYearPerMonth < pace.perMonth ? "missed" : "met"}
    />
  );
}
