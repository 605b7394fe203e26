import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { can } from "@/lib/platform/permissions";
import { todayInChina } from "@/lib/shared/dates";
import { canonicalJson } from "@/lib/shared/json";
import { mayChangeBelow } from "../policy";
import { type ChangePlan, ChangeRefused } from "../rules/change-draft";
import { planChange } from "../rules/change-plan";
import { toRequest } from "../rules/change-request";
import { applyPlan, type ConservationCheck, checkConservation, conserves } from "../rules/conservation";
import { sharedPath } from "../rules/paths";
import type { ChangeQuery } from "../schema";
import { loadNeighbourhood, type Neighbourhood } from "./neighbourhood";

export type ChangePreview = {
  plan: ChangePlan;
  checks: ConservationCheck[];
  /** Fingerprint of the plan: what is confirmed is what was shown. */
  seen: string;
};

/** What a change would do, and whether it loses anything; writes nothing. @throws Invalid, NotFound, Forbidden */
export function previewChange(actor: Actor, code: string, query: ChangeQuery): Promise<ChangePreview> {
  return asActor(actor, async (tx) => (await prepareChange(tx, actor, code, query)).preview);
}

type Prepared = { neighbourhood: Neighbourhood; preview: ChangePreview; path: string };

/** The plan of a change with its proof, for the preview and again for the write itself. */
export async function prepareChange(tx: Tx, actor: Actor, code: string, query: ChangeQuery): Promise<Prepared> {
  if (query.on > todayInChina()) throw new Invalid({ on: ["futureDate"] });
  const { path, loaded } = await placesOf(tx, actor, code, query);
  const neighbourhood = await loadNeighbourhood(tx, loaded);
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

type Places = {
  /** Of the unit under which everything happens. */
  path: string;
  /** Of the units that lose or gain something below. */
  loaded: readonly string[];
};

/** Locks what loses or gains something below, so that two changes cannot interleave. */
async function placesOf(tx: Tx, actor: Actor, code: string, query: ChangeQuery): Promise<Places> {
  const unit = await tx.region.findUnique({
    where: { code },
    select: { path: true, parent: { select: { path: true } } },
  });
  if (!unit) throw new NotFound();
  const from = query.kind === "set_up" ? unit.path : unit.parent?.path;
  if (from === undefined) throw new NotFound();
  const to = query.kind === "transfer" ? await tx.region.findUnique({ where: { code: query.to } }) : null;
  if (!can(actor, "region:change")) throw new Forbidden();
  if (!mayChangeBelow(actor, from)) throw new NotFound();
  if (query.kind === "transfer" && !to) throw new Invalid({ to: ["region.unknownUnit"] });
  const loaded = to && to.path !== from ? [from, to.path] : [from];
  const path = loaded.reduce(sharedPath);
  if (to && !mayChangeBelow(actor, path)) throw new Invalid({ to: ["region.transferScope"] });
  await tx.$queryRaw`select 1 from "Region" where path = any (${loaded}) order by path for update`;
  return { path, loaded };
}
