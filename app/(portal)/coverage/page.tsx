import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Bars } from "@/components/coverage/bars";
import { Controls } from "@/components/coverage/controls";
import { CountingNotes } from "@/components/coverage/counting-notes";
import { CourseCard } from "@/components/coverage/course-card";
import { KeyFigures } from "@/components/coverage/key-figures";
import { DoubtNotices, ProblemNotice } from "@/components/coverage/notices";
import { linksOf } from "@/components/coverage/place";
import { problemTexts } from "@/components/coverage/problem-texts";
import { Tiles } from "@/components/coverage/tiles";
import { UnitTable } from "@/components/coverage/unit-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { getCoverage } from "@/lib/coverage/queries";
import { coverageParams, type SearchParams } from "@/lib/coverage/rules/params";
import { NotFound } from "@/lib/platform/errors";
import { requirePermission } from "@/lib/platform/session";
import { clauseHref, programmeHref } from "@/lib/programmes/rules/links";
import { todayInChina } from "@/lib/shared/dates";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("coverage");
  return { title: t("titlePlain") };
}

export default async function CoveragePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("coverage:read");
  const [t, locale, search] = await Promise.all([getTranslations("coverage"), getLocale(), searchParams]);
  const today = todayInChina();
  const params = coverageParams(search, today);
  const answer = await getCoverage(actor, params).catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
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
            ? t("title", { type: pick(locale, programme.stationType.name, programme.stationType.nameEn) })
            : t("titlePlain")
        }
        crumbs={crumbs}
        lead={
          <>
            <Link href={programmeHref({ id: programme.id })}>{pick(locale, programme.title, programme.titleEn)}</Link>
            {programme.clause ? (
              <>
                {" · "}
                <Link href={clauseHref({ id: programme.id }, programme.clause.number)}>
                  {t("clause", {
                    label: programme.clause.label,
                    heading: pick(locale, programme.clause.heading, programme.clause.headingEn),
                  })}
                </Link>
              </>
            ) : null}
          </>
        }
        actions={
          <Controls
            dashboard={dashboard}
            today={today}
            links={links}
            programmes={answer.programmes.map(({ id, title, titleEn }) => ({
              id,
              label: pick(locale, title, titleEn),
            }))}
          />
        }
      />
      <ProblemNotice problems={await problemTexts(params, answer, today)} />
      <DoubtNotices dashboard={dashboard} />
      <KeyFigures dashboard={dashboard} links={links} />
      <div className="mb-4 grid gap-4 lg:grid-cols-2">
        <CourseCard dashboard={dashboard} className={dashboard.units.length > 0 ? "" : "lg:col-span-2"} />
        {dashboard.tiles.length > 0 ? (
          <Tiles groups={dashboard.tiles} links={links} className="" />
        ) : dashboard.units.length > 0 ? (
          <Bars dashboard={dashboard} links={links} className="" />
        ) : null}
      </div>
      <UnitTable dashboard={dashboard} links={links} />
      <CountingNotes dashboard={dashboard} />
    </>
  );
}
