import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { prepareChange } from "../queries/preview";
import type { ChangePlan } from "../rules/change-draft";
import type { ChangeQuery } from "../schema";
import { noteAct } from "./act";
import { applyChange } from "./apply-change";
import type { FollowUnits } from "./follow";

type ChangeInput = { code: string; query: ChangeQuery; seen: string; basis: string; reason?: string };

/**
 * Sets up, renames, merges, splits or abolishes units below the actor's own.
 * @throws AppError when the units have changed since the preview, so that the plan would be another one
 */
export function changeUnits(
  actor: Actor,
  input: ChangeInput,
  key: string,
  follow: FollowUnits,
): Promise<{ changeId: string; code: string }> {
  const { code, query, seen, basis, reason } = input;
  return mutate(actor, { key, action: `region:${query.kind}`, request: input }, async (tx) => {
    const { neighbourhood, preview, path } = await prepareChange(tx, actor, code, query);
    if (preview.seen !== seen) throw new AppError("regionsChanged", 409);
    const { plan } = preview;
    await noteAct(tx, actor, {
      action: `region:${query.kind}`,
      entityId: code,
      regionPath: path,
      codes: unitsOf(plan),
      summary: { on: plan.on, basis },
    });
    const { changeId, change } = await applyChange(tx, neighbourhood, plan, {
      basis,
      reason: reason || null,
    });
    const followed = await follow(tx, change);
    return {
      result: { changeId, code: plan.closed.includes(code) ? (plan.heirs[code] ?? code) : code },
      audit: [
        {
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
        ...followed,
      ],
    };
  });
}

const unitsOf = ({ opened, closed, renamed, descent, moves }: ChangePlan): string[] => [
  ...opened.map(({ code }) => code),
  ...closed,
  ...renamed.map(({ code }) => code),
  ...descent.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  ...moves.flatMap(({ from, to }) => [from, to]),
];
