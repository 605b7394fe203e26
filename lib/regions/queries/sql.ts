import { Prisma } from "@/lib/generated/prisma/client";
import type { IsoDate } from "@/lib/shared/dates";
import { STORED_FORMS } from "@/lib/shared/folding";

/** The kinds that count as 乡镇(街道), of the unit of alias `t`. */
export const COUNTED = Prisma.sql`t.level = 4 and t.kind in ('subdistrict', 'town', 'township')`;

/** Whether the row of `alias` (a unit or a membership) is in force on a day that the statement itself knows. */
export function spanHoldsSql(alias: string, on: Prisma.Sql): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`((${row}."validFrom" is null or ${row}."validFrom" <= ${on})
    and (${row}."validTo" is null or ${row}."validTo" > ${on}))`;
}

/** The same on a given day. */
export const inForceSql = (alias: string, on: IsoDate): Prisma.Sql => spanHoldsSql(alias, Prisma.sql`${on}::date`);

/** The name the unit of `alias` bore on the day. */
export function nameOnSql(alias: string, on: IsoDate): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`coalesce((
    select n.name from "RegionName" n where n."regionCode" = ${row}.code and n."validTo" > ${on}::date
    order by n."validTo" limit 1), ${row}.name)`;
}

/**
 * JSON list of the units above the one of `alias`, from the province down. Paths sort by bytes, codes do not: without
 * the collation of codes their index goes unused.
 */
export function aboveSql(alias: string, on: IsoDate): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'code', above.code, 'name', ${nameOnSql("above", on)}, 'pinyin', above.pinyin, 'kind', above.kind) order by above.level), '[]')
    from "Region" above
    where above.code = any (string_to_array(trim(both '/' from ${row}.path), '/') collate "default") and above.code <> ${row}.code)`;
}

/** A stored name as `foldName` would fold it; it was cleaned when it was entered, and the source has no radicals. */
export const foldedSql = (name: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`translate(${name}, ${STORED_FORMS.from}, ${STORED_FORMS.to})`;
