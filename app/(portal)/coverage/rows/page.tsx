import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ProblemNotice } from "@/components/coverage/notices";
import { linksOf } from "@/components/coverage/place";
import { problemTexts } from "@/components/coverage/problem-texts";
import { RowsTable } from "@/components/coverage/rows-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { listCoverageRows } from "@/lib/coverage/queries";
import { coverageParams, rowsHref, type SearchParams } from "@/lib/coverage/rules/params";
import { rowState } from "@/lib/coverage/schema/params";
import { NotFound } from "@/lib/platform/errors";
import { requirePermission } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("coverage");
  return { title: t("titlePlain") };
}

/** The stations behind a number of the dashboard. */
export default async function RowsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("coverage:read");
  const [t, locale, search] = await Promise.all([getTranslations("coverage"), getLocale(), searchParams]);
  const today = todayInChina();
  const params = coverageParams(search, today);
  const answer = await listCoverageRows(actor, { ...params, most: PAGE }).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
  const { dashboard, rows, next } = answer;
  if (!dashboard) notFound();
  const links = linksOf(dashboard, params.reading);
  const region = regionLabel(dashboard.region, locale);
  const day = formatDate(dashboard.asOf, locale);
  const { state } = params;
  return (
    <>
      <PageHead
        title={t("rows.title", { region, state: t(`rows.${state}`) })}
        crumbs={[
          ...dashboard.line.map((unit) => ({
            label: regionLabel(unit, locale),
            ...(unit.open ? { href: links.region(unit.code) } : {}),
          })),
          { label: region, href: links.region(dashboard.region.code) },
          { label: t(`rows.${state}`) },
        ]}
        lead={t("rows.lead", {
          day,
          programme: pick(locale, dashboard.programme.title, dashboard.programme.titleEn),
          count: dashboard.total[state],
        })}
        actions={rowState.options
          .filter((option) => option !== state)
          .map((option) => (
            <LinkButton key={option} href={rowsHref(links.here, option)}>
              {t(`rows.${option}`)} ({dashboard.total[option]})
            </LinkButton>
          ))}
      />
      <ProblemNotice problems={await problemTexts(params, answer, today)} />
      {rows.length > 0 ? (
        <Card>
          <RowsTable rows={rows} />
        </Card>
      ) : (
        <EmptyState
          title={t("rows.empty")}
          action={<LinkButton href={links.region(dashboard.region.code)}>{t("rows.back")}</LinkButton>}
        >
          {t(state === "built" ? "rows.emptyBuilt" : "rows.emptyPreparing", { day, region })}
        </EmptyState>
      )}
      <Pager
        first={params.after ? rowsHref(links.here, state) : undefined}
        next={next ? rowsHref(links.here, state, next) : undefined}
      />
    </>
  );
}
