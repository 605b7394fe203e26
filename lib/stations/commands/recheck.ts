import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Forbidden } from "@/lib/platform/errors";
import { type AuditDetail, mutate } from "@/lib/platform/mutate";
import type { IsoDate } from "@/lib/shared/dates";
import { canonicalJson } from "@/lib/shared/json";
import { derivedStates } from "../queries/state";
import { standardsInForce } from "../reports";
import { writeState } from "./support";

const CHUNK = 500;

/**
 * Brings the columns kept on every station back to what its events, revisions and the standards in force say.
 * Nothing differs but what a day has changed by passing, such as an agreement that ran out.
 * @returns codes of the stations that differed
 */
export async function recheckStations(actor: Actor, today: IsoDate, key: string): Promise<string[]> {
  if (actor.role !== "system") throw new Forbidden();
  return mutate(actor, { key, action: "station:recheck", request: { today } }, async (tx) => {
    const differed = await settleAll(tx, today);
    return { result: differed.map(({ code }) => code), audit: differed.map(({ audit }) => audit) };
  });
}

/** @param under paths of units; without it all stations */
export async function settleAll(
  tx: Tx,
  today: IsoDate,
  under?: readonly string[],
): Promise<{ code: string; audit: AuditDetail }[]> {
  const standards = await standardsInForce(tx, today);
  const differed: { code: string; audit: AuditDetail }[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const states = await derivedStates(tx, { after, limit: CHUNK, under }, today, standards);
    for (const state of states) {
      const { id, code, regionPath, kept, status, statusOn, facts, standardsFailed } = state;
      if (canonicalJson(kept) === canonicalJson({ status, statusOn, facts, standardsFailed })) continue;
      await writeState(tx, state);
      const before = { status: kept.status, standardsFailed: kept.standardsFailed };
      differed.push({
        code,
        audit: { entity: "Station", entityId: id, regionPath, before, after: { status, standardsFailed } },
      });
    }
    const last = states.at(-1);
    if (!last || states.length < CHUNK) return differed;
    after = last.id;
  }
}
