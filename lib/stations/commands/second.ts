import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { foldName } from "@/lib/shared/folding";
import { builtStatuses, type StationStatus } from "../schema/status";

type Newcomer = { id?: string; typeCode: string; regionCode: string; status: StationStatus };

/**
 * 四(二) plans one station of a kind for each unit. Another one counts like the first, so it has to be meant: whoever
 * registers it, or brings it to where it counts, says so once.
 * @returns codes of those there are already, for the audit
 */
export async function demandMeant(tx: Tx, newcomer: Newcomer, meant: boolean): Promise<string[]> {
  const { id, typeCode, regionCode } = newcomer;
  await lockUnit(tx, regionCode);
  const others = await tx.station.findMany({
    where: {
      typeCode,
      regionCode,
      ...(id ? { id: { not: id }, status: { in: [...builtStatuses] } } : { status: { not: "closed" } }),
    },
    select: { code: true, name: true },
    orderBy: { code: "asc" },
  });
  const [first] = others;
  if (first && !meant) {
    const { code, name } = first;
    throw new Invalid({ second: [`secondStation|${JSON.stringify({ count: others.length, code, name })}`] });
  }
  return others.map(({ code }) => code);
}

/** A typed name tells a station from the other open ones of its unit. */
export async function demandOwnName(
  tx: Tx,
  { id, regionCode, name }: { id?: string; regionCode: string; name: string },
): Promise<void> {
  await lockUnit(tx, regionCode);
  const others = await tx.station.findMany({
    where: { regionCode, status: { not: "closed" }, ...(id ? { id: { not: id } } : {}) },
    select: { code: true, name: true },
    orderBy: { code: "asc" },
  });
  const same = others.find((other) => foldName(other.name) === foldName(name));
  if (same) throw new Invalid({ name: [`stationNameTaken|${JSON.stringify({ code: same.code, name: same.name })}`] });
}

/** Of two who bring stations into one unit at the same moment the later sees the earlier's. */
const lockUnit = (tx: Tx, regionCode: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtext(${`station:${regionCode}`}))::text`;
