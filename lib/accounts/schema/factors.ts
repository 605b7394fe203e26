import { z } from "zod";
import { line } from "@/lib/shared/text-field";

const name = line(40).default("");

/** `code` is empty when the generator is only to be set up. */
export const totpSchema = z.object({
  step: z.enum(["start", "confirm"], "invalid"),
  code: z.string().max(20, "codeWrong").default(""),
  name,
});

/** What a browser says about a passkey, as it came; its contents are proved elsewhere. */
const answer = z
  .string()
  .max(20_000, "invalid")
  .default("")
  .transform((text, context): unknown => {
    if (text === "") return null;
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "invalid" });
      return z.NEVER;
    }
  });

/** First without an answer, for the browser's question; then with it, and the ticket that came with the question. */
export const passkeySchema = z.object({ answer, ticket: z.string().max(2_000, "invalid").default(""), name });

export const factorIdSchema = z.object({ id: z.uuid("invalid") });

export const secondStepSchema = z.object({
  code: z.string().max(40, "codeWrong").default(""),
  answer,
  next: z.string().optional(),
});
