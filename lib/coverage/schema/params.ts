import { z } from "zod";
import { planReadings } from "@/lib/programmes/rules/plan-table";
import { isoDate } from "@/lib/shared/dates";

/** First day that can be asked for: the first programme of stations begins in 2021. */
export const FIRST_DAY = "2021-01-01";

export const programmeId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "programme")
  .max(60, "programme");
export const regionCode = z.string().regex(/^(CN|\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{4}[A-Z]{2})$/, "region");
export const reading = z.enum(planReadings, "reading");
export const rowState = z.enum(["built", "preparing"], "state");
export type RowState = z.infer<typeof rowState>;

/** A day on which figures can be asked for. */
export const asOfUntil = (today: string) =>
  isoDate.refine((day) => day >= FIRST_DAY && day <= today, { error: "asOfRange" });

/** Where a page of rows begins. */
export const stationCode = z.string().regex(/^[0-9A-Z]{2,12}-\d{2,3}$/, "after");
