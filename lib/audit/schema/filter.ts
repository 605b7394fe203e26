import { z } from "zod";
import { optionalDay } from "@/lib/shared/day-bounds";
import { line } from "@/lib/shared/text-field";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const lenient = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (one(value) === "" ? undefined : one(value)), schema.optional()).catch(undefined);
const text = line(100);

const day = optionalDay("listed").transform((value) => value ?? undefined);

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
