import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";
import { toDbDate, todayInChina } from "@/lib/shared/dates";
import type { RegionBrief } from "../schema";

export type ChangeChoices = {
  siblings: RegionBrief[];
  children: RegionBrief[];
  stations: { id: string; code: string; name: string }[];
};

const brief = { code: true, name: true, pinyin: true, kind: true } as const;

/** What the forms of a change offer: units beside and below that exist today, and the stations directly in the unit. */
export async function changeChoices(actor: Actor, code: string): Promise<ChangeChoices> {
  demand(actor, "region:change");
  const today = toDbDate(todayInChina());
  const inForce = {
    kind: { not: "functional_area" as const },
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: today } }] },
      { OR: [{ validTo: null }, { validTo: { gt: today } }] },
    ],
  };
  return asActor(actor, async (tx) => ({
    siblings: await tx.region.findMany({
      where: { parent: { children: { some: { code } } }, code: { not: code }, ...inForce },
      select: brief,
      orderBy: { code: "asc" },
    }),
    children: await tx.region.findMany({
      where: { parentCode: code, ...inForce },
      select: brief,
      orderBy: { code: "asc" },
    }),
    stations: await tx.station.findMany({
      where: { regionCode: code },
      select: { id: true, code: true, name: true },
      orderBy: { code: "asc" },
    }),
  }));
}
