import type { Actor } from "@/lib/platform/actor";
import { foundFor, missing } from "@/lib/platform/session";
import { mayChangeBelow, mayChangeUnit } from "@/lib/regions/policy";
import { getRegion, type RegionFacts } from "@/lib/regions/queries/tree";
import { isRegionCode } from "@/lib/regions/rules/codes";
import type { IsoDate } from "@/lib/shared/dates";

/** The unit of the address; anything that is no unit's code is a page that does not exist. */
export async function loadRegion(actor: Actor, code: string, asOf?: IsoDate): Promise<RegionFacts> {
  if (!isRegionCode(code)) missing(actor);
  return foundFor(actor, getRegion(actor, code, asOf));
}

/** The same for the page that changes it: a unit that is not the actor's to change has no such page. */
export async function loadRegionToChange(actor: Actor, code: string): Promise<RegionFacts> {
  const region = await loadRegion(actor, code);
  return mayChangeUnit(actor, region) || mayChangeBelow(actor, region.path) ? region : missing(actor);
}
