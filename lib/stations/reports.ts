import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { strengths } from "@/lib/programmes/rules/fact-registry";
import type { IsoDate } from "@/lib/shared/dates";
import type { Standard } from "./rules/standards";

const clause = z.object({ number: z.string(), label: z.string() });
const standardRow = z.object({
  programmeId: z.string(),
  programmePath: z.string(),
  typeCodes: z.array(z.string()),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  clause,
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      conditions: z.array(
        z.object({
          id: z.string(),
          fact: z.string(),
          comparator: z.string(),
          value: z.unknown(),
          alternative: z.string().nullable(),
          strength: z.enum(strengths),
          advice: z.string(),
          adviceEn: z.string(),
          clause,
        }),
      ),
    }),
  ),
});

export type StandardInForce = Standard & Pick<z.output<typeof standardRow>, "programmePath" | "typeCodes">;

/** Every standard of the programme versions in force on the day, in one statement. */
export async function standardsInForce(tx: Tx, day: IsoDate): Promise<StandardInForce[]> {
  const rows = await tx.$queryRaw<{ standards: unknown }[]>`
    /* prepared */ with version as (
      select v.id, v."programmeId", p."regionPath"
      from "Programme" p cross join lateral programme_version_on(p.id, ${day}::date) v
      where v."effectiveFrom" <= ${day}::date
    ), item as (
      select i."standardId", jsonb_agg(jsonb_build_object('code', i.code, 'name', i.name, 'nameEn', i."nameEn",
        'conditions', coalesce((
          select jsonb_agg(jsonb_build_object('id', c.id, 'fact', c.fact, 'comparator', c.comparator, 'value', c.value,
            'alternative', c.alternative, 'strength', c.strength, 'advice', c.advice, 'adviceEn', c."adviceEn",
            'clause', jsonb_build_object('number', k.number, 'label', k.label)) order by c.ordinal)
          from "StandardCondition" c join "Clause" k on k.id = c."clauseId" where c."itemId" = i.id), '[]'))
        order by i.ordinal) as items
      from "StandardItem" i join "Standard" s on s.id = i."standardId" join version v on v.id = s."versionId"
      group by 1
    )
    select coalesce(jsonb_agg(jsonb_build_object('programmeId', v."programmeId", 'programmePath', v."regionPath",
      'typeCodes', (select coalesce(jsonb_agg(distinct t."stationTypeCode"), '[]') from "PlanTable" t where t."versionId" = v.id),
      'code', s.code, 'name', s.name, 'nameEn', s."nameEn",
      'clause', jsonb_build_object('number', k.number, 'label', k.label),
      'items', coalesce(item.items, '[]')) order by v."regionPath", v."programmeId", s.code), '[]') as standards
    from version v join "Standard" s on s."versionId" = v.id join "Clause" k on k.id = s."clauseId"
    left join item on item."standardId" = s.id`;
  return z.array(standardRow).parse(rows[0]?.standards ?? []);
}

/** Those that bind a station: of a programme over its region that plans its type, or plans none in particular. */
export function standardsFor(
  standards: readonly StandardInForce[],
  station: { regionPath: string; reportingPath: string; typeCode: string },
): StandardInForce[] {
  return standards.filter(
    ({ programmePath, typeCodes }) =>
      (station.regionPath.startsWith(programmePath) || station.reportingPath.startsWith(programmePath)) &&
      (typeCodes.length === 0 || typeCodes.includes(station.typeCode)),
  );
}
