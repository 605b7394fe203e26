import { followUnits as accounts } from "./accounts/commands/follow";
import { followUnits as organisations } from "./organisations/commands/follow";
import type { FollowUnits } from "./regions/commands/follow";
import { followUnits as stations } from "./stations/commands/follow";

/** In order: stations move before what hangs on them. A test names every table that refers to a unit. */
const followers: readonly FollowUnits[] = [stations, organisations, accounts];

/** All rooms follow a change of units. */
export const followUnits: FollowUnits = async (tx, change) => {
  const audit = [];
  for (const follow of followers) audit.push(...(await follow(tx, change)));
  return audit;
};
