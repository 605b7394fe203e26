import { z } from "zod";

/** What the API's paths share; each room describes its own (lib/<room>/schema/openapi.ts). */

export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457; detail in the language of Accept-Language (zh, en)." });

export const health = z
  .object({ status: z.enum(["ok", "unavailable"]), database: z.enum(["ok", "unreachable"]) })
  .meta({ id: "Health" });

export const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { "application/json": { schema } },
});
export const problemOf = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemDetails } },
});

export const refusals = {
  "401": problemOf("Neither a session cookie nor a valid bearer token."),
  "403": problemOf("The account's role lacks the permission."),
  "503": problemOf("The database cannot be reached for the moment."),
};
export const badRequest = {
  "400": problemOf("A parameter is missing, unknown, repeated or wrong; `errors` names each."),
};
