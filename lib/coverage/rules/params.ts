import type { PlanReading } from "@/lib/programmes/rules/plan-table";
import type { IsoDate } from "@/lib/shared/dates";
import type { SearchParams } from "@/lib/shared/search-params";
import { asOfUntil, programmeId, type RowState, reading, regionCode, rowState, stationCode } from "../schema/params";

/** Parts of an address that made no sense and were left out. */
type ParamProblem = "programme" | "region" | "asOf" | "reading" | "state" | "after" | "outside";

export type CoverageParams = {
  readonly programme: string | null;
  readonly region: string | null;
  readonly asOf: IsoDate;
  readonly reading: PlanReading | null;
  readonly state: RowState;
  readonly after: string | null;
  /** Of a list of stations: only those that stand in no unit listed on this day. */
  readonly outside: IsoDate | null;
  readonly problems: readonly ParamProblem[];
};

/** A page's address; whatever is wrong in it falls back and is told to the reader. Of repeated parts the first counts. */
export function coverageParams(search: SearchParams, today: IsoDate): CoverageParams {
  const problems: ParamProblem[] = [];
  const read = <T>(
    name: ParamProblem,
    schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  ): T | null => {
    const given = [search[name]].flat()[0]?.trim();
    if (!given) return null;
    const parsed = schema.safeParse(given);
    if (!parsed.success) problems.push(name);
    return parsed.success ? (parsed.data ?? null) : null;
  };
  return {
    programme: read("programme", programmeId),
    region: read("region", regionCode),
    asOf: read("asOf", asOfUntil(today)) ?? today,
    reading: read("reading", reading),
    state: read("state", rowState) ?? "built",
    after: read("after", stationCode),
    outside: read("outside", asOfUntil(today)),
    problems,
  };
}

type Place = {
  readonly programme: string;
  readonly region: string;
  readonly asOf: IsoDate;
  /** Null while the page follows the ruling. */
  readonly reading: PlanReading | null;
};

const query = (parts: Record<string, string | null | undefined>): string =>
  new URLSearchParams(Object.entries(parts).filter((part): part is [string, string] => !!part[1])).toString();

export const coverageHref = (place: Place): string => `/coverage?${query(place)}`;

export const rowsHref = (place: Place, state: RowState = "built", after?: string | null): string =>
  `/coverage/rows?${query({ ...place, state, after })}`;

export const outsideHref = (place: Place, outside: IsoDate): string => `/coverage/rows?${query({ ...place, outside })}`;

export const exportHref = (place: Place): string => `/api/coverage/export?${query(place)}`;
