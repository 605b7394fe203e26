import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { claimRow } from "@/lib/platform/claim";
import type { Tx } from "@/lib/platform/db";
import { AppError, Invalid } from "@/lib/platform/errors";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";
import { dayRange } from "@/lib/shared/day-bounds";
import { liveRevisions, readStation, type StationRecord } from "../queries/detail";
import { type DerivedState, derivedStates } from "../queries/state";
import { standardsInForce } from "../reports";
import { inOrder, type TimelineEvent, timelineProblem } from "../rules/timeline";
import type { StationFacts } from "../schema/facts";

const SYSTEM_ACCOUNT = "00000000-0000-0000-0000-000000000000";

export const signature = ({ accountId, displayName }: Actor) => ({
  byId: accountId ?? SYSTEM_ACCOUNT,
  byName: displayName,
});

/** Takes the row and moves its version on; the second of two people who edit one station gets a Conflict. */
export const claim = (
  tx: Tx,
  { id, _version: version }: { id: string; _version: number },
  stored: (record: StationRecord) => Record<string, unknown>,
): Promise<StationRecord> =>
  claimRow({ rows: tx.station, where: { id }, version, read: () => readStation(tx, id), stored });

/** @throws AppError for an entry that another person has corrected or voided: there is nothing left to compare with */
export function entryGone(): never {
  throw new AppError("entryGone", 409);
}

/** The values of the form as they are stored now. */
export function storedFields(record: StationRecord): Record<string, unknown> {
  const facts = liveRevisions(record).at(-1)?.facts;
  return { name: record.name, organisationId: record.organisation?.id ?? "", ...facts };
}

/** @throws Invalid when the events, with the change, make no timeline */
export function demandTimeline(events: readonly TimelineEvent[], today: IsoDate): void {
  const found = timelineProblem(events, today);
  if (!found) return;
  if (found.problem === "future") throw new Invalid({ on: ["futureDate"] });
  throw new Invalid({ status: [found.problem === "noEvent" ? "lastEvent" : "transitionNotAllowed"] });
}

/** @throws Invalid when facts would hold before the station's first day, or from a day to come */
export function demandFactsDay(record: StationRecord, from: IsoDate, today: IsoDate): void {
  const first = inOrder(record.events.filter(({ voidedAt }) => voidedAt === null))[0];
  const bounds = { min: first?.on ?? from, max: today };
  if (from < bounds.min || from > bounds.max) throw new Invalid({ from: [dayRange(bounds)] });
}

/** @throws Invalid when the unit in which the station stood did not exist on the day: what counts, counts somewhere */
export async function demandUnitThere(tx: Tx, stationId: string, on: IsoDate): Promise<void> {
  const day = toDbDate(on);
  const there = await tx.stationPlacement.count({
    where: {
      stationId,
      AND: [{ OR: [{ from: null }, { from: { lte: day } }] }, { OR: [{ to: null }, { to: { gt: day } }] }],
      unit: { OR: [{ validFrom: null }, { validFrom: { lte: day } }] },
    },
  });
  if (there === 0) throw new Invalid({ on: ["regionNotInForce"] });
}

export async function addRevision(
  tx: Tx,
  actor: Actor,
  record: Pick<StationRecord, "id" | "regionPath" | "reportingPath" | "revisions">,
  { from, facts, reason }: { from: IsoDate; facts: StationFacts; reason: string | null },
): Promise<void> {
  await tx.stationRevision.create({
    data: {
      stationId: record.id,
      regionPath: record.regionPath,
      reportingPath: record.reportingPath,
      number: Math.max(0, ...record.revisions.map(({ number }) => number)) + 1,
      from: toDbDate(from),
      facts,
      reason,
      ...signature(actor),
    },
  });
}

/** Sets the station's columns to what its events and revisions say, in the write's own transaction. */
export async function settle(tx: Tx, id: string, today: IsoDate): Promise<DerivedState | undefined> {
  const [state] = await derivedStates(tx, { id }, today, await standardsInForce(tx, today));
  if (state) await writeState(tx, state);
  return state;
}

export async function writeState(tx: Tx, state: DerivedState): Promise<void> {
  await tx.station.update({
    where: { id: state.id },
    data: {
      status: state.status,
      statusOn: toDbDate(state.statusOn),
      facts: state.facts as Prisma.InputJsonValue,
      standardsFailed: state.standardsFailed,
    },
    select: { id: true },
  });
}
