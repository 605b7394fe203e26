import { cache } from "react";
import type { Actor } from "@/lib/platform/actor";
import { foundFor, missing } from "@/lib/platform/session";
import type { IsoDate } from "@/lib/shared/dates";
import { getStation } from "@/lib/stations/queries/detail";

/** The station, or the page that says there is none; a page and its title read it once. */
export const loadStation = cache(async (actor: Actor, id: string, asOf: IsoDate) => {
  return foundFor(actor, getStation(actor, decoded(id) ?? missing(actor), asOf));
});

/** Null for percent signs that spell nothing. */
function decoded(id: string): string | null {
  try {
    return decodeURIComponent(id);
  } catch {
    return null;
  }
}
