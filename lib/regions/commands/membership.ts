import type { Actor } from "@/lib/platform/actor";
import type { Action } from "@/lib/platform/audited";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { type AuditDetail, mutate } from "@/lib/platform/mutate";
import { can } from "@/lib/platform/permissions";
import { addDays, fromDbDate, type IsoDate, toDbDate, todayInChina } from "@/lib/shared/dates";
import { dayRange, FIRST_DAY } from "@/lib/shared/day-bounds";
import { mayChangeBelow } from "../policy";
import { countsAsTownship } from "../rules/in-force";
import { isWithin } from "../rules/paths";
import type { MemberInput } from "../schema";
import { noteAct } from "./act";
import { changedUnder, type FollowUnits, type UnitsChanged } from "./follow";

/** A township begins to report to a functional area; its statutory place stays. */
export function addAreaMember(
  actor: Actor,
  input: MemberInput,
  key: string,
  follow: FollowUnits,
): Promise<{ stations: number }> {
  return mutate(actor, { key, action: "region:area-join", request: input }, async (tx) => {
    const { memberCode, on, basis } = input;
    const area = await areaFor(tx, actor, input);
    const member = await tx.region.findUnique({
      where: { code: memberCode },
      select: { path: true, kind: true, validFrom: true, validTo: true },
    });
    if (!member || !countsAsTownship(member.kind) || !isWithin(member.path, area.parentPath))
      throw new Invalid({ memberCode: ["region.notTownshipNearby"] });
    if (member.validTo !== null) throw new Invalid({ memberCode: ["region.alreadyClosed"] });
    demandFrom(on, [area.validFrom, member.validFrom]);
    const overlapping = await tx.functionalMember.count({
      where: { memberCode, OR: [{ validTo: null }, { validTo: { gt: toDbDate(on) } }] },
    });
    if (overlapping > 0) throw new Invalid({ memberCode: ["region.alreadyMember"] });
    await noteAct(tx, actor, membershipAct("region:area-join", input, area.parentPath));
    await tx.functionalMember.create({
      data: { areaCode: input.areaCode, memberCode, validFrom: toDbDate(on), note: basis },
    });
    const { stations, change } = await reportingChange(tx, memberCode, on);
    const audit: AuditDetail = {
      entity: "Region",
      entityId: input.areaCode,
      regionPath: area.path,
      after: { memberCode, from: on, basis, stations },
    };
    return {
      result: { stations },
      audit: [audit, ...(await follow(tx, change))],
    };
  });
}

/** A township stops reporting to a functional area: `on` is the first day on which it no longer does. */
export function endAreaMember(
  actor: Actor,
  input: MemberInput,
  key: string,
  follow: FollowUnits,
): Promise<{ stations: number }> {
  return mutate(actor, { key, action: "region:area-leave", request: input }, async (tx) => {
    const { areaCode, memberCode, on, basis } = input;
    const area = await areaFor(tx, actor, input);
    const membership = await tx.functionalMember.findFirst({
      where: { areaCode, memberCode, validTo: null },
      select: { id: true, validFrom: true },
    });
    if (!membership) throw new Invalid({ memberCode: ["region.notMember"] });
    demandFrom(on, [area.validFrom, nextDay(membership.validFrom), await lastPassedOn(tx, memberCode)]);
    await noteAct(tx, actor, membershipAct("region:area-leave", input, area.parentPath));
    await tx.functionalMember.update({ where: { id: membership.id }, data: { validTo: toDbDate(on) } });
    const { stations, change } = await reportingChange(tx, memberCode, on);
    const audit: AuditDetail = {
      entity: "Region",
      entityId: areaCode,
      regionPath: area.path,
      after: { memberCode, to: on, basis, stations },
    };
    return {
      result: { stations },
      audit: [audit, ...(await follow(tx, change))],
    };
  });
}

async function areaFor(
  tx: Tx,
  actor: Actor,
  { areaCode, on }: MemberInput,
): Promise<{ path: string; parentPath: string; validFrom: Date | null }> {
  if (on > todayInChina()) throw new Invalid({ on: [dayRange({ min: FIRST_DAY, max: todayInChina() })] });
  const area = await tx.region.findUnique({
    where: { code: areaCode },
    select: { path: true, kind: true, validFrom: true, parent: { select: { path: true } } },
  });
  if (area?.kind !== "functional_area" || !area.parent) throw new NotFound();
  if (!can(actor, "region:change")) throw new Forbidden();
  if (!mayChangeBelow(actor, area.parent.path)) throw new NotFound();
  return { path: area.path, parentPath: area.parent.path, validFrom: area.validFrom };
}

const membershipAct = (action: Action, { areaCode, memberCode, on, basis }: MemberInput, regionPath: string) => ({
  ...{ action, entityId: areaCode, regionPath },
  codes: [memberCode],
  summary: { member: memberCode, on, basis },
});

async function reportingChange(tx: Tx, code: string, on: IsoDate): Promise<{ stations: number; change: UnitsChanged }> {
  const { path } = await tx.region.findUniqueOrThrow({ where: { code }, select: { path: true } });
  const stations = await tx.station.count({ where: { parentPath: { gte: path, lt: `${path}~` } } });
  return { stations, change: { ...changedUnder(on, [path]), reporting: [code] } };
}

/** @throws Invalid when the day lies before one of those that it depends on */
function demandFrom(on: IsoDate, starts: readonly (Date | null)[]): void {
  const min = [FIRST_DAY, ...starts.flatMap((start) => (start ? fromDbDate(start) : []))].sort().at(-1) ?? FIRST_DAY;
  if (on < min) throw new Invalid({ on: [dayRange({ min, max: todayInChina() })] });
}

const nextDay = (start: Date | null): Date | null => start && toDbDate(addDays(fromDbDate(start), 1));

/** The last day on which the member gave or took something: what came out of it then reports where it did. */
async function lastPassedOn(tx: Tx, code: string): Promise<Date | null> {
  const found = await tx.regionChange.aggregate({
    where: {
      lineage: {
        some: {
          OR: [
            { fromCode: code, toCode: { not: code } },
            { toCode: code, fromCode: { not: code } },
          ],
        },
      },
    },
    _max: { on: true },
  });
  return found._max.on;
}
