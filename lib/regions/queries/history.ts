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

const regionAct = z.object({
  id: z.string(),
  action: z.string(),
  code: z.string(),
  /** The change of units that it entered, while it holds. */
  changeId: z.string().nullable(),
  /** The unit it is about, where that is not its own page's. */
  member: regionBrief.nullable(),
  on: isoDate.nullable(),
  basis: z.string().nullable(),
  regionPath: z.string(),
  byName: z.string(),
  at: z.string(),
  undone: z.object({ byName: z.string(), at: z.string(), reason: z.string() }).nullable(),
});
export type RegionAct = z.infer<typeof regionAct>;

/** Acts on the unit that were entered in the portal, latest first, those undone since among them. */
export function regionActs(actor: Actor, code: string): Promise<RegionAct[]> {
  return asActor(actor, async (tx) =>
    z.array(regionAct).parse(
      await tx.$queryRaw`
      select a.id, a.action, a."entityId" as code, a."regionPath", a."byName", to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
        a.summary ->> 'on' as "on", a.summary ->> 'basis' as basis, c.id as "changeId",
        case when m.code is not null then jsonb_build_object('code', m.code, 'name', m.name, 'pinyin', m.pinyin, 'kind', m.kind) end as member,
        case when a."undoneAt" is not null then jsonb_build_object('byName', a."undoneByName", 'reason', a."undoReason",
          'at', to_char(a."undoneAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as undone
      from "RegionAct" a
      left join "RegionActRow" w on w."actId" = a.id and w."table" = 'RegionChange'
      left join "RegionChange" c on c.id::text = w.key
      left join "Region" m on m.code = a.summary ->> 'member'
      where a."entityId" = ${code} or a.codes @> array[${code}]
      order by a.number desc limit 100`,
    ),
  );
}

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
