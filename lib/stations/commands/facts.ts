import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError, Invalid } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { todayInChina } from "@/lib/shared/dates";
import { canonicalJson } from "@/lib/shared/json";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import { mayEditRegister } from "../policy";
import { liveRevisions, type StationRecord } from "../queries/detail";
import { correctedBy, lastEntered } from "../rules/history";
import { standOf } from "../rules/stand";
import { emptyFacts, stationFacts } from "../schema/facts";
import type { CorrectStationInput, EditStationInput, UndoRevisionInput } from "../schema/inputs";
import { demandOrganisation } from "./create";
import { demandOwnName } from "./second";
import { addRevision, claim, demandFactsDay, entryGone, settle, storedFields } from "./support";

/** The facts from a day on; what held before stays on record. */
export async function editStation(actor: Actor, input: EditStationInput, key: string): Promise<{ code: string }> {
  demand(actor, "station:edit");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:edit", request: input }, async (tx) => {
    const record = await claim(tx, input, storedFields);
    const last = liveRevisions(record).at(-1);
    const facts = stationFacts.parse(input);
    const before = last?.facts ?? emptyFacts;
    const changed = canonicalJson(facts) !== canonicalJson(before);
    demandFactsDay(record, input.from, today);
    // Further back another entry would still hold today: that is a correction, and says why.
    if (changed && last && input.from < last.from) throw new Invalid({ from: ["beforeLastRevision"] });
    if (changed) await addRevision(tx, actor, record, { from: input.from, facts, reason: input.reason });
    const register = mayEditRegister(actor) ? await editRegister(tx, record, input) : {};
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        entity: "Station",
        entityId: record.id,
        regionPath: record.regionPath,
        before: { name: record.name, organisationId: record.organisation?.id ?? null, facts: before },
        after: { ...register, from: input.from, facts },
        reason: input.reason ?? undefined,
      },
    };
  });
}

async function editRegister(tx: Tx, record: StationRecord, { name, organisationId }: EditStationInput) {
  const change: { name?: string; pinyin?: string; initials?: string; organisationId?: string | null } = {};
  if (name !== undefined && name !== record.name) {
    await demandOwnName(tx, { id: record.id, regionCode: record.regionCode, name });
    const pinyin = placePinyin(name, record.code);
    Object.assign(change, { name, pinyin, initials: initialsOf(pinyin) });
  }
  if (organisationId !== undefined && organisationId !== (record.organisation?.id ?? null)) {
    await demandOrganisation(tx, organisationId);
    change.organisationId = organisationId;
  }
  if (Object.keys(change).length > 0) {
    await tx.station.update({ where: { id: record.id }, data: change, select: { id: true } });
  }
  return change;
}

/** Replaces an entry of the history that was wrong; the wrong one stays visible, superseded. */
export async function correctStation(actor: Actor, input: CorrectStationInput, key: string): Promise<{ code: string }> {
  demand(actor, "station:correct");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:correct", request: input }, async (tx) => {
    const wrongOf = (current: StationRecord) =>
      liveRevisions(current).find(({ id }) => id === input.revisionId) ?? entryGone();
    const record = await claim(tx, input, (current) => {
      const { facts, from } = wrongOf(current);
      return { ...facts, from };
    });
    const wrong = wrongOf(record);
    demandFactsDay(record, input.from, today);
    const facts = stationFacts.parse(input);
    await tx.stationRevision.updateMany({ where: { id: wrong.id }, data: { supersededAt: new Date() } });
    await addRevision(tx, actor, record, { from: input.from, facts, reason: input.reason });
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        entity: "Station",
        entityId: record.id,
        regionPath: record.regionPath,
        before: { revision: wrong.number, from: wrong.from, facts: wrong.facts },
        after: { from: input.from, facts },
        reason: input.reason,
      },
    };
  });
}

/** Takes the last entry of facts back; what it corrected holds again. @throws AppError when a later one builds on it */
export async function undoRevision(actor: Actor, input: UndoRevisionInput, key: string): Promise<{ code: string }> {
  demand(actor, "station:correct");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:undo", request: input }, async (tx) => {
    const record = await claim(tx, input, standOf);
    const entry = liveRevisions(record).find(({ id }) => id === input.revisionId);
    if (!entry) return entryGone();
    if (lastEntered(record.revisions)?.id !== entry.id) throw new AppError("notLastEntry", 409);
    const wrong = correctedBy(entry, record.revisions);
    await tx.stationRevision.updateMany({ where: { id: entry.id }, data: { supersededAt: new Date(), undone: true } });
    if (wrong) await tx.stationRevision.updateMany({ where: { id: wrong.id }, data: { supersededAt: null } });
    await settle(tx, record.id, today);
    return {
      result: { code: record.code },
      audit: {
        entity: "Station",
        entityId: record.id,
        regionPath: record.regionPath,
        before: { revision: entry.number, from: entry.from, facts: entry.facts },
        after: { revision: wrong?.number ?? null },
        reason: input.reason,
      },
    };
  });
}
