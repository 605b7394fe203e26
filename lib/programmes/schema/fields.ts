import { z } from "zod";
import { tooLong } from "@/lib/shared/too-long";

export const line = (max = 200) => z.string().trim().max(max, tooLong(max));
export const filled = (max = 200) => line(max).min(1, "required");
export const area = (max: number) =>
  z
    .string()
    .max(max, tooLong(max))
    .transform((text) => text.replaceAll("\r\n", "\n").trim());
export const optionalLine = line().transform((text) => text || null);

export const clauseNumber = z.string().min(1, "required").max(20);

/** A number as people type it: full-width digits, thousands separators; four decimals, as the database keeps. */
export const amount = z
  .string()
  .transform((text) => text.normalize("NFKC").replace(/[\s,]/gu, ""))
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^[-+]?\d+(\.\d{1,4})?$/, "notNumber"),
  )
  .transform(Number)
  .pipe(z.number().min(0, "negative").max(1e9, 'tooBig|{"max":1000000000}'));
