import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { toDbDate } from "@/lib/shared/dates";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import type { Neighbourhood, StoredUnit } from "../queries/neighbourhood";
import type { ChangePlan } from "../rules/change-draft";
import { levelOf } from "../rules/codes";
import { childPath, isWithin } from "../rules/paths";
import { successorsOf } from "../rules/successors";
import type { UnitsChanged } from "./follow";
import { recordChange } from "./record-change";

type Authority = { basis: string; reason: string | null };

/** Writes a checked plan: units, earlier names, lineage, memberships. Returns what the rooms above have to follow. */
export async function applyChange(
  tx: Tx,
  { stored }: Neighbourhood,
  plan: ChangePlan,
  authority: Authority,
): Promise<{ changeId: string; change: UnitsChanged }> {
  const on = toDbDate(plan.on);
  const paths = await openUnits(tx, plan, stored);
  await tx.region.updateMany({
    where: { code: { in: [...plan.closed] } },
    data: { validTo: on, version: { increment: 1 } },
  });
  for (const { code, from, to } of plan.renamed) await rename(tx, code, from, to, plan.on);
  const changeId = await recordChange(tx, {
    kind: plan.kind,
    on: plan.on,
    basis: authority.basis,
    reason: plan.reason ?? authority.reason,
    summary: {
      opened: plan.opened.map(({ code }) => code),
      closed: [...plan.closed],
      // Read by the coverage statement and the next plan: a plan table goes on naming the unit that its document names.
      heirs: { ...plan.heirs },
      moves: plan.moves.map((move) => ({ ...move })),
    },
    lines: plan.descent.map(({ from, to }) => ({ from, to })),
  });
  await passMembershipsOn(tx, plan, paths);
  const touched = [...plan.renamed.map(({ code }) => code), ...plan.moves.map(({ to }) => to)];
  return {
    changeId,
    change: {
      on: plan.on,
      paths: [...new Set(touched)].flatMap((code) => paths.get(code) ?? []),
      successors: successorsOf(plan, stored),
      stations: plan.moves,
      reporting: [],
    },
  };
}

/** @returns paths of all units, the new ones included */
async function openUnits(
  tx: Tx,
  plan: ChangePlan,
  stored: ReadonlyMap<string, StoredUnit>,
): Promise<Map<string, string>> {
  const paths = new Map([...stored].map(([code, { path }]) => [code, path]));
  const moved = new Map(plan.descent.map(({ from, to }) => [to, from]));
  await tx.region.createMany({
    data: plan.opened.map(({ code, name, kind, parentCode }) => {
      const path = childPath(paths.get(parentCode ?? "") ?? "/", code);
      paths.set(code, path);
      const predecessor = stored.get(moved.get(code) ?? "");
      const pinyin = placePinyin(name, code);
      return {
        code,
        name,
        kind,
        parentCode,
        path,
        level: levelOf(code),
        pinyin,
        initials: initialsOf(pinyin),
        urbanRural: predecessor?.kind === kind ? predecessor.urbanRural : null,
        validFrom: toDbDate(plan.on),
        sourceVersion: "local",
      };
    }),
  });
  return paths;
}

async function rename(tx: Tx, code: string, from: string, to: string, on: string): Promise<void> {
  const last = await tx.regionName.findFirst({
    where: { regionCode: code },
    orderBy: { validTo: "desc" },
    select: { validTo: true },
  });
  await tx.regionName.create({
    data: { regionCode: code, name: from, validFrom: last?.validTo ?? null, validTo: toDbDate(on) },
  });
  const pinyin = placePinyin(to, code);
  await tx.region.update({
    where: { code },
    data: { name: to, pinyin, initials: initialsOf(pinyin), version: { increment: 1 } },
  });
}

/**
 * A membership ends with its unit; a new unit made of members of one area only goes on reporting to it, as long as it
 * stands under the city of the area.
 */
async function passMembershipsOn(tx: Tx, plan: ChangePlan, paths: ReadonlyMap<string, string>): Promise<void> {
  const on = toDbDate(plan.on);
  const froms = plan.descent.flatMap(({ from }) => (from === null ? [] : [from]));
  const memberships = await tx.functionalMember.findMany({
    where: { memberCode: { in: froms }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: {
      ...{ id: true, areaCode: true, memberCode: true, validFrom: true, validTo: true },
      area: { select: { parent: { select: { path: true } } } },
    },
  });
  const areaOf = new Map(memberships.map((membership) => [membership.memberCode, membership]));
  // One that was to begin after the unit's end never held: its span becomes empty, not inverted.
  for (const { id, memberCode, validFrom } of memberships) {
    if (!plan.closed.includes(memberCode)) continue;
    await tx.functionalMember.update({ where: { id }, data: { validTo: later(on, validFrom) }, select: { id: true } });
  }
  const heirs = plan.opened.flatMap(({ code }) => {
    const predecessors = plan.descent.filter(({ to }) => to === code).map(({ from }) => areaOf.get(from ?? ""));
    const [first] = predecessors;
    const city = first?.area.parent?.path;
    return first && predecessors.every((one) => one?.areaCode === first.areaCode) && isUnder(paths.get(code), city)
      ? [
          {
            id: randomUUID(),
            areaCode: first.areaCode,
            memberCode: code,
            validFrom: later(on, first.validFrom),
            validTo: first.validTo,
          },
        ]
      : [];
  });
  await tx.functionalMember.createMany({ data: heirs });
}

const isUnder = (path: string | undefined, above: string | undefined): boolean =>
  path !== undefined && above !== undefined && isWithin(path, above);

const later = (day: Date, other: Date | null): Date => (other !== null && other > day ? other : day);
