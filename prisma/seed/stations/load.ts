import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
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

const BATCH = 1_000;

/** Spells the stored names anew where the portal has learnt to read them better, as `loadRegions` does for units. */
export async function respellStations(): Promise<void> {
  await asActor(systemActor("respell"), async (tx) => {
    let after = "";
    for (;;) {
      const stations = await tx.station.findMany({
        where: { code: { gt: after } },
        select: { id: true, code: true, name: true, pinyin: true },
        orderBy: { code: "asc" },
        take: BATCH,
      });
      for (const { id, code, name, pinyin } of stations) {
        const spelled = placePinyin(name, code);
        if (spelled === pinyin) continue;
        const data = { pinyin: spelled, initials: initialsOf(spelled) };
        await tx.station.update({ where: { id }, data, select: { id: true } });
      }
      const last = stations.at(-1);
      if (!last || stations.length < BATCH) return;
      after = last.code;
    }
  });
}
