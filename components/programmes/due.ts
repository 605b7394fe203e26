import { formatDate } from "@/lib/shared/format";

type Due = { readonly dueOn: string | null; readonly yearlyOn: string | null };
type Words = (key: "by" | "everyYear" | "noDate", values?: Record<string, string | number>) => string;

/** `By 30 Apr 2021`, `By 31 December every year`. */
export function dueText({ dueOn, yearlyOn }: Due, locale: string, t: Words): string {
  if (dueOn) return t("by", { day: formatDate(dueOn, locale) });
  if (!yearlyOn) return t("noDate");
  const [month, day] = yearlyOn.slice(2).split("-").map(Number);
  return t("everyYear", { month: month ?? 1, day: day ?? 1 });
}
