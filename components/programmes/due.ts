import { formatDate } from "@/lib/shared/format";

type Due = { readonly dueOn: string | null; readonly yearlyOn: string | null };
type Words = (key: "by" | "everyYear" | "noDate", values?: { day: string }) => string;

/** `by 30 Apr 2021`, `by 31 December every year`. */
export function dueText({ dueOn, yearlyOn }: Due, locale: string, t: Words): string {
  if (dueOn) return t("by", { day: formatDate(dueOn, locale) });
  return yearlyOn ? t("everyYear", { day: dayOfYear(yearlyOn, locale) }) : t("noDate");
}

/** `--12-31`; a leap year, so that the last of February can be named. */
function dayOfYear(yearlyOn: string, locale: string): string {
  const format = { month: "long", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, format).format(
    new Date(`2024-${yearlyOn.slice(2)}T00:00:00Z`),
  );
}
