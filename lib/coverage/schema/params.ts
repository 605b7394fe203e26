import { z } from "zod";
import { planReadings } from "@/lib/programmes/rules/plan-table";
import { REGION_CODE } from "@/lib/regions/rules/codes";
import { isoDate } from "@/lib/shared/dates";
import { STATION_CODE } from "@/lib/stations/rules/codes";

/** First day that can be asked for: the first programme of stations begins in 2021. */
export const FIRST_DAY = "2021-01-01";

export const programmeId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "programme")
  .max(60, "programme");
export const regionCode = z.string().regex(REGION_CODE, "region");
export const reading = z.enum(planReadings, "reading");
export const rowState = z.enum(["built", "preparing"], "state");
export type RowState = z.infer<typeof rowState>;

/** A day on which figures can be asked for. */
export const asOfUntil = (today: string) =>
  isoDate.refine((day) => day >= FIRST_DAY && day <= today, { error: "asOfRange" });

/** Where a page of rows begins. */
export const stationCode = z.string().regex(STATION_CODE, "after");
