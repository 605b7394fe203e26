import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { stationTypes } from "./types";

/** Adds the types that are missing and names those that are there as the documents do; types added by hand stay. */
export async function loadStationTypes(): Promise<void> {
  await asActor(systemActor("station types"), async (tx) => {
    for (const [ordinal, { code, ...type }] of stationTypes.entries()) {
      await tx.stationType.upsert({
        where: { code },
        create: { code, ...type, ordinal },
        update: { ...type, ordinal },
      });
    }
  });
}
