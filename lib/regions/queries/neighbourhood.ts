import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { isoDate } from "@/lib/shared/dates";
import { type Tree, unitMap } from "../rules/tree";
import { regionKind, urbanRural } from "../schema";

const unitRow = z.object({
  code: z.string(),
  name: z.string(),
  kind: regionKind,
  parentCode: z.string().nullable(),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
  path: z.string(),
  urbanRural: urbanRural.nullable(),
  earlierNames: z.array(z.object({ name: z.string(), validTo: isoDate })),
  lastChange: isoDate.nullable(),
});

const placing = z.object({ stationId: z.string(), unitCode: z.string(), from: isoDate.nullable() });
const planFigure = z.object({ id: z.string(), unitCode: z.string(), value: z.number().int() });

export type StoredUnit = z.infer<typeof unitRow>;
export type Neighbourhood = { tree: Tree; stored: ReadonlyMap<string, StoredUnit> };

/** Everything under the paths, closed units too, with the stations that stand there and the numbers planned for it. */
export async function loadNeighbourhood(tx: Tx, paths: readonly string[]): Promise<Neighbourhood> {
  const under = (path: Prisma.Sql) => {
    const ranges = paths.map((top) => Prisma.sql`(${path} >= ${top} and ${path} < ${`${top}~`})`);
    return Prisma.sql`(${Prisma.join(ranges, " or ")})`;
  };
  const units = z.array(unitRow).parse(
    await tx.$queryRaw`
    select r.code, r.name, r.kind, r."parentCode", r."validFrom"::text, r."validTo"::text, r.path, r."urbanRural",
      (select coalesce(jsonb_agg(jsonb_build_object('name', n.name, 'validTo', n."validTo")), '[]')
       from "RegionName" n where n."regionCode" = r.code) as "earlierNames",
      (select max(c."on")::text from "RegionLineage" l join "RegionChange" c on c.id = l."changeId"
       where l."fromCode" = r.code or l."toCode" = r.code) as "lastChange"
    from "Region" r where ${under(Prisma.sql`r.path`)} order by r.path`,
  );
  const placings = z.array(placing).parse(
    await tx.$queryRaw`
    select s.id as "stationId", s."regionCode" as "unitCode",
      (select p."from"::text from "StationPlacement" p where p."stationId" = s.id and p."to" is null order by p."from" desc nulls last limit 1) as "from"
    from "Station" s where ${under(Prisma.sql`s."parentPath"`)} order by s.code`,
  );
  const planFigures = z.array(planFigure).parse(
    await tx.$queryRaw`
    with recursive heir as (
      select p.id, p."regionCode" as code, 0 as step from "PlanRow" p
      union all
      select heir.id, l."toCode", heir.step + 1
      from heir join "RegionLineage" l on l."fromCode" = heir.code and l."toCode" <> heir.code
      join "RegionChange" c on c.id = l."changeId" and c.summary -> 'heirs' ->> heir.code = l."toCode"
    )
    select p.id, heir.code as "unitCode", (select coalesce(sum(v), 0)::int from unnest(p."values") v) as value
    from "PlanRow" p
    cross join lateral (select code from heir where heir.id = p.id order by step desc limit 1) heir
    join "Region" r on r.code = heir.code
    join "PlanTable" t on t.id = p."planTableId"
    join "ProgrammeVersion" v on v.id = t."versionId"
    where v.status = 'published' and ${under(Prisma.sql`r.path`)}`,
  );
  return {
    tree: { units: unitMap(units), placings, planFigures, descent: [] },
    stored: new Map(units.map((unit) => [unit.code, unit])),
  };
}
