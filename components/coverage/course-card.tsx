import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Course, type CourseData } from "@/components/charts/course";
import { ExploreCourse } from "@/components/charts/explore-course";
import { Card } from "@/components/ui/card";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";
import { courseMoments } from "./course-moments";
import { CourseTable } from "./course-table";

/** Line of plan against fact with the floors, and the same as a table: under it, or beside it where the card is wide. */
export function CourseCard({ dashboard, wide }: { dashboard: Dashboard; wide: boolean }) {
  const t = useTranslations("coverage.course");
  const locale = useLocale();
  const label = t("describe", {
    region: regionLabel(dashboard.region, locale),
    day: formatDate(dashboard.asOf, locale),
    built: dashboard.total.built,
  });
  const title = (day: IsoDate, value: number) => t("point", { day: formatDate(day, locale), value });
  const { milestones } = dashboard.total;
  const planned = milestones.some((milestone) => milestone.planned !== null);
  const floors = milestones.some((milestone) => milestone.floor);
  const keys = (
    <ul aria-hidden="true" className="flex flex-wrap gap-x-3 text-ink-soft">
      <Key line="border-t-3 border-accent">{t("built")}</Key>
      {planned ? <Key line="border-t-2 border-dashed border-ink-faint">{t("plan")}</Key> : null}
      {floors ? <Key line="border-t-3 border-missed">{t("floor")}</Key> : null}
    </ul>
  );
  return (
    <Card
      title={t(milestones.length > 0 ? "title" : "titleBuilt")}
      className={wide ? "lg:col-span-2" : ""}
      actions={keys}
    >
      <div className={wide ? "grid items-start gap-x-8 lg:grid-cols-2" : ""}>
        <div className="min-w-0">
          <figure>
            <div className="print-only mb-2 text-xs">{keys}</div>
            <Course data={courseData(dashboard, label, title)} number={(value) => formatNumber(value, locale)} />
          </figure>
          <Explore dashboard={dashboard} legend={keys} />
        </div>
        <CourseTable dashboard={dashboard} />
      </div>
    </Card>
  );
}

function Explore({ dashboard, legend }: { dashboard: Dashboard; legend: ReactNode }) {
  const t = useTranslations("coverage.explore");
  const locale = useLocale();
  const stations = (count: number) => t("stations", { count });
  const gapText = (gap: number) => (gap > 0 ? t("short", { gap }) : gap < 0 ? t("ahead", { more: -gap }) : t("even"));
  const moments = courseMoments(dashboard, {
    title: (day) => formatDate(day, locale),
    tick: (day) => t("month", { month: Number(day.slice(5, 7)) }),
    facts: ({ built, target, floor }) => [
      [t("built"), built === null ? t("notYet") : stations(built)],
      ...(target ? [[t("planned", { year: target.dueOn.slice(0, 4) }), stations(target.planned)] as const] : []),
      ...(target && built !== null ? [[t("gap"), gapText(target.planned - built)] as const] : []),
      ...(floor === null ? [] : [[t("floor"), stations(floor)] as const]),
    ],
  });
  const region = regionLabel(dashboard.region, locale);
  return (
    <ExploreCourse
      moments={moments}
      legend={legend}
      words={{
        open: t("open"),
        close: t("close"),
        chart: t("chart", { region }),
        hint: t("hint"),
        range: t("range"),
        allYears: t("allYears"),
        failed: t("failed"),
      }}
    />
  );
}

function Key({ line, children }: { line: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span className={`inline-block w-4.5 ${line}`} />
      {children}
    </li>
  );
}

const dayNumber = (day: IsoDate): number => Date.parse(day) / 86_400_000;

function courseData(
  { total, course, asOf }: Dashboard,
  label: string,
  title: (day: IsoDate, value: number) => string,
): CourseData {
  const point = (day: IsoDate, y: number) => ({ x: dayNumber(day), y, title: title(day, y) });
  const { milestones } = total;
  const planned = milestones.flatMap(({ dueOn, planned }) => (planned === null ? [] : [point(dueOn, planned)]));
  const plan = planned.length > 0 ? [point(FIRST_DAY, 0), ...planned] : [];
  const floors = milestones.flatMap(({ dueOn, floor }) => (floor ? [point(dueOn, floor.needed)] : []));
  const before = course.findLast(({ day }) => day < FIRST_DAY)?.built ?? 0;
  const fact = [
    point(FIRST_DAY, before),
    ...course.filter(({ day }) => day >= FIRST_DAY).map(({ day, built }) => point(day, built)),
  ];
  const marks = new Map([
    ...milestones.filter(({ due }) => due).map(({ dueOn, built }) => [dueOn, built] as const),
    [asOf, total.built],
  ]);
  const lastDue = milestones.at(-1)?.dueOn ?? asOf;
  return {
    label,
    from: dayNumber(FIRST_DAY),
    to: dayNumber(lastDue > asOf ? lastDue : asOf),
    max: Math.max(1, total.final ?? 0, ...[...plan, ...floors, ...fact].map(({ y }) => y)),
    fact,
    plan,
    floors,
    ticks: milestones.map(({ dueOn }) => ({ x: dayNumber(dueOn), label: dueOn.slice(0, 4) })),
    marks: [...marks].map(([day, value]) => point(day, value)),
  };
}
