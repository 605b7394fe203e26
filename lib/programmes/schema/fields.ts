import { z } from "zod";
import { plainNumber } from "@/lib/shared/number-text";
import { line } from "@/lib/shared/text-field";

/** Longest text of a document, and so of a clause: in UTF-8 it stays below what one request may carry. */
export const DOCUMENT_LENGTH = 200_000;

export const optionalLine = line().transform((text) => text || null);

/** Longest number of a clause: `annex-2.12.3.123.10.12-2` and the like. */
export const CLAUSE_NUMBER_LENGTH = 40;
export const clauseNumber = z.string("required").min(1, "required").max(CLAUSE_NUMBER_LENGTH, "invalid");

/** A number as people type it; four decimals, as the database keeps. */
export const amount = z
  .string("required")
  .transform((text, ctx) => {
    const plain = plainNumber(text);
    if (plain !== null && /^-?\d+(\.\d{1,4})?$/.test(plain)) return Number(plain);
    ctx.addIssue({ code: "custom", message: text.trim() === "" ? "required" : "notNumber" });
    return z.NEVER;
  })
  .pipe(z.number().min(0, "negative").max(1e9, 'tooBig|{"max":1000000000}'));
