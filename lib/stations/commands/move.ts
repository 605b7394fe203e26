import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import type { UnitsChanged } from "@/lib/regions/commands/follow";
import { childPath } from "@/lib/regions/rules/paths";
import { type IsoDate, toDbDate, todayInChina } from "@/lib/shared/dates";

/** Township code of a township or of a village in it; null above. */
const townshipOf = (code: string): string | null => (code.length >= 9 ? code.slice(0, 9) : null);

/**
 * Ends each station's stay in its old unit and begins the one in its new unit on the day. The station's own paths
 * change to what holds today; everything that hangs on it follows through its foreign keys.
 */
export async function moveStations(tx: Tx, moves: UnitsChanged["stations"], on: IsoDate): Promise<void> {
  if (moves.length === 0) return;
  const targets = moves.map(({ to }) => to);
  const areas = await areaPaths(tx, targets);
  const units = await tx.region.findMany({ where: { code: { in: targets } }, select: { code: true, path: true } });
  const paths = new Map(units.map(({ code, path }) => [code, path]));
  for (const { stationId, to } of moves) {
    const station = await tx.station.findUniqueOrThrow({ where: { id: stationId }, select: { code: true } });
    const parentPath = paths.get(to);
    if (!parentPath) throw new Error(`no path for ${to}`);
    const regionPath = childPath(parentPath, station.code);
    const areaPath = areas.get(townshipOf(to) ?? "");
    const reportingPath = areaPath ? childPath(areaPath, station.code) : regionPath;
    const day = toDbDate(on);
    await tx.stationPlacement.updateMany({
      where: { stationId, to: null, OR: [{ from: null }, { from: { lt: day } }] },
      data: { to: day },
    });
    await tx.station.update({
      where: { id: stationId },
      data: { regionCode: to, parentPath, reportingPath, version: { increment: 1 } },
      select: { id: true },
    });
    // A stay that would begin on the day or later never stood in the old unit.
    const later = await tx.stationPlacement.updateMany({ where: { stationId, to: null }, data: { placedIn: to } });
    if (later.count > 0) continue;
    await tx.stationPlacement.createMany({
      data: [{ id: randomUUID(), stationId, regionPath, reportingPath, placedIn: to, from: day }],
    });
  }
}

/** Path of the functional area that each township reports to today. */
async function areaPaths(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const today = toDbDate(todayInChina());
  const members = await tx.functionalMember.findMany({
    where: {
      memberCode: { in: codes.flatMap((code) => townshipOf(code) ?? []) },
      AND: [
        { OR: [{ validFrom: null }, { validFrom: { lte: today } }] },
        { OR: [{ validTo: null }, { validTo: { gt: today } }] },
      ],
    },
    select: { memberCode: true, area: { select: { path: true } } },
  });
  return new Map(members.map(({ memberCode, area }) => [memberCode, area.path]));
}

/** After a township has joined or left an area: its stations report where it reports today. */
export async function reportStations(tx: Tx, townshipCode: string): Promise<void> {
  const township = await tx.region.findUniqueOrThrow({ where: { code: townshipCode }, select: { path: true } });
  const areaPath = (await areaPaths(tx, [townshipCode])).get(townshipCode);
  const stations = await tx.station.findMany({
    where: { parentPath: { gte: township.path, lt: `${township.path}~` } },
    select: { id: true, code: true, parentPath: true },
  });
  for (const { id, code, parentPath } of stations) {
    const reportingPath = childPath(areaPath ?? parentPath, code);
    await tx.station.update({
      where: { id },
      data: { reportingPath, version: { increment: 1 } },
      select: { id: true },
    });
  }
}
