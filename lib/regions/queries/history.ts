import "server-only";
import { z } from "zod";
import { RegionChangeKind } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { isoDate } from "@/lib/shared/dates";
import { regionBrief } from "../schema";

const changeEntry = z.object({
  id: z.string(),
  kind: z.enum(RegionChangeKind),
  on: isoDate,
  basis: z.string(),
  reason: z.string().nullable(),
  predecessors: z.array(regionBrief),
  successors: z.array(regionBrief),
});

const earlierName = z.object({ name: z.string(), from: isoDate.nullable(), to: isoDate.nullable() });

export type RegionHistory = { changes: z.infer<typeof changeEntry>[]; names: z.infer<typeof earlierName>[] };

/** Every change in which the unit began, ended, gave or took something, latest first, and the names it bore before. */
export function regionHistory(actor: Actor, code: string): Promise<RegionHistory> {
  return asActor(actor, async (tx) => {
    const changes = await tx.$queryRaw`
      select c.id, c.kind, c."on"::text, c.basis, c.reason,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('code', r.code, 'name', r.name, 'pinyin', r.pinyin, 'kind', r.kind)), '[]')
         from "RegionLineage" l join "Region" r on r.code = l."fromCode"
         where l."changeId" = c.id and l."toCode" = ${code} and l."fromCode" <> ${code}) as predecessors,
        (select coalesce(jsonb_agg(distinct jsonb_build_object('code', r.code, 'name', r.name, 'pinyin', r.pinyin, 'kind', r.kind)), '[]')
         from "RegionLineage" l join "Region" r on r.code = l."toCode"
         where l."changeId" = c.id and l."fromCode" = ${code} and l."toCode" <> ${code}) as successors
      from "RegionChange" c
      where exists (select 1 from "RegionLineage" l where l."changeId" = c.id and (l."fromCode" = ${code} or l."toCode" = ${code}))
      order by c."on" desc, c."createdAt" desc`;
    const names = await tx.$queryRaw`
      select name, "validFrom"::text as "from", "validTo"::text as "to" from "RegionName" where "regionCode" = ${code} order by "validTo" desc`;
    return { changes: z.array(changeEntry).parse(changes), names: z.array(earlierName).parse(names) };
  });
}
