import { z } from "zod";
import { isoDate } from "@/lib/shared/dates";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const lenient = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (one(value) === "" ? undefined : one(value)), schema.optional()).catch(undefined);
const text = z
  .string()
  .trim()
  .max(100)
  .transform((value) => value.replaceAll("\0", ""));

/** No entry is older than PostgreSQL's and JavaScript's common first year, let alone the portal. */
const day = isoDate.refine((value) => value >= "1970-01-01");

/** The log's filter as it stands in the URL; what makes no sense is left out. Days are days in China. */
export const auditFilter = z.object({
  who: lenient(text),
  action: lenient(text),
  entity: lenient(text),
  from: lenient(day),
  to: lenient(day),
  after: lenient(z.string()),
});
export type AuditFilter = z.output<typeof auditFilter>;

export function filterQuery(filter: AuditFilter, change: Partial<AuditFilter> = {}): string {
  const entries = Object.entries({ ...filter, ...change }).filter((entry): entry is [string, string] => !!entry[1]);
  const query = new URLSearchParams(entries).toString();
  return query ? `?${query}` : "";
}
