import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import type { IsoDate } from "@/lib/shared/dates";
import { type StandardInForce, standardsFor } from "../reports";
import { failedItems } from "../rules/standards";
import { isBuilt } from "../rules/timeline";
import { emptyFacts, type StationFacts, stationFacts } from "../schema/facts";
import { stationStatuses } from "../schema/status";
import { placeOnSql, stationPlace } from "./place";

const stateRow = z.object({
  id: z.string(),
  code: z.string(),
  regionPath: z.string(),
  typeCode: z.string(),
  place: stationPlace,
  status: z.enum(stationStatuses),
  statusOn: z.string(),
  facts: stationFacts.nullable(),
  kept: z.object({
    status: z.string(),
    statusOn: z.string(),
    facts: z.unknown(),
    standardsFailed: z.array(z.string()),
  }),
});

export type DerivedState = {
  id: string;
  code: string;
  regionPath: string;
  /** What the columns of the station hold now, and what its events and revisions make of it. */
  kept: z.output<typeof stateRow>["kept"];
  status: z.output<typeof stateRow>["status"];
  statusOn: IsoDate;
  facts: StationFacts;
  /** Items that fail; a station that is not open has nothing to be checked. */
  standardsFailed: string[];
};

/** One station, or the next `limit` after an id, of all or of those in or reporting to the units whose paths are given. */
export type WhichStations = { id: string } | { after: string; limit: number; under?: readonly string[] };

/** The state of stations on a day, from their live events and revisions. */
export async function derivedStates(
  tx: Tx,
  which: WhichStations,
  today: IsoDate,
  standards: readonly StandardInForce[],
): Promise<DerivedState[]> {
  const one = "id" in which;
  const where = one
    ? Prisma.sql`s.id = ${which.id}::uuid`
    : Prisma.sql`s.id > ${which.after}::uuid ${underSql(which.under)}`;
  const rows = await tx.$queryRaw<unknown[]>`
    /* prepared */ select s.id::text, s.code, s."regionPath", s."typeCode", ${placeOnSql(today)} as place,
      e.status::text as status, to_char(e."on", 'YYYY-MM-DD') as "statusOn", v.facts,
      jsonb_build_object('status', s.status, 'statusOn', s."statusOn", 'facts', s.facts, 'standardsFailed', coalesce(s."standardsFailed", '{}')) as kept
    from "Station" s
    join lateral (select e.status, e."on" from "StationEvent" e
      where e."stationId" = s.id and e."voidedAt" is null and e."on" <= ${today}::date
      order by e."on" desc, e."createdAt" desc, e.status desc limit 1) e on true
    left join lateral (select v.facts from "StationRevision" v
      where v."stationId" = s.id and v."supersededAt" is null and v."from" <= ${today}::date
      order by v."from" desc, v.number desc limit 1) v on true
    where ${where} order by s.id limit ${one ? 1 : which.limit}`;
  return z
    .array(stateRow)
    .parse(rows)
    .map(({ place, typeCode, ...row }) => {
      const facts = row.facts ?? emptyFacts;
      const at = { asOf: today, names: place };
      const binding = standardsFor(standards, { ...place, typeCode });
      return { ...row, facts, standardsFailed: isBuilt(row.status) ? failedItems(binding, facts, at) : [] };
    });
}

function underSql(paths: readonly string[] | undefined): Prisma.Sql {
  if (!paths) return Prisma.empty;
  return Prisma.sql`and exists (select from unnest(${[...paths]}::text[]) unit(path)
    where (s."regionPath" >= unit.path collate "C" and s."regionPath" < unit.path || '~' collate "C")
      or (s."reportingPath" >= unit.path collate "C" and s."reportingPath" < unit.path || '~' collate "C"))`;
}
