import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { AppError, Conflict, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayRule } from "../policy";
import { isSamePlan, isTotalsDoubt } from "../rules/plan-doubt";
import { rulingsOf } from "../rules/stand";
import type { ProgrammeBundle } from "../schema/bundle";
import { type DiscrepancyContent, versionContent } from "../schema/content";
import type { RulingInput, WithdrawInput } from "../schema/forms";
import { lockProgramme } from "./draft";

/**
 * Adds who decided which reading and why, knowing the ruling before it; earlier rulings stay. One that was meant for the version in force is refused
 * when a newer one was published meanwhile: there it would be missing. @throws Forbidden, NotFound, Conflict, Invalid, AppError
 */
export async function recordRuling(actor: Actor, input: RulingInput, key: string): Promise<null> {
  demand(actor, "programme:rule");
  return mutate(actor, { key, action: "programme:rule", request: input }, async (tx) => {
    const programme = await lockProgramme(tx, input.programmeId);
    if (!programme || !mayRule(actor, programme)) throw new NotFound();
    const discrepancy = await tx.discrepancy.findFirst({
      where: { id: input.discrepancyId, version: { programmeId: input.programmeId } },
      select: {
        code: true,
        readings: true,
        version: { select: { number: true } },
        rulings: { orderBy: { at: "asc" }, select: { reading: true, reason: true, byName: true, withdrawnAt: true } },
      },
    });
    if (!discrepancy) throw new NotFound();
    const newer = await tx.programmeVersion.count({
      where: {
        programmeId: input.programmeId,
        status: "published",
        number: { gt: Math.max(input.latestVersion, discrepancy.version.number) },
      },
    });
    if (newer > 0) throw new AppError("versionPublished", 409);
    const { rulings } = discrepancy;
    // Rulings are only added and withdrawn: how often tells whether the last one was seen.
    const inForce = rulings.filter(({ withdrawnAt }) => withdrawnAt === null);
    const state = rulings.length * 2 - inForce.length;
    if (state !== input._version) {
      const { reading, reason, byName } = inForce.at(-1) ?? {};
      throw new Conflict(state, { reading, reason, byName });
    }
    const readings = versionContent.shape.discrepancies.element.shape.readings.parse(discrepancy.readings);
    if (!readings.some(({ code }) => code === input.reading)) throw new Invalid({ reading: ["unknownOption"] });
    const { discrepancyId, reading, reason } = input;
    await tx.ruling.create({
      data: { discrepancyId, reading, reason, byId: actor.accountId, byName: actor.displayName },
      select: { id: true },
    });
    const after = { discrepancy: discrepancy.code, version: discrepancy.version.number, reading };
    const { regionPath } = programme;
    return { result: null, audit: { entity: "Programme", entityId: input.programmeId, regionPath, after, reason } };
  });
}

/**
 * Takes the ruling in force back, wherever a later version carries it: what was in force before it is so again. It stays
 * on record with who took it back and why. @throws AppError when another ruling has been made since
 */
export async function withdrawRuling(actor: Actor, input: WithdrawInput, key: string): Promise<null> {
  demand(actor, "programme:rule");
  return mutate(actor, { key, action: "programme:unrule", request: input }, async (tx) => {
    const programme = await lockProgramme(tx, input.programmeId);
    if (!programme || !mayRule(actor, programme)) throw new NotFound();
    const ofProgramme = { discrepancy: { version: { programmeId: input.programmeId } } };
    const last = await tx.ruling.findFirst({
      where: { discrepancyId: input.discrepancyId, withdrawnAt: null, ...ofProgramme },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: {
        at: true,
        byId: true,
        byName: true,
        reading: true,
        reason: true,
        discrepancy: { select: { code: true } },
      },
    });
    if (last?.at.getTime() !== Date.parse(input.at)) throw await rulingChanged(tx, input.discrepancyId);
    const { discrepancy, ...same } = last;
    await tx.ruling.updateMany({
      where: { ...same, withdrawnAt: null, ...ofProgramme },
      data: { withdrawnAt: new Date(), withdrawnByName: actor.displayName, withdrawReason: input.reason },
    });
    const { regionPath } = programme;
    const before = { discrepancy: discrepancy.code, reading: last.reading, byName: last.byName };
    const { programmeId, reason } = input;
    return { result: null, audit: { entity: "Programme", entityId: programmeId, regionPath, before, reason } };
  });
}

/** A ruling is taken back as the one that was seen, and no other in its place: the page is to be drawn anew. */
async function rulingChanged(tx: Tx, discrepancyId: string): Promise<Conflict> {
  const rulings = await tx.ruling.findMany({
    where: { discrepancyId },
    select: { at: true, reading: true, byName: true, withdrawnAt: true },
  });
  const made = (withdrawn: boolean) =>
    rulings
      .filter(({ withdrawnAt }) => (withdrawnAt !== null) === withdrawn)
      .map(({ at, ...ruling }) => ({ ...ruling, at: at.toISOString() }));
  return new Conflict(rulings.length, rulingsOf(made(false), made(true)), "rulingChanged");
}

/**
 * Adds to a draft the rulings that its predecessor got after the draft was copied from it, each with its author and
 * date. Totals of another table are another doubt, on which nobody has ruled yet.
 */
export async function carryRulings(tx: Tx, from: ProgrammeBundle, draft: ProgrammeBundle): Promise<void> {
  const missing = draft.content.discrepancies.flatMap((doubt, index) => {
    const discrepancyId = draft.discrepancyIds[index];
    const before = predecessorOf(doubt, from, draft);
    if (!discrepancyId || !before) return [];
    const there = new Set(doubt.rulings.map(identityOf));
    const offered = new Set(doubt.readings.map(({ code }) => code));
    return before.rulings
      .filter((ruling) => offered.has(ruling.reading) && !there.has(identityOf(ruling)))
      .map(({ at, ...ruling }) => ({ ...ruling, at: new Date(at), discrepancyId }));
  });
  await tx.ruling.createMany({ data: missing });
}

const tableOf = ({ content }: ProgrammeBundle, { planTable }: DiscrepancyContent) =>
  content.planTables[planTable ?? -1];

/** The same doubt in the version before: by its code, and that about totals by its table, whatever its code became. */
function predecessorOf(
  doubt: DiscrepancyContent,
  from: ProgrammeBundle,
  draft: ProgrammeBundle,
): DiscrepancyContent | undefined {
  const namesake = from.content.discrepancies.find(({ code }) => code === doubt.code);
  if (!isTotalsDoubt(doubt)) return namesake;
  const isOnTable = (before: DiscrepancyContent, after: DiscrepancyContent) =>
    isTotalsDoubt(before) && isTotalsDoubt(after) && isSamePlan(tableOf(from, before), tableOf(draft, after));
  if (namesake && isOnTable(namesake, doubt)) return namesake;
  const isTaken = (before: DiscrepancyContent) =>
    draft.content.discrepancies.some((other) => other.code === before.code && isOnTable(before, other));
  return from.content.discrepancies.find((before) => isOnTable(before, doubt) && !isTaken(before));
}

const identityOf = ({ at, byId, reading, reason }: DiscrepancyContent["rulings"][number]): string =>
  JSON.stringify([Date.parse(at), byId, reading, reason]);
