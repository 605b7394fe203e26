import { type IsoDate, todayInChina } from "./dates";
import { dayAsked } from "./day-bounds";

/** What stands behind the question mark of an address. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The first value without its margins; empty where there is none. */
export const single = (param: SearchParams[string]): string => ([param].flat()[0] ?? "").trim();

/** The day of the address, today when there is none or none that can be shown. */
export const asOfParam = (param: SearchParams[string]): IsoDate => dayAsked(single(param), "asked", todayInChina()).day;
