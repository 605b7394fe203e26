import type { IsoDate } from "./dates";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `2026年11月22日` or `22 Nov 2026`. */
export function formatDate(day: IsoDate, locale: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return locale === "en" ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment as China's clocks showed it: `2026年11月22日 11:35` or `22 Nov 2026, 11:35`. */
export function formatDateTime(moment: Date, locale: string): string {
  const part = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const day = formatDate(`${part.year}-${part.month}-${part.day}`, locale);
  return `${day}${locale === "en" ? ", " : " "}${part.hour}:${part.minute}`;
}

/** Making one costs more than all that a page formats with it. */
const kept = new Map<string, Intl.NumberFormat>();

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${options.style ?? ""}`;
  const made = kept.get(key) ?? new Intl.NumberFormat(locale, options);
  kept.set(key, made);
  return made;
}

export const formatNumber = (value: number, locale: string): string =>
  numbers(locale, { maximumFractionDigits: 2 }).format(value);

/** A ratio as per cent with one decimal, always shown: 0.35 → `35.0%`. */
export const formatPercent = (ratio: number, locale: string): string =>
  numbers(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ratio);
