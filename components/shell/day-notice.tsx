import { useLocale, useTranslations } from "next-intl";
import { ProblemNotice } from "@/components/coverage/notices";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayAsked, dayBounds } from "@/lib/shared/day-bounds";
import { formatDate } from "@/lib/shared/format";

/** Says that the day in the address cannot be shown, which days can, and which one is shown instead. */
export function DayNotice({ asked, meaning = "asked" }: { asked: string; meaning?: DayMeaning }) {
  const t = useTranslations("coverage.problems");
  const locale = useLocale();
  const today = todayInChina();
  const { day, wrong } = dayAsked(asked, meaning, today);
  if (!wrong) return null;
  const { min, max } = dayBounds(meaning, today);
  const text = t("asOf", {
    first: formatDate(min, locale),
    today: formatDate(max, locale),
    used: formatDate(day, locale),
  });
  return <ProblemNotice problems={[text]} />;
}
