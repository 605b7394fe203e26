import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { standardsFor, standardsInForce } from "../reports";
import { STATION_CODE } from "../rules/codes";
import { evaluateStandard, type StandardResult } from "../rules/standards";
import { builtIntervals, eventOn, inOrder } from "../rules/timeline";
import { emptyFacts, type StationFacts, stationFacts } from "../schema/facts";
import { stationStatuses } from "../schema/status";
import { placeOnSql, stationPlace } from "./place";

const unit = z.object({ code: z.string(), name: z.string(), pinyin: z.string(), kind: z.string(), level: z.number() });
const event = z.object({
  id: z.string(),
  status: z.enum(stationStatuses),
  on: z.string(),
  enteredAt: z.number(),
  note: z.string().nullable(),
  byName: z.string(),
  voidedAt: z.number().nullable(),
  voidReason: z.string().nullable(),
  voidedByName: z.string().nullable(),
  /** The voided entry in whose place it stands. */
  insteadOfId: z.string().nullable(),
});
const revision = z.object({
  id: z.string(),
  number: z.number(),
  from: z.string(),
  facts: stationFacts,
  reason: z.string().nullable(),
  byName: z.string(),
  enteredAt: z.number(),
  supersededAt: z.number().nullable(),
  undone: z.boolean(),
});
const stationRecord = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  typeCode: z.string(),
  typeName: z.string(),
  typeNameEn: z.string(),
  typeLevel: z.number(),
  regionCode: z.string(),
  regionPath: z.string(),
  reportingPath: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }).nullable(),
  isDemo: z.boolean(),
  version: z.number(),
  /** From the province down to the unit the station stands in; a functional area in place of the county. */
  units: z.array(unit),
  place: stationPlace,
  events: z.array(event),
  revisions: z.array(revision),
});
export type StationRecord = z.output<typeof stationRecord>;
export type StationEventRow = z.output<typeof event>;
export type StationRevisionRow = z.output<typeof revision>;

export type StationDetail = Omit<StationRecord, "events" | "revisions"> & {
  asOf: IsoDate;
  /** What held at the end of the day; null before the first entry. */
  event: StationEventRow | null;
  builtIntervals: ReturnType<typeof builtIntervals>;
  timeline: StationEventRow[];
  voided: StationEventRow[];
  facts: StationFacts;
  revision: StationRevisionRow | null;
  revisions: StationRevisionRow[];
  standards: StandardResult[];
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Everything about one station as it stood on a day, in two statements. `key` is its id or its code. */
export async function getStation(actor: Actor, key: string, asOf: IsoDate): Promise<StationDetail> {
  demand(actor, "station:read");
  return asActor(actor, async (tx) => {
    const record = await readStation(tx, key, asOf);
    const { typeCode, place } = record;
    const standards = standardsFor(await standardsInForce(tx, asOf), { ...place, typeCode });
    const live = liveRevisions(record);
    const revision = live.findLast(({ from }) => from <= asOf) ?? null;
    const facts = revision?.facts ?? emptyFacts;
    const timeline = inOrder(record.events.filter(({ voidedAt }) => voidedAt === null));
    const at = { asOf, names: place };
    return {
      ...record,
      asOf,
      event: eventOn(timeline, asOf),
      builtIntervals: builtIntervals(timeline),
      timeline,
      voided: inOrder(record.events.filter(({ voidedAt }) => voidedAt !== null)),
      facts,
      revision,
      revisions: [...record.revisions].sort((a, b) => b.number - a.number),
      standards: standards.map((standard) => evaluateStandard(standard, facts, at)),
    };
  });
}

/**
 * The record with its whole history, live and not, and its place on the day, as one statement.
 * @throws NotFound also outside the actor's scope
 */
export async function readStation(tx: Tx, key: string, on: IsoDate = todayInChina()): Promise<StationRecord> {
  const isId = UUID.test(key);
  if (!isId && !STATION_CODE.test(key)) throw new NotFound();
  const rows = await tx.$queryRaw<{ record: unknown }[]>`
    /* prepared */ select jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name, 'typeCode', s."typeCode", 'typeName', t.name,
      'typeNameEn', t."nameEn", 'typeLevel', t.level, 'regionCode', s."regionCode", 'regionPath', s."regionPath", 'reportingPath', s."reportingPath",
      'organisation', case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'creditCode', o."creditCode") end,
      'isDemo', s."isDemo", 'version', s.version, 'place', ${placeOnSql(on)},
      'units', (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'pinyin', r.pinyin, 'kind', r.kind,
          'level', r.level) order by r.level), '[]')
        from "Region" r where r.level > 0 and r.code = any ((case when s."reportingPath" <> s."regionPath"
          then array_replace(string_to_array(s."parentPath", '/'), split_part(s."parentPath", '/', 4), split_part(s."reportingPath", '/', 4))
          else string_to_array(s."parentPath", '/') end) collate "default")),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'status', e.status, 'on', e."on",
          'enteredAt', extract(epoch from e."createdAt") * 1000, 'note', e.note, 'byName', e."byName",
          'voidedAt', extract(epoch from e."voidedAt") * 1000, 'voidReason', e."voidReason", 'voidedByName', e."voidedByName",
          'insteadOfId', e."insteadOfId")), '[]')
        from "StationEvent" e where e."stationId" = s.id),
      'revisions', (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'from', v."from", 'facts', v.facts,
          'reason', v.reason, 'byName', v."byName", 'enteredAt', extract(epoch from v."createdAt") * 1000,
          'supersededAt', extract(epoch from v."supersededAt") * 1000, 'undone', v.undone)), '[]')
        from "StationRevision" v where v."stationId" = s.id)) as record
    from "Station" s join "StationType" t on t.code = s."typeCode"
    left join "Organisation" o on o.id = s."organisationId"
    where ${isId ? Prisma.sql`s.id = ${key}::uuid` : Prisma.sql`s.code = ${key}`}`;
  if (rows.length === 0) throw new NotFound();
  return stationRecord.parse(rows[0]?.record);
}

/** Not superseded, in the order in which they apply. */
export const liveRevisions = (record: StationRecord): StationRevisionRow[] =>
  record.revisions
    .filter(({ supersededAt }) => supersededAt === null)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) || a.number - b.number);
