import { notFound } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/platform/actor";
import { NotFound } from "@/lib/platform/errors";
import type { IsoDate } from "@/lib/shared/dates";
import { getStation } from "@/lib/stations/queries/detail";

/** The station, or the page that says there is none; a page and its title read it once. */
export const loadStation = cache(async (actor: Actor, id: string, asOf: IsoDate) => {
  try {
    return await getStation(actor, decodeURIComponent(id), asOf);
  } catch (error) {
    if (error instanceof NotFound || error instanceof URIError) notFound();
    throw error;
  }
});
