import type { Actor } from "@/lib/platform/actor";
import { Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayRule } from "../policy";
import { versionContent } from "../schema/content";
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
