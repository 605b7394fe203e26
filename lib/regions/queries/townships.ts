import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { type IsoDate, isoDate, todayInChina } from "@/lib/shared/dates";
import { regionBrief } from "../schema";
import { inForceSql } from "./sql";

const unitRow = z.object({
  unit: regionBrief,
  /** The unit's sum in the plan table. */
  planned: z.number().int(),
  /** Townships reporting to the unit on the plan's first day, and on the day asked for. */
  atStart: z.number().int(),
  now: z.number().int(),
});

const reconciliation = z.object({
  programmeId: z.string(),
  title: z.string(),
  titleEn: z.string(),
  /** First day of the programme's first version. */
  start: isoDate,
  planned: z.number().int(),
  atStart: z.number().int(),
  now: z.number().int(),
  units: z.array(unitRow),
  /** Townships under the unit that began after the plan's first day, or ended since. */
  begun: z.array(regionBrief.extend({ on: isoDate, yearOnly: z.boolean(), note: z.string().nullable() })),
  ended: z.array(regionBrief.extend({ on: isoDate })),
});
export type Reconciliation = z.infer<typeof reconciliation>;

const COUNTED = Prisma.sql`t.level = 4 and t.kind in ('subdistrict', 'town', 'township')`;

/**
 * How many townships report to the unit of alias `u` on a day: to a functional area its members, to a county all but
 * those, above a county all. Two queries, so that the range of paths can use its index.
 */
const reporting = (on: Prisma.Sql) => Prisma.sql`(case when u.kind = 'functional_area' then (
    select count(*)::int from "FunctionalMember" m join "Region" t on t.code = m."memberCode"
    where m."areaCode" = u.code and ${spanHolds("m", on)} and ${COUNTED} and ${spanHolds("t", on)})
  else (
    select count(*)::int from "Region" t
    where t.path >= u.path and t.path < u.path || '~' and ${COUNTED} and ${spanHolds("t", on)}
      and (u.level < 3 or not exists (
        select 1 from "FunctionalMember" m where m."memberCode" = t.code and ${spanHolds("m", on)}))) end)`;

function spanHolds(alias: string, on: Prisma.Sql): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`(${row}."validFrom" is null or ${row}."validFrom" <= ${on}) and (${row}."validTo" is null or ${row}."validTo" > ${on})`;
}

/** For each published plan of township stations that binds the unit: planned stations beside the townships there were and are. */
export function reconcileTownships(
  actor: Actor,
  code: string,
  asOf: IsoDate = todayInChina(),
): Promise<Reconciliation[]> {
  const day = Prisma.sql`${asOf}::date`;
  const start = Prisma.sql`plan.start`;
  const brief = (alias: string) => {
    const row = Prisma.raw(alias);
    return Prisma.sql`'code', ${row}.code, 'name', ${row}.name, 'pinyin', ${row}.pinyin, 'kind', ${row}.kind`;
  };
  return asActor(actor, async (tx) =>
    z.array(reconciliation).parse(
      await tx.$queryRaw`
      with plan as (
        select distinct on (p.id) p.id, v.id as version, v.title, v."titleEn", p."regionCode",
          (select min(f."effectiveFrom") from "ProgrammeVersion" f where f."programmeId" = p.id and f.status = 'published') as start
        from "Programme" p
        join "ProgrammeVersion" v on v."programmeId" = p.id and v.status = 'published' and v."effectiveFrom" <= ${day}
        where p."regionCode" = ${code}
        order by p.id, v."effectiveFrom" desc, v.number desc),
      line as (
        select plan.id, r."regionCode", sum((select sum(n) from unnest(r."values") n))::int as planned
        from plan
        join "PlanTable" t on t."versionId" = plan.version
        join "StationType" s on s.code = t."stationTypeCode" and s.level = 4
        join "PlanRow" r on r."planTableId" = t.id
        group by 1, 2)
      select plan.id as "programmeId", plan.title, plan."titleEn", plan.start::text,
        (select sum(planned)::int from line where line.id = plan.id) as planned,
        ${reporting(start)} as "atStart", ${reporting(day)} as now,
        (select jsonb_agg(jsonb_build_object('unit', jsonb_build_object(${brief("u")}), 'planned', line.planned,
           'atStart', ${reporting(start)}, 'now', ${reporting(day)}) order by u.kind = 'functional_area', u.code)
         from line join "Region" u on u.code = line."regionCode" where line.id = plan.id) as units,
        (select coalesce(jsonb_agg(jsonb_build_object(${brief("t")}, 'on', t."validFrom", 'yearOnly', t."validFromYear", 'note', t.note) order by t."validFrom", t.code), '[]')
         from "Region" t where ${COUNTED} and t.path >= u.path and t.path < u.path || '~' and t."validFrom" > plan.start and t."validFrom" <= ${day}) as begun,
        (select coalesce(jsonb_agg(jsonb_build_object(${brief("t")}, 'on', t."validTo") order by t."validTo", t.code), '[]')
         from "Region" t where ${COUNTED} and t.path >= u.path and t.path < u.path || '~' and t."validTo" > plan.start and t."validTo" <= ${day}) as ended
      from plan join "Region" u on u.code = plan."regionCode"
      where exists (select 1 from line where line.id = plan.id)
      order by plan.id`,
    ),
  );
}

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
