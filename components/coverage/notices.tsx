import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { programmeHref } from "@/lib/programmes/rules/links";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { CoverageLinks } from "./place";

/** What the reader asked for and did not get, and what is shown instead. */
export function ProblemNotice({ problems }: { problems: readonly string[] }) {
  const t = useTranslations("coverage.problems");
  if (problems.length === 0) return null;
  return (
    <Notice tone="underway" title={t("title")} role="status">
      {problems.join(" ")}
    </Notice>
  );
}

/** A programme may promise no number of stations at all: then there is nothing to judge by. */
export function NoPromiseNotice({ dashboard: { programme, region, total } }: { dashboard: Dashboard }) {
  const t = useTranslations("coverage.noPromise");
  const locale = useLocale();
  if (total.milestones.length > 0 || region.level >= (programme.stationType?.level ?? 4)) return null;
  return (
    <Notice tone="info" title={t("title")}>
      {t("text", { programme: pick(locale, programme.title, programme.titleEn), region: regionLabel(region, locale) })}
    </Notice>
  );
}

/** Each doubt about the plan table, whether it changes a verdict here, and where it is ruled on. */
export function DoubtNotices({ dashboard, links }: { dashboard: Dashboard; links: CoverageLinks }) {
  const t = useTranslations("coverage.doubt");
  const readingName = useTranslations("coverage.controls");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const { programme, differences, region, reading, units } = dashboard;
  const affected = differences.map(({ unit, dueOn, against }) =>
    t("differItem", { unit: regionLabel(unit, locale), year: dueOn.slice(0, 4), against: t(against) }),
  );
  return programme.doubts.map((doubt) => (
    <Notice key={doubt.code} tone="doubt" title={t("title")}>
      {pick(locale, doubt.description, doubt.descriptionEn)}{" "}
      {affected.length === 0
        ? t(units.length > 0 ? "same" : "sameOne", { region: regionLabel(region, locale) })
        : t("differ", { list: list.format(affected) })}{" "}
      {doubt.ruling?.reading === reading ? t("ruled", { reading: readingName(reading) }) : null}
      {doubt.ruling ? null : t("unruled", { reading: readingName(reading) })}{" "}
      <Link href={programmeHref(links.programme, "doubts")}>{doubt.ruling ? t("ruling") : t("noRuling")}</Link>
    </Notice>
  ));
}
