import { type IsoDate, todayInChina } from "@/lib/shared/dates";

/** Address of a unit's page on a day; today needs no mention. */
export function regionHref(code: string, asOf: IsoDate): string {
  const page = `/regions/${encodeURIComponent(code)}`;
  return asOf === todayInChina() ? page : `${page}?asOf=${asOf}`;
}
