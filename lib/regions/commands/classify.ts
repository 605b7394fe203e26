import type { Actor } from "@/lib/platform/actor";
import { claimRow } from "@/lib/platform/claim";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { can } from "@/lib/platform/permissions";
import { mayChangeBelow } from "../policy";
import type { UrbanRuralInput } from "../schema";
import { noteAct } from "./act";

/** Sets or takes back the manual class of a unit; the committee type of its code stays a hint. */
export function setUrbanRural(actor: Actor, input: UrbanRuralInput, key: string): Promise<{ code: string }> {
  const { code, urbanRural, reason, _version: version } = input;
  return mutate(actor, { key, action: "region:classify", request: input }, async (tx) => {
    const unit = await claimRow({
      rows: tx.region,
      where: { code },
      version,
      // The database lets officials alone write to a unit, and says so with an error of its own.
      readFirst: true,
      read: () => unitFor(tx, actor, code),
      stored: (current) => ({ urbanRural: current.urbanRural ?? "" }),
    });
    await noteAct(tx, actor, {
      action: "region:classify",
      entityId: code,
      regionPath: unit.parent.path,
      codes: [],
      summary: { from: unit.urbanRural, to: urbanRural, reason },
    });
    await tx.region.updateMany({ where: { code }, data: { urbanRural } });
    return {
      result: { code },
      audit: {
        entity: "Region",
        entityId: code,
        regionPath: unit.path,
        before: { urbanRural: unit.urbanRural },
        after: { urbanRural },
        reason,
      },
    };
  });
}

async function unitFor(tx: Tx, actor: Actor, code: string) {
  const unit = await tx.region.findUnique({
    where: { code },
    select: { path: true, urbanRural: true, version: true, parent: { select: { path: true } } },
  });
  if (!unit) throw new NotFound();
  if (!can(actor, "region:change")) throw new Forbidden();
  if (!unit.parent || !mayChangeBelow(actor, unit.parent.path)) throw new NotFound();
  return { ...unit, parent: unit.parent };
}
