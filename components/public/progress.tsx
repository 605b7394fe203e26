import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter } from "@/components/ui/meter";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { toneIcon } from "@/components/ui/tone";
import type { MilestoneVerdict } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { percentOf } from "@/lib/coverage/rules/ratio";
import { sternest } from "@/lib/coverage/rules/verdict";
import { formatDate, formatNumber, formatPercent } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

/** Plan against fact of every published programme that promises stations. */
export function Progress({ dashboards }: { dashboards: readonly Dashboard[] }) {
  const t = useTranslations("public.coverage");
  const promising = dashboards.filter(({ total }) => total.milestones.length > 0);
  return (
    <section aria-labelledby="progress" className="mb-8">
      <h2 id="progress" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 max-w-3xl text-sm text-ink-soft">{t("lead")}</p>
      {promising.length === 0 ? <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState> : null}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(26rem,100%),1fr))] gap-4">
        {promising.map((dashboard) => (
          <ProgrammeProgress key={dashboard.programme.id} dashboard={dashboard} />
        ))}
      </div>
    </section>
  );
}

function ProgrammeProgress({ dashboard: { programme, region, asOf, total } }: { dashboard: Dashboard }) {
  const t = useTranslations("public.coverage");
  const locale = useLocale();
  const title = pick(locale, programme.title, programme.titleEn);
  const overdue = total.milestones.every(({ due }) => due);
  const share = total.byPlan && percentOf(total.byPlan);
  return (
    <Card title={`${regionLabel(region, locale)} · ${title}`} className="">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-sm text-ink-soft">{t("built")}</span>
        <strong className="text-3xl font-semibold">{formatNumber(total.built, locale)}</strong>
        <span className="text-ink-soft">
          {total.final === null ? t("unit") : t("ofPlanned", { planned: formatNumber(total.final, locale) })}
        </span>
        {share === null ? null : (
          <span className="text-ink-soft">{t("share", { percent: formatPercent(share / 100, locale) })}</span>
        )}
        {total.gap ? (
          <span className={overdue ? "text-missed" : "text-underway"}>
            <span aria-hidden="true">{toneIcon[overdue ? "missed" : "underway"]} </span>
            {t("gap", { gap: total.gap })}
          </span>
        ) : null}
      </p>
      {total.final === null ? null : (
        <Meter
          value={total.built}
          max={total.final}
          label={`${total.built} / ${total.final}`}
          className="my-2 w-full"
        />
      )}
      <p className="mb-3 text-sm text-ink-soft">{t("asOf", { date: formatDate(asOf, locale) })}</p>
      <Table label={t("table", { title })}>
        <THead>
          <tr>
            <TH>{t("year")}</TH>
            <TH numeric>{t(total.final === null ? "floor" : "plan")}</TH>
            <TH numeric>{t("actual")}</TH>
            <TH>{t("verdict")}</TH>
          </tr>
        </THead>
        <tbody>
          {total.milestones.map((milestone) => (
            <MilestoneRow key={milestone.dueOn} milestone={milestone} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function MilestoneRow({ milestone }: { milestone: MilestoneVerdict }) {
  const t = useTranslations("public.coverage");
  const locale = useLocale();
  const verdict = sternest([milestone.planVerdict, milestone.floor?.verdict]);
  const planned = milestone.planned ?? milestone.floor?.needed;
  return (
    <tr>
      <TH scope="row">{milestone.dueOn.slice(0, 4)}</TH>
      <NumCell>{planned === undefined ? "–" : formatNumber(planned, locale)}</NumCell>
      <NumCell>{formatNumber(milestone.built, locale)}</NumCell>
      <TD>{verdict ? <Tag tone={verdict}>{t(verdict)}</Tag> : "–"}</TD>
    </tr>
  );
}
