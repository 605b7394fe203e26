import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { inForceSql, nameOnSql } from "@/lib/regions/queries/sql";
import type { IsoDate } from "@/lib/shared/dates";

/** Where a station stood on a day: names of that day, and the paths that decide which programmes bound it then. */
export const stationPlace = z.object({
  /** The functional area where its township reported to one. */
  county: z.string(),
  township: z.string(),
  regionPath: z.string(),
  reportingPath: z.string(),
});

/** JSON of `stationPlace` of the station of alias `s`. A day before its first placement is that placement's. */
export const placeOnSql = (on: IsoDate): Prisma.Sql => Prisma.sql`(
  select jsonb_build_object(
    'county', coalesce(case when c.code is not null then ${nameOnSql("c", on)} end, ''),
    'township', coalesce(case when w.code is not null then ${nameOnSql("w", on)} end, ''),
    'regionPath', u.path || s.code || '/', 'reportingPath', coalesce(area.path, u.path) || s.code || '/')
  from "StationPlacement" p
  join "Region" u on u.code = p."placedIn"
  left join "Region" w on w.code = split_part(u.path, '/', 5) collate "default"
  left join "FunctionalMember" m on m."memberCode" = w.code and ${inForceSql("m", on)}
  left join "Region" area on area.code = m."areaCode"
  left join "Region" c on c.code = coalesce(area.code, split_part(u.path, '/', 4) collate "default")
  where p."stationId" = s.id
  order by coalesce(p."from" <= ${on}::date, true) and coalesce(p."to" > ${on}::date, true) desc, p."from" nulls first
  limit 1)`;
