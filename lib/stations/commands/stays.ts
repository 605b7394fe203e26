import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";

type Step = { code: string; validFrom: string | null; to: string | null; step: number };
type Stay = { placedIn: string; from: Date | null; to: Date | null };

/**
 * Where a station that is registered late stood since its first day: in its unit, and before that began in the one
 * unit that it came from. The first stay has no beginning.
 * @throws Invalid when the unit came from none or from several, so that nobody can tell
 */
export async function staysSince(tx: Tx, code: string, on: IsoDate): Promise<Stay[]> {
  const steps = await tx.$queryRaw<Step[]>`
    with recursive line as (
      select r.code, r."validFrom", null::date as "to", 0 as step from "Region" r where r.code = ${code}
      union
      select r.code, r."validFrom", c."on", line.step + 1
      from line
      join "RegionLineage" l on l."toCode" = line.code
      join "RegionChange" c on c.id = l."changeId" and c."on" = line."validFrom"
      join "Region" r on r.code = l."fromCode" and r.code <> line.code
      where line."validFrom" > ${on}::date
    )
    select code, "validFrom"::text, "to"::text, step from line order by step desc`;
  const [first] = steps;
  const unclear = new Set(steps.map(({ step }) => step)).size < steps.length;
  if (!first || unclear || (first.validFrom !== null && first.validFrom > on))
    throw new Invalid({ regionCode: ["regionNotInForce"] });
  return steps.map(({ code: placedIn, validFrom, to }, index) => ({
    placedIn,
    from: index === 0 || validFrom === null ? null : toDbDate(validFrom),
    to: to === null ? null : toDbDate(to),
  }));
}
