import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayRule } from "../policy";
import { isSamePlan, TOTALS } from "../rules/plan-doubt";
import type { ProgrammeBundle } from "../schema/bundle";
import { type DiscrepancyContent, versionContent } from "../schema/content";
import type { RulingInput } from "../schema/forms";

/** Adds who decided which reading and why; earlier rulings stay. @throws Forbidden, NotFound, Invalid */
export async function recordRuling(actor: Actor, input: RulingInput, key: string): Promise<null> {
  demand(actor, "programme:rule");
  return mutate(actor, { key, action: "programme:rule", request: input }, async (tx) => {
    const discrepancy = await tx.discrepancy.findUnique({
      where: { id: input.discrepancyId },
      select: {
        code: true,
        readings: true,
        version: { select: { number: true, programme: { select: { id: true, regionPath: true } } } },
      },
    });
    const programme = discrepancy?.version.programme;
    if (!discrepancy || programme?.id !== input.programmeId || !mayRule(actor, programme)) throw new NotFound();
    const readings = versionContent.shape.discrepancies.element.shape.readings.parse(discrepancy.readings);
    if (!readings.some(({ code }) => code === input.reading)) throw new Invalid({ reading: ["unknownOption"] });
    const { discrepancyId, reading, reason } = input;
    await tx.ruling.create({
      data: { discrepancyId, reading, reason, byId: actor.accountId, byName: actor.displayName },
      select: { id: true },
    });
    const after = { discrepancy: discrepancy.code, version: discrepancy.version.number, reading };
    const { id: entityId, regionPath } = programme;
    return { result: null, audit: { entity: "Programme", entityId, regionPath, after, reason } };
  });
}

/**
 * Adds to a draft the rulings that its predecessor got after the draft was copied from it, each with its author and
 * date. Totals of another table are another doubt, on which nobody has ruled yet.
 */
export async function carryRulings(tx: Tx, from: ProgrammeBundle, draft: ProgrammeBundle): Promise<void> {
  const sameTable = isSamePlan(from.content.planTables, draft.content.planTables);
  const missing = draft.content.discrepancies.flatMap(({ code, rulings }, index) => {
    const discrepancyId = draft.discrepancyIds[index];
    if (!discrepancyId || (code === TOTALS && !sameTable)) return [];
    const there = new Set(rulings.map(identityOf));
    const before = from.content.discrepancies.find((discrepancy) => discrepancy.code === code)?.rulings ?? [];
    return before
      .filter((ruling) => !there.has(identityOf(ruling)))
      .map(({ at, ...ruling }) => ({ ...ruling, at: new Date(at), discrepancyId }));
  });
  await tx.ruling.createMany({ data: missing });
}

const identityOf = ({ at, byId, reading, reason }: DiscrepancyContent["rulings"][number]): string =>
  JSON.stringify([Date.parse(at), byId, reading, reason]);
