import type { IsoDate } from "@/lib/shared/dates";
import { asOfUntil, programmeId, reading, regionCode } from "../schema/params";

/** What is wrong with a parameter; the texts are messages of `coverage.api`. */
type ApiFault = {
  readonly parameter: string;
  readonly message: "unknownParameter" | "repeated" | "missing" | "programme" | "region" | "asOf" | "reading";
};

const optional = { asOf: true, reading: true } as const;

/** The parameters of `GET /api/v1/coverage`; a script is told of every mistake instead of getting another answer. */
export function apiQuestion(query: URLSearchParams, today: IsoDate) {
  const schemas = { programme: programmeId, region: regionCode, asOf: asOfUntil(today), reading };
  const faults: ApiFault[] = [];
  for (const name of new Set(query.keys())) {
    if (!Object.hasOwn(schemas, name)) faults.push({ parameter: name, message: "unknownParameter" });
    else if (query.getAll(name).length > 1) faults.push({ parameter: name, message: "repeated" });
  }
  for (const [name, schema] of Object.entries(schemas) as [
    keyof typeof schemas,
    (typeof schemas)[keyof typeof schemas],
  ][]) {
    const value = query.get(name);
    if (value === null && !Object.hasOwn(optional, name)) faults.push({ parameter: name, message: "missing" });
    else if (value !== null && !schema.safeParse(value).success) faults.push({ parameter: name, message: name });
  }
  if (faults.length > 0) return { faults } as const;
  const question = {
    programme: query.get("programme") ?? "",
    region: query.get("region") ?? "",
    asOf: query.get("asOf") ?? today,
    reading: reading.nullable().parse(query.get("reading")),
  };
  return { question } as const;
}
