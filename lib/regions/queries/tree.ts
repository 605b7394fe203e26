import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { type IsoDate, isoDate, todayInChina } from "@/lib/shared/dates";
import { COUNTRY_CODE } from "../rules/codes";
import { type RegionBrief, regionBrief, regionHit, urbanRural } from "../schema";
import { aboveSql, inForceSql, nameOnSql } from "./sql";

const member = z.object({
  id: z.string(),
  unit: regionBrief,
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  note: z.string().nullable(),
});

const regionFacts = regionHit.extend({
  parentCode: z.string().nullable(),
  urbanRural: urbanRural.nullable(),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
  validFromYear: z.boolean(),
  sourceVersion: z.string(),
  note: z.string().nullable(),
  version: z.number().int(),
  /** Memberships in functional areas, of any date: of a township, the areas it reports to; of an area, its members. */
  memberOf: z.array(member),
  members: z.array(member),
});
export type RegionFacts = z.infer<typeof regionFacts>;

/** @throws NotFound */
export function getRegion(actor: Actor, code: string, asOf: IsoDate = todayInChina()): Promise<RegionFacts> {
  return asActor(actor, async (tx) => {
    const [row] = z.array(regionFacts).parse(
      await tx.$queryRaw`
      select r.code, ${nameOnSql("r", asOf)} as name, r.pinyin, r.kind, r.level, r.path, ${aboveSql("r", asOf)} as above,
        r."parentCode", r."urbanRural", r."validFrom"::text, r."validTo"::text, r."validFromYear", r."sourceVersion", r.note, r.version,
        (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'unit', jsonb_build_object('code', a.code, 'name', a.name, 'pinyin', a.pinyin, 'kind', a.kind),
           'from', m."validFrom", 'to', m."validTo", 'note', m.note) order by m."validFrom" nulls first, a.code), '[]')
         from "FunctionalMember" m join "Region" a on a.code = m."areaCode" where m."memberCode" = r.code) as "memberOf",
        (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'unit', jsonb_build_object('code', a.code, 'name', a.name, 'pinyin', a.pinyin, 'kind', a.kind),
           'from', m."validFrom", 'to', m."validTo", 'note', m.note) order by m."validFrom" nulls first, a.code), '[]')
         from "FunctionalMember" m join "Region" a on a.code = m."memberCode" where m."areaCode" = r.code) as members
      from "Region" r where r.code = ${code}`,
    );
    if (!row) throw new NotFound();
    return row;
  });
}

/** The unit with all above it, from the country down, under the names of the day. @throws NotFound */
export function regionPathOf(actor: Actor, code: string, asOf: IsoDate = todayInChina()): Promise<RegionBrief[]> {
  return asActor(actor, async (tx) => {
    const rows = z.array(regionBrief).parse(
      await tx.$queryRaw`
      select a.code, ${nameOnSql("a", asOf)} as name, a.pinyin, a.kind
      from "Region" r
      join "Region" a on a.code = any (array_prepend(${COUNTRY_CODE}, string_to_array(trim(both '/' from r.path), '/')) collate "default")
      where r.code = ${code} order by a.level`,
    );
    if (rows.length === 0) throw new NotFound();
    return rows;
  });
}

const childRow = regionBrief.extend({
  below: z.number().int(),
  urbanRural: urbanRural.nullable(),
  areaCode: z.string().nullable(),
});
export type ChildRow = z.infer<typeof childRow>;

/** Units directly below that are in force on the day; `below` counts those below each (of a functional area its members), `areaCode` the functional area it reports to. */
export function childrenOf(actor: Actor, code: string, asOf: IsoDate = todayInChina()): Promise<ChildRow[]> {
  return asActor(actor, async (tx) =>
    z.array(childRow).parse(
      await tx.$queryRaw`
      select r.code, ${nameOnSql("r", asOf)} as name, r.pinyin, r.kind, r."urbanRural",
        case when r.kind = 'functional_area'
          then (select count(*)::int from "FunctionalMember" m where m."areaCode" = r.code and ${inForceSql("m", asOf)})
          else (select count(*)::int from "Region" c where c."parentCode" = r.code and ${inForceSql("c", asOf)}) end as below,
        (select m."areaCode" from "FunctionalMember" m where m."memberCode" = r.code and ${inForceSql("m", asOf)} limit 1) as "areaCode"
      from "Region" r
      where r."parentCode" = ${code} and ${inForceSql("r", asOf)}
      order by r.kind = 'functional_area', r.code`,
    ),
  );
}
