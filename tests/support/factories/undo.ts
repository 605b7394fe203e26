import { randomUUID } from "node:crypto";
import { followUnits } from "@/lib/followers";
import type { Actor } from "@/lib/platform/actor";
import { undoRegionAct } from "@/lib/regions/commands/undo";
import { withClient } from "./coverage";

const TABLES = [
  ...["Region", "RegionName", "RegionChange", "RegionLineage", "FunctionalMember"],
  ...["Station", "StationPlacement", "StationEvent", "StationRevision", "StationRollup", "RegionRollup"],
  ...["Organisation", "Account"],
];

/** Every row about units and stations and of what hangs on them, but for what only tells that a row was written. A row of zero is no row. */
export function dumpOfUnits(): Promise<Record<string, string[]>> {
  return withClient(async (client) => {
    const dump: Record<string, string[]> = {};
    for (const table of TABLES) {
      const where = table.endsWith("Rollup") ? "where delta <> 0" : "";
      const { rows } = await client.query(
        `select (to_jsonb(t) - '{version,updatedAt}'::text[])::text as row from "${table}" t ${where} order by 1`,
      );
      dump[table] = rows.map(({ row }) => row);
    }
    return dump;
  });
}

/** Undoes the act that was recorded last. */
export async function undoLast(actor: Actor, reason = "录错"): Promise<void> {
  const { rows } = await withClient((client) =>
    client.query(`select id from "RegionAct" where "undoneAt" is null order by number desc limit 1`),
  );
  await undoRegionAct(actor, { actId: rows[0].id, reason }, randomUUID(), followUnits);
}
