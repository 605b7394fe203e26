import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";
import type { ProgrammeBundle } from "../schema/bundle";

/**
 * A draft counts from a day after that of the version before it, on which the units of its plan tables exist. Of a table
 * copied from an older version that names units closed since, only what the new day changes matters.
 * @throws Invalid
 */
export async function checkEffectiveFrom(tx: Tx, draft: ProgrammeBundle, effectiveFrom: IsoDate): Promise<void> {
  const before = draft.versions.filter(({ status }) => status === "published").at(-1);
  if (before && effectiveFrom <= before.effectiveFrom)
    throw new Invalid({ effectiveFrom: [`notBefore|${JSON.stringify({ day: before.effectiveFrom })}`] });
  if (effectiveFrom === draft.version.effectiveFrom) return;
  const codes = draft.planRegions.map(({ code }) => code);
  const [then, now] = await Promise.all([
    absentOn(tx, codes, draft.version.effectiveFrom),
    absentOn(tx, codes, effectiveFrom),
  ]);
  const names = [...now].filter(([code]) => !then.has(code)).map(([, name]) => name);
  if (names.length > 0)
    throw new Invalid({ effectiveFrom: [`planUnitsAbsent|${JSON.stringify({ names: names.join("\u3001") })}`] });
}

/** Names of the units among `codes` that do not exist on a day. */
async function absentOn(tx: Tx, codes: readonly string[], on: IsoDate): Promise<Map<string, string>> {
  const day = toDbDate(on);
  const found = await tx.region.findMany({
    where: { code: { in: [...codes] }, OR: [{ validFrom: { gt: day } }, { validTo: { lte: day } }] },
    select: { code: true, name: true },
    orderBy: { code: "asc" },
  });
  return new Map(found.map(({ code, name }) => [code, name]));
}
