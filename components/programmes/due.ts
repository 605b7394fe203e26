import { formatDate } from "@/lib/shared/format";

type Due = { readonly dueOn: string | null; readonly yearlyOn: string | null };
type Words = (
  key: "by" | "from" | "fromTo" | "everyYear" | "noDate",
  values?: { day: string } | { from: string; to: string },
) => string;

/** `by 30 Apr 2021`, `by 31 December every year`. */
export function dueText({ dueOn, yearlyOn }: Due, locale: string, t: Words): string {
  if (dueOn) return t("by", { day: formatDate(dueOn, locale) });
  return yearlyOn ? t("everyYear", { day: dayOfYear(yearlyOn, locale) }) : t("noDate");
}

/** `from 1 Jan 2021 to 31 Jul 2021`, or the one end that there is; nothing where a rule has no date. */
export function periodText(
  { fromOn, dueOn }: { fromOn: string | null; dueOn: string | null },
  locale: string,
  t: Words,
): string | undefined {
  if (!fromOn) return dueOn ? t("by", { day: formatDate(dueOn, locale) }) : undefined;
  const from = formatDate(fromOn, locale);
  return dueOn ? t("fromTo", { from, to: formatDate(dueOn, locale) }) : t("from", { day: from });
}

/** `--12-31`; a leap year, so that the last of February can be named. */
function dayOfYear(yearlyOn: string, locale: string): string {
  const format = { month: "long", day: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, format).format(
    new Date(`2024-${yearlyOn.slice(2)}T00:00:00Z`),
  );
}
