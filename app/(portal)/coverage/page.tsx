import { Bars, MANY_BARS } from "@/components/coverage/bars";
import { Controls } from "@/components/coverage/controls";
import { CountingNotes } from "@/components/coverage/counting-notes";
import { CourseCard } from "@/components/coverage/course-card";
import { KeyFigures } from "@/components/coverage/key-figures";
import { DoubtNotices, NoPromiseNotice, ProblemNotice } from "@/components/coverage/notices";
import { linksOf } from "@/components/coverage/place";
import { problemTexts } from "@/components/coverage/problem-texts";
import { Tiles } from "@/components/coverage/tiles";
import { UnitTable } from "@/components/coverage/unit-table";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCoverage } from "@/lib/coverage/queries";
import { programmeHref } from "@/lib/programmes/rules/links";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { answered } from "./answered";

const page = portalPage({
  route: "/coverage",
  permission: "coverage:read",
  words: "coverage",
  load: ({ actor, search }) => answered(search, (params) => getCoverage(actor, params)),
});

export const generateMetadata = page.title(({ data, t, locale }) => {
  const { dashboard } = data.answer;
  return dashboard ? t("titleOf", { region: regionLabel(dashboard.region, locale) }) : t("titlePlain");
});

export default page.body(async ({ data: { today, params, answer }, t, locale }) => {
  const { dashboard } = answer;
  if (!dashboard) {
    return (
      <>
        <PageHead title={t("titlePlain")} />
        <EmptyState
          title={t("empty.title")}
          action={<LinkButton href="/programmes">{t("empty.toProgrammes")}</LinkButton>}
        >
          {t("empty.none")}
        </EmptyState>
      </>
    );
  }
  const { programme, region, line } = dashboard;
  const links = linksOf(dashboard, params.reading);
  const wide = dashboard.tiles.length === 0 && (dashboard.units.length === 0 || dashboard.units.length > MANY_BARS);
  const crumbs = [
    ...line.map((unit) => ({
      label: regionLabel(unit, locale),
      ...(unit.open ? { href: links.region(unit.code) } : {}),
    })),
    { label: regionLabel(region, locale) },
  ];
  return (
    <>
      <PageHead
        title={
          programme.stationType
            ? t("title", {
                region: regionLabel(region, locale),
                type: pick(locale, programme.stationType.name, programme.stationType.nameEn),
              })
            : t("titleOf", { region: regionLabel(region, locale) })
        }
        crumbs={crumbs}
        lead={
          <>
            <Link href={programmeHref(links.programme)}>{pick(locale, programme.title, programme.titleEn)}</Link>
            {programme.clause ? (
              <>
                {" · "}
                <Link href={links.clause(programme.clause.number)}>
                  {t("clause", {
                    label: programme.clause.label,
                    heading: pick(locale, programme.clause.heading, programme.clause.headingEn),
                  })}
                </Link>
              </>
            ) : null}
            <span className="print-only">
              {t("printed", { day: formatDate(dashboard.asOf, locale) })}
              {programme.plan ? t("printedReading", { reading: t(`controls.${dashboard.reading}`) }) : null}
            </span>
          </>
        }
        actions={
          <Controls
            dashboard={dashboard}
            links={links}
            programmes={answer.programmes.map(({ id, title, titleEn }) => ({
              id,
              label: pick(locale, title, titleEn),
            }))}
          />
        }
      />
      <ProblemNotice problems={await problemTexts(params, answer, today)} />
      <DoubtNotices dashboard={dashboard} links={links} />
      <NoPromiseNotice dashboard={dashboard} />
      <KeyFigures dashboard={dashboard} links={links} />
      <div className="mb-4 grid gap-4 lg:grid-cols-2">
        <CourseCard dashboard={dashboard} wide={wide} />
        {dashboard.tiles.length > 0 ? (
          <Tiles
            groups={dashboard.tiles}
            unplanned={dashboard.total.final === null ? [] : dashboard.setUpSince.map(({ code }) => code)}
            links={links}
            className=""
          />
        ) : dashboard.units.length > 0 ? (
          <Bars dashboard={dashboard} links={links} className={wide ? "lg:col-span-2" : ""} />
        ) : null}
      </div>
      <UnitTable dashboard={dashboard} links={links} />
      <CountingNotes dashboard={dashboard} />
    </>
  );
});
