import { createHash } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { can } from "@/lib/platform/permissions";
import { todayInChina } from "@/lib/shared/dates";
import { canonicalJson } from "@/lib/shared/json";
import { mayChangeBelow } from "../policy";
import { loadNeighbourhood, type Neighbourhood } from "../queries/neighbourhood";
import { type ChangePlan, ChangeRefused, planChange } from "../rules/change-plan";
import { toRequest } from "../rules/change-request";
import { applyPlan, type ConservationCheck, checkConservation, conserves } from "../rules/conservation";
import type { ChangeQuery } from "../schema";
import { applyChange } from "./apply-change";

export type ChangePreview = {
  plan: ChangePlan;
  checks: ConservationCheck[];
  /** Fingerprint of the plan: what is confirmed is what was shown. */
  seen: string;
};

/** What a change would do, and whether it loses anything; writes nothing. @throws Invalid, NotFound, Forbidden */
export function previewChange(actor: Actor, code: string, query: ChangeQuery): Promise<ChangePreview> {
  return asActor(actor, async (tx) => (await prepare(tx, actor, code, query)).preview);
}

type ChangeInput = { code: string; query: ChangeQuery; seen: string; basis: string; reason?: string };

/**
 * Sets up, renames, merges, splits or abolishes units below the actor's own.
 * @throws Conflict when the units have changed since the preview, so that the plan would be another one
 */
export function changeUnits(
  actor: Actor,
  input: ChangeInput,
  key: string,
): Promise<{ changeId: string; code: string }> {
  const { code, query, seen, basis, reason } = input;
  return mutate(actor, { key, action: `region:${query.kind}`, request: input }, async (tx) => {
    const { neighbourhood, preview, path } = await prepare(tx, actor, code, query);
    if (preview.seen !== seen) throw new Conflict({}, {}, "regionsChanged");
    const { plan } = preview;
    const changeId = await applyChange(tx, neighbourhood, plan, {
      basis,
      reason: reason || null,
      byId: actor.accountId ?? "00000000-0000-0000-0000-000000000000",
    });
    return {
      result: { changeId, code: plan.closed.includes(code) ? (plan.heirs[code] ?? code) : code },
      audit: {
        entity: "Region",
        entityId: code,
        regionPath: path,
        reason: reason || undefined,
        before: {
          closed: plan.closed,
          renamed: plan.renamed.map(({ code: unit, from }) => ({ code: unit, name: from })),
        },
        after: {
          on: plan.on,
          basis,
          opened: plan.opened.map(({ code: unit, name }) => ({ code: unit, name })),
          renamed: plan.renamed.map(({ code: unit, to }) => ({ code: unit, name: to })),
          stations: plan.moves,
        },
      },
    };
  });
}

type Prepared = { neighbourhood: Neighbourhood; preview: ChangePreview; path: string };

async function prepare(tx: Tx, actor: Actor, code: string, query: ChangeQuery): Promise<Prepared> {
  if (query.on > todayInChina()) throw new Invalid({ on: ["futureDate"] });
  const path = await parentPathFor(tx, actor, code, query.kind);
  const neighbourhood = await loadNeighbourhood(tx, path);
  try {
    const plan = planChange(neighbourhood.tree, toRequest(code, query));
    const checks = checkConservation(neighbourhood.tree, applyPlan(neighbourhood.tree, plan), plan);
    if (!conserves(checks))
      throw new Error(`a change would lose something: ${JSON.stringify(checks.filter(({ holds }) => !holds))}`);
    const seen = createHash("sha256").update(canonicalJson(plan)).digest("hex");
    return { neighbourhood, preview: { plan, checks, seen }, path };
  } catch (error) {
    if (error instanceof ChangeRefused)
      throw new Invalid({ [error.field]: [error.code === "required" ? "required" : `region.${error.code}`] });
    throw error;
  }
}

/** The unit under which everything happens, locked so that two changes cannot interleave. */
async function parentPathFor(tx: Tx, actor: Actor, code: string, kind: ChangeQuery["kind"]): Promise<string> {
  const unit = await tx.region.findUnique({
    where: { code },
    select: { path: true, parent: { select: { path: true } } },
  });
  if (!unit) throw new NotFound();
  const path = kind === "set_up" ? unit.path : unit.parent?.path;
  if (path === undefined) throw new NotFound();
  if (!can(actor, "region:change")) throw new Forbidden();
  if (!mayChangeBelow(actor, path)) throw new NotFound();
  await tx.$queryRaw`select 1 from "Region" where path = ${path} for update`;
  return path;
}
