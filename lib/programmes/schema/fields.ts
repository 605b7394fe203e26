import { z } from "zod";
import { tooLong } from "@/lib/shared/too-long";

/** Longest text of a document, and so of a clause: in UTF-8 it stays below what one request may carry. */
export const DOCUMENT_LENGTH = 200_000;

export const line = (max = 200) => z.string().trim().max(max, tooLong(max));
export const filled = (max = 200) => line(max).min(1, "required");
export const area = (max: number) =>
  z
    .string()
    .max(max, tooLong(max))
    .transform((text) => text.replaceAll("\r\n", "\n").trim());
export const optionalLine = line().transform((text) => text || null);

/** Longest number of a clause: `annex-2.12.3.123.10.12-2` and the like. */
export const CLAUSE_NUMBER_LENGTH = 40;
export const clauseNumber = z.string().min(1, "required").max(CLAUSE_NUMBER_LENGTH, tooLong(CLAUSE_NUMBER_LENGTH));

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
