import { notFound } from "next/navigation";
import type { Actor } from "@/lib/platform/actor";
import { NotFound } from "@/lib/platform/errors";
import { getRegion, type RegionFacts } from "@/lib/regions/queries/tree";
import { isRegionCode } from "@/lib/regions/rules/codes";
import type { IsoDate } from "@/lib/shared/dates";

/** The unit of the address; anything that is no unit's code is a page that does not exist. */
export async function loadRegion(actor: Actor, code: string, asOf?: IsoDate): Promise<RegionFacts> {
  if (!isRegionCode(code)) notFound();
  try {
    return await getRegion(actor, code, asOf);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
