import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { AppError, Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { can } from "@/lib/platform/permissions";
import { todayInChina } from "@/lib/shared/dates";
import { mayChangeBelow } from "../policy";
import type { UndoInput } from "../schema";
import { changedUnder, type FollowUnits } from "./follow";

const dependents = z.array(z.object({ kind: z.string(), name: z.string(), number: z.coerce.number().nullable() }));

/**
 * Takes an act on units back: every row is again as it was. Who may do the act may undo it, as long as nothing that was
 * entered later builds on it. @throws Invalid with what does
 */
export function undoRegionAct(
  actor: Actor,
  input: UndoInput,
  key: string,
  follow: FollowUnits,
): Promise<{ code: string }> {
  const { actId, reason } = input;
  return mutate(actor, { key, action: "region:undo", request: input }, async (tx) => {
    const act = await tx.regionAct.findUnique({ where: { id: actId } });
    if (!act) throw new NotFound();
    if (!can(actor, "region:change")) throw new Forbidden();
    if (!mayChangeBelow(actor, act.regionPath)) throw new NotFound();
    if (act.undoneAt) throw new AppError("undone", 409);
    const built = dependents.parse(
      await tx.$queryRaw`
        select d.kind, d.name, a.number::text from region_act_dependents(${actId}::uuid) d
        left join "RegionAct" a on a.id = d.of_act order by a.number desc nulls last`,
    );
    if (built.length > 0) throw new Invalid({ _form: built.map(dependsOn) });
    await tx.$executeRaw`select undo_region_act(${actId}::uuid, ${actor.displayName}, ${reason})`;
    const units = await tx.region.findMany({
      where: { code: { in: act.codes } },
      select: { path: true, code: true },
    });
    const paths = units.map(({ path }) => path);
    const followed = await follow(tx, changedUnder(todayInChina(), paths));
    return {
      result: { code: act.entityId },
      audit: [
        {
          entity: "Region",
          entityId: act.entityId,
          regionPath: act.regionPath,
          before: { action: act.action, summary: act.summary },
          after: { undone: actId },
          reason,
        },
        ...followed,
      ],
    };
  });
}

const KINDS = ["name", "Station", "StationPlacement", "PlanRow", "Account", "Region", "FunctionalMember", "Programme"];

/** As a message of namespace `errors`. */
function dependsOn({ kind, name }: { kind: string; name: string }): string {
  if (kind === "act") return `undo.act|${JSON.stringify({ act: name.replace(/^region:(area-)?/, "") })}`;
  return `undo.${KINDS.includes(kind) ? kind : "other"}|${JSON.stringify({ name })}`;
}
