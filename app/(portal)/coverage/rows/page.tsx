import { getTranslations } from "next-intl/server";
import { ProblemNotice } from "@/components/coverage/notices";
import { linksOf } from "@/components/coverage/place";
import { problemTexts } from "@/components/coverage/problem-texts";
import { rowColumns } from "@/components/coverage/row-columns";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { listCoverageRows } from "@/lib/coverage/queries";
import { rowsHref } from "@/lib/coverage/rules/params";
import { rowState } from "@/lib/coverage/schema/params";
import { NotFound } from "@/lib/platform/errors";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { answered } from "../answered";

const SHOWN = 50;

const page = portalPage({
  route: "/coverage/rows",
  permission: "coverage:read",
  words: "coverage",
  load: async ({ actor, search }) => {
    const { answer, ...asked } = await answered(search, (params) =>
      listCoverageRows(actor, { ...params, most: SHOWN }),
    );
    // Without a programme in one's area there is no number, and so no stations behind one.
    if (!answer.dashboard) throw new NotFound();
    return { ...asked, answer, dashboard: answer.dashboard };
  },
});

export const generateMetadata = page.title(({ data: { dashboard, params }, t, locale }) => {
  const region = regionLabel(dashboard.region, locale);
  return params.outside ? t("rows.titleOutside", { region }) : t("rows.title", { region, state: params.state });
});

/** The stations behind a number of the dashboard. */
export default page.body(async ({ data: { today, params, answer, dashboard }, t, locale }) => {
  const [words, status] = await Promise.all([getTranslations("coverage.rows"), getTranslations("stations.status")]);
  const { rows, count, next } = answer;
  const links = linksOf(dashboard, params.reading);
  const region = regionLabel(dashboard.region, locale);
  const day = formatDate(dashboard.asOf, locale);
  const { state, outside } = params;
  return (
    <>
      <PageHead
        title={outside ? t("rows.titleOutside", { region }) : t("rows.title", { region, state })}
        crumbs={[
          ...dashboard.line.map((unit) => ({
            label: regionLabel(unit, locale),
            ...(unit.open ? { href: links.region(unit.code) } : {}),
          })),
          { label: region, href: links.region(dashboard.region.code) },
          { label: outside ? t("table.elsewhere") : t(`rows.${state}`) },
        ]}
        lead={
          <>
            {t("rows.lead", {
              day,
              programme: pick(locale, dashboard.programme.title, dashboard.programme.titleEn),
              count,
            })}
            {outside ? <p>{t("rows.leadOutside", { day: formatDate(outside, locale) })}</p> : null}
          </>
        }
        actions={rowState.options
          .filter((option) => !outside && option !== state)
          .map((option) => (
            <LinkButton key={option} href={rowsHref(links.here, option)}>
              {t("rows.show", { state: t(`rows.${option}`), count: dashboard.total[option] })}
            </LinkButton>
          ))}
      />
      <ProblemNotice problems={await problemTexts(params, answer, today)} />
      {rows.length > 0 ? (
        <Card>
          <DataTable
            label={words("name")}
            columns={rowColumns({ t: words, status, locale })}
            rows={rows}
            keyOf={({ code }) => code}
            head={(name) => words(name)}
          />
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
});
