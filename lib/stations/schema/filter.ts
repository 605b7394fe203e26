import { z } from "zod";
import { REGION_CODE } from "@/lib/regions/rules/codes";
import { urlFilter, words } from "@/lib/shared/url-filter";
import { stationStatuses } from "./status";

export const stationSorts = ["code", "name", "newest", "failed"] as const;
export type StationSort = (typeof stationSorts)[number];

export const stationFilter = urlFilter({
  region: z.string().regex(REGION_CODE),
  type: z.string().regex(/^[a-z_]{1,40}$/),
  /** `built` stands for the three statuses in which a station counts. */
  status: z.enum(["built", ...stationStatuses]),
  /** `any` and `none` beside the codes of the items. */
  failed: z.string().regex(/^[\w.-]{1,60}$/),
  q: words(60),
  /** With `-` the reverse. */
  sort: z.templateLiteral([z.enum(["", "-"]), z.enum(stationSorts)]),
});
export type StationFilter = ReturnType<typeof stationFilter.parse>;
