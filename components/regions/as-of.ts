import { type IsoDate, isIsoDate, todayInChina } from "@/lib/shared/dates";

type Param = string | string[] | undefined;

export const single = (param: Param): string => (Array.isArray(param) ? (param[0] ?? "") : (param ?? "")).trim();

/** The day of the address, today when there is none or none that exists. */
export const asOfParam = (param: Param): IsoDate => (isIsoDate(single(param)) ? single(param) : todayInChina());

/** Address of a unit's page on a day; today needs no mention. */
export function regionHref(code: string, asOf: IsoDate): string {
  const page = `/regions/${encodeURIComponent(code)}`;
  return asOf === todayInChina() ? page : `${page}?asOf=${asOf}`;
}
