import type { FollowUnits } from "@/lib/regions/commands/follow";
import { todayInChina } from "@/lib/shared/dates";
import { moveStations, reportStations } from "./move";
import { settleAll } from "./recheck";

/**
 * Stations go where the change puts them. A sign that named the unit rightly may name it wrongly once the unit is renamed
 * or merged; and a version of a programme may set other standards than the one before.
 */
export const followUnits: FollowUnits = async (tx, { on, paths, stations, reporting }) => {
  await moveStations(tx, stations, on);
  for (const code of reporting) await reportStations(tx, code);
  return paths.length === 0 ? [] : (await settleAll(tx, todayInChina(), paths)).map(({ audit }) => audit);
};
