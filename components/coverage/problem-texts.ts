import { getLocale, getTranslations } from "next-intl/server";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import type { CoverageParams } from "@/lib/coverage/rules/params";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

type Shown = {
  readonly dashboard: Dashboard | null;
  readonly unknownProgramme: boolean;
  readonly regionNotBound: boolean;
};

/** One sentence for each part of the address that was not followed, with what stands in its place. */
export async function problemTexts(
  params: CoverageParams,
  { dashboard, unknownProgramme, regionNotBound }: Shown,
  today: IsoDate,
): Promise<string[]> {
  const [t, readings, locale] = await Promise.all([
    getTranslations("coverage.problems"),
    getTranslations("coverage.controls"),
    getLocale(),
  ]);
  if (!dashboard) return [];
  const programme = pick(locale, dashboard.programme.title, dashboard.programme.titleEn);
  const region = regionLabel(dashboard.region, locale);
  const day = (date: IsoDate) => formatDate(date, locale);
  const texts = {
    asOf: () => t("asOf", { first: day(FIRST_DAY), today: day(today), used: day(dashboard.asOf) }),
    reading: () => t("reading", { used: readings(dashboard.reading) }),
    programme: () => t("programme", { used: programme }),
    region: () => t("region", { used: region }),
    state: () => t("state"),
    after: () => t("after"),
    outside: () => t("outside"),
  };
  return [
    ...params.problems.map((problem) => texts[problem]()),
    ...(unknownProgramme ? [texts.programme()] : []),
    ...(regionNotBound ? [t("notBound", { programme, used: region })] : []),
  ];
}
