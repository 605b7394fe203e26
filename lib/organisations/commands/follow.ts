import type { FollowUnits } from "@/lib/regions/commands/follow";

/** A place of registration that ended is the unit that goes on with it. */
export const followUnits: FollowUnits = async (tx, { successors }) => {
  if (successors.size === 0) return [];
  const organisations = await tx.organisation.findMany({
    where: { regionCode: { in: [...successors.keys()] } },
    select: { id: true, regionCode: true },
  });
  const audit = [];
  for (const { id, regionCode: before } of organisations) {
    const regionCode = successors.get(before)?.code ?? before;
    const { region } = await tx.organisation.update({
      where: { id },
      data: { regionCode, version: { increment: 1 } },
      select: { region: { select: { path: true } } },
    });
    audit.push({
      ...{ entity: "Organisation" as const, entityId: id, regionPath: region.path },
      before: { regionCode: before },
      after: { regionCode },
    });
  }
  return audit;
};
