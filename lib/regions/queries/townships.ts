import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { COUNTED, inForceSql } from "./sql";

/** Townships that count, statutorily under a unit or reporting to a functional area, on a day. */
export function countTownships(actor: Actor, code: string, asOf: IsoDate = todayInChina()): Promise<number> {
  return asActor(actor, async (tx) => {
    const [row] = z.array(z.object({ count: z.number().int() })).parse(
      await tx.$queryRaw`
      select case when u.kind = 'functional_area' then (
          select count(*)::int from "FunctionalMember" m join "Region" t on t.code = m."memberCode"
          where m."areaCode" = u.code and ${inForceSql("m", asOf)} and ${COUNTED} and ${inForceSql("t", asOf)})
        else (
          select count(*)::int from "Region" t
          where t.path >= u.path and t.path < u.path || '~' and ${COUNTED} and ${inForceSql("t", asOf)}) end as count
      from "Region" u where u.code = ${code}`,
    );
    return row?.count ?? 0;
  });
}
