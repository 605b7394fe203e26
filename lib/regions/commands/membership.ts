import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { can } from "@/lib/platform/permissions";
import { fromDbDate, toDbDate, todayInChina } from "@/lib/shared/dates";
import { mayChangeBelow } from "../policy";
import { countsAsTownship } from "../rules/in-force";
import { isWithin } from "../rules/paths";
import type { MemberInput } from "../schema";
import type { FollowUnits } from "./follow";
import { reportStations } from "./stations-move";

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
    if (member.validFrom && fromDbDate(member.validFrom) > on) throw new Invalid({ on: ["regionNotInForce"] });
    const overlapping = await tx.functionalMember.count({
      where: { memberCode, OR: [{ validTo: null }, { validTo: { gt: toDbDate(on) } }] },
    });
    if (overlapping > 0) throw new Invalid({ memberCode: ["region.alreadyMember"] });
    await tx.functionalMember.create({
      data: { areaCode: input.areaCode, memberCode, validFrom: toDbDate(on), note: basis },
    });
    const { stations, path } = await reportStations(tx, memberCode);
    const audit = {
      entity: "Region",
      entityId: input.areaCode,
      regionPath: area.path,
      after: { memberCode, from: on, basis, stations },
    };
    return {
      result: { stations },
      audit: [audit, ...(await follow(tx, [path]))],
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
    if (membership.validFrom && fromDbDate(membership.validFrom) >= on) throw new Invalid({ on: ["dateOrder"] });
    await tx.functionalMember.update({ where: { id: membership.id }, data: { validTo: toDbDate(on) } });
    const { stations, path } = await reportStations(tx, memberCode);
    const audit = {
      entity: "Region",
      entityId: areaCode,
      regionPath: area.path,
      after: { memberCode, to: on, basis, stations },
    };
    return {
      result: { stations },
      audit: [audit, ...(await follow(tx, [path]))],
    };
  });
}

async function areaFor(
  tx: Tx,
  actor: Actor,
  { areaCode, on }: MemberInput,
): Promise<{ path: string; parentPath: string }> {
  if (on > todayInChina()) throw new Invalid({ on: ["futureDate"] });
  const area = await tx.region.findUnique({
    where: { code: areaCode },
    select: { path: true, kind: true, parent: { select: { path: true } } },
  });
  if (area?.kind !== "functional_area" || !area.parent) throw new NotFound();
  if (!can(actor, "region:change")) throw new Forbidden();
  if (!mayChangeBelow(actor, area.parent.path)) throw new NotFound();
  return { path: area.path, parentPath: area.parent.path };
}
