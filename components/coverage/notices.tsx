import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { programmeHref } from "@/lib/programmes/rules/links";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { doubtTexts } from "./doubt-texts";
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
  const t = useTranslations("coverage");
  return doubtTexts(t, dashboard, useLocale()).map(({ code, text, isRuled }) => (
    <Notice key={code} tone="doubt" title={t("doubt.title")}>
      {text}{" "}
      <Link href={programmeHref(links.programme, "doubts")}>{t(isRuled ? "doubt.ruling" : "doubt.noRuling")}</Link>
    </Notice>
  ));
}
