import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { type IsoDate, toDbDate, todayInChina } from "@/lib/shared/dates";
import type { StationRecord } from "../queries/detail";
import { standOf } from "../rules/stand";
import { eventOn, isBuilt } from "../rules/timeline";
import type { RestoreEventInput, TransitionStationInput, VoidEventInput } from "../schema/inputs";
import type { StationStatus } from "../schema/status";
import { demandMeant } from "./second";
import { claim, demandTimeline, demandUnitThere, entryGone, settle, signature } from "./support";

type Entry = { status: StationStatus; on: IsoDate; note: string | null; insteadOfId?: string };

const liveEvents = (record: StationRecord) => record.events.filter(({ voidedAt }) => voidedAt === null);

/** Enters the next step of the station's life, with the day on which it happened. */
export async function transitionStation(
  actor: Actor,
  input: TransitionStationInput,
  key: string,
): Promise<{ code: string }> {
  demand(actor, "station:transition");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:transition", request: input }, async (tx) => {
    const record = await claim(tx, input, currentStep);
    const { status, on, note } = input;
    demandTimeline([...liveEvents(record), { status, on, enteredAt: Date.now() }], today);
    await demandUnitThere(tx, record.id, on);
    const begins = isBuilt(status) && !isBuilt(currentStep(record).status ?? null);
    const beside = begins ? await demandMeant(tx, { ...record, status }, input.second) : [];
    await addEvent(tx, actor, record, { status, on, note });
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        ...entity(record),
        before: currentStep(record),
        after: { status, on, note, ...(beside.length > 0 ? { beside } : {}) },
      },
    };
  });
}

/** Declares an entry of the timeline void, with a reason, and enters the right one in its place where there is one. */
export async function voidEvent(actor: Actor, input: VoidEventInput, key: string): Promise<{ code: string }> {
  demand(actor, "station:correct");
  const today = todayInChina();
  if ((input.status === null) !== (input.on === null)) {
    throw new Invalid({ [input.status === null ? "status" : "on"]: ["required"] });
  }
  return mutate(actor, { key, action: "station:void", request: input }, async (tx) => {
    const wrongOf = (current: StationRecord) =>
      liveEvents(current).find(({ id }) => id === input.eventId) ?? entryGone();
    const record = await claim(tx, input, (current) => {
      wrongOf(current);
      return {};
    });
    const live = liveEvents(record);
    const wrong = wrongOf(record);
    const instead: Entry | null =
      input.status && input.on ? { status: input.status, on: input.on, note: wrong.note } : null;
    const rest = live.filter(({ id }) => id !== wrong.id);
    demandTimeline([...rest, ...(instead ? [{ ...instead, enteredAt: Date.now() }] : [])], today);
    if (instead) await demandUnitThere(tx, record.id, instead.on);
    await tx.stationEvent.updateMany({
      where: { id: wrong.id },
      data: { voidedAt: new Date(), voidReason: input.reason, voidedByName: actor.displayName },
    });
    if (instead) await addEvent(tx, actor, record, { ...instead, insteadOfId: wrong.id });
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        ...entity(record),
        before: { eventId: wrong.id, status: wrong.status, on: wrong.on },
        after: instead,
        reason: input.reason,
      },
    };
  });
}

/** Takes the voiding of an entry back, and with it the entry that was put in its place. @throws Invalid where the rest has moved on */
export async function restoreEvent(actor: Actor, input: RestoreEventInput, key: string): Promise<{ code: string }> {
  demand(actor, "station:correct");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:restore", request: input }, async (tx) => {
    const record = await claim(tx, input, standOf);
    const voided = record.events.find(({ id, voidedAt }) => id === input.eventId && voidedAt !== null);
    if (!voided) return entryGone();
    const instead = await tx.stationEvent.findMany({
      where: { stationId: record.id, insteadOfId: voided.id, voidedAt: null },
      select: { id: true },
    });
    const gone = new Set(instead.map(({ id }) => id));
    demandTimeline([...liveEvents(record).filter(({ id }) => !gone.has(id)), voided], today);
    await demandUnitThere(tx, record.id, voided.on);
    await tx.stationEvent.updateMany({
      where: { id: { in: [...gone] } },
      data: { voidedAt: new Date(), voidReason: input.reason, voidedByName: actor.displayName },
    });
    await tx.stationEvent.updateMany({
      where: { id: voided.id },
      data: { voidedAt: null, voidReason: null, voidedByName: null },
    });
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        ...entity(record),
        before: { eventId: voided.id, voidReason: voided.voidReason },
        after: { status: voided.status, on: voided.on },
        reason: input.reason,
      },
    };
  });
}

const entity = ({ id, regionPath }: StationRecord) => ({ entity: "Station" as const, entityId: id, regionPath });

function currentStep(record: StationRecord) {
  const event = eventOn(liveEvents(record), "9999-12-31");
  return { status: event?.status, on: event?.on };
}

async function addEvent(
  tx: Tx,
  actor: Actor,
  record: StationRecord,
  { status, on, note, insteadOfId }: Entry,
): Promise<void> {
  await tx.stationEvent.create({
    data: {
      stationId: record.id,
      regionPath: record.regionPath,
      reportingPath: record.reportingPath,
      status,
      on: toDbDate(on),
      note,
      insteadOfId,
      ...signature(actor),
    },
    select: { id: true },
  });
}
