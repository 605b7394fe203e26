import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import type { IsoDate } from "@/lib/shared/dates";
import { type StandardInForce, standardsFor } from "../reports";
import { failedItems } from "../rules/standards";
import { isBuilt } from "../rules/timeline";
import { emptyFacts, type StationFacts, stationFacts } from "../schema/facts";
import { stationStatuses } from "../schema/status";

const stateRow = z.object({
  id: z.string(),
  code: z.string(),
  regionPath: z.string(),
  reportingPath: z.string(),
  typeCode: z.string(),
  county: z.string(),
  township: z.string(),
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

/** The state on a day of one station or of the next `limit` after an id, from its live events and revisions. */
export async function derivedStates(
  tx: Tx,
  which: { id: string } | { after: string; limit: number },
  today: IsoDate,
  standards: readonly StandardInForce[],
): Promise<DerivedState[]> {
  const [where, limit] =
    "id" in which ? [Prisma.sql`s.id = ${which.id}::uuid`, 1] : [Prisma.sql`s.id > ${which.after}::uuid`, which.limit];
  const rows = await tx.$queryRaw<unknown[]>`
    select s.id::text, s.code, s."regionPath", s."reportingPath", s."typeCode",
      coalesce(c.name, '') as county, coalesce(w.name, '') as township,
      e.status::text as status, to_char(e."on", 'YYYY-MM-DD') as "statusOn", v.facts,
      jsonb_build_object('status', s.status, 'statusOn', s."statusOn", 'facts', s.facts, 'standardsFailed', s."standardsFailed") as kept
    from "Station" s
    left join "Region" c on c.code = split_part(s."reportingPath", '/', 4)
    left join "Region" w on w.code = split_part(s."parentPath", '/', 5)
    join lateral (select e.status, e."on" from "StationEvent" e
      where e."stationId" = s.id and e."voidedAt" is null and e."on" <= ${today}::date
      order by e."on" desc, e."createdAt" desc, e.status desc limit 1) e on true
    left join lateral (select v.facts from "StationRevision" v
      where v."stationId" = s.id and v."supersededAt" is null and v."from" <= ${today}::date
      order by v."from" desc, v.number desc limit 1) v on true
    where ${where} order by s.id limit ${limit}`;
  return z
    .array(stateRow)
    .parse(rows)
    .map(({ county, township, typeCode, reportingPath, ...row }) => {
      const facts = row.facts ?? emptyFacts;
      const at = { asOf: today, names: { county, township } };
      const binding = standardsFor(standards, { regionPath: row.regionPath, reportingPath, typeCode });
      return { ...row, facts, standardsFailed: isBuilt(row.status) ? failedItems(binding, facts, at) : [] };
    });
}
