import { z } from "zod";
import { REGION_CODE } from "@/lib/regions/rules/codes";
import { cleanLine } from "@/lib/shared/folding";
import { stationStatuses } from "./status";

export const stationSorts = ["code", "name", "newest", "failed"] as const;
export type StationSort = (typeof stationSorts)[number];

/** `built` stands for the three statuses in which a station counts. */
const statusFilters = ["built", ...stationStatuses] as const;
/** `any` and `none` beside the codes of the items. */
const failedFilter = z.string().regex(/^[\w.-]{1,60}$/);

const first = (value: unknown): unknown => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? cleanLine(one) || undefined : undefined;
};
const param = <S extends z.ZodType>(schema: S) => z.preprocess(first, schema.optional().catch(undefined));

/** Read from a URL: whatever is not understood falls back to no filter. */
export const stationFilter = z.object({
  region: param(z.string().regex(REGION_CODE)),
  type: param(z.string().regex(/^[a-z_]{1,40}$/)),
  status: param(z.enum(statusFilters)),
  failed: param(failedFilter),
  q: param(z.string().transform((text) => [...text].slice(0, 60).join(""))),
  sort: param(z.enum(stationSorts)),
  after: param(z.string().max(1_000)),
});
export type StationFilter = z.output<typeof stationFilter>;

const judged = ["region", "type", "status", "failed", "sort"] as const;

/** What a URL asked for that did not take effect: it made no sense, or there is no such thing. */
export const ignoredFilters = (
  asked: Readonly<Record<string, unknown>>,
  inEffect: StationFilter,
): (typeof judged)[number][] =>
  judged.filter((name) => first(asked[name]) !== undefined && inEffect[name] === undefined);

/** The same filter as a query string, without what is unset. */
export function filterQuery(filter: StationFilter, change: Partial<StationFilter> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}
