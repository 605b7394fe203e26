import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { readAsActor } from "@/lib/platform/db";
import type { IsoDate } from "@/lib/shared/dates";
import { unit } from "../schema/answer";

const publishedProgramme = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string(),
  version: z.int(),
  effectiveFrom: z.string(),
  isDemo: z.boolean(),
  region: unit,
});
export type PublishedProgramme = z.infer<typeof publishedProgramme>;

/** Every programme that has a published version, as it stood on the day. */
export async function readProgrammes(actor: Actor, asOf: IsoDate): Promise<PublishedProgramme[]> {
  const rows = await readAsActor(
    actor,
    Prisma.sql`
      select p.id, p."isDemo", v.title, v."titleEn", v.number as version, v."effectiveFrom"::text,
        json_build_object('code', r.code, 'name', r.name, 'kind', r.kind, 'pinyin', r.pinyin) as region
      from "Programme" p join "Region" r on r.code = p."regionCode"
      cross join lateral programme_version_on(p.id, ${asOf}::date) v
      order by p."regionPath", p.id`,
  );
  return z.array(publishedProgramme).parse(rows);
}
