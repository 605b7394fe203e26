import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { dayAsked } from "@/lib/shared/day-bounds";

type Param = string | string[] | undefined;

export const single = (param: Param): string => (Array.isArray(param) ? (param[0] ?? "") : (param ?? "")).trim();

/** The day of the address, today when there is none or none that can be shown. */
export const asOfParam = (param: Param): IsoDate => dayAsked(single(param), "asked", todayInChina()).day;

/** Address of a unit's page on a day; today needs no mention. */
export function regionHref(code: string, asOf: IsoDate): string {
  const page = `/regions/${encodeURIComponent(code)}`;
  return asOf === todayInChina() ? page : `${page}?asOf=${asOf}`;
}
