import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { readAsActor } from "@/lib/platform/db";

const spans = z.array(z.object({ from: z.string(), until: z.string().nullable() }));

/** The latest version; that in which a doubt stands; or all that carry one ruling on it. */
export type Versions = {
  readonly programme: string;
  readonly doubt?: { readonly id: string; readonly ruledAt?: string };
};

/** From when until when published versions of a programme count. */
export async function readVersionSpans(
  actor: Actor,
  { programme, doubt }: Versions,
): Promise<{ from: string; until: string | null }[]> {
  const ruled = Prisma.sql`exists (select from "Discrepancy" d join "Ruling" r on r."discrepancyId" = d.id
    join "Ruling" own on (own.at, own."byId", own.reading, own.reason) = (r.at, r."byId", r.reading, r.reason)
    where d."versionId" = v.id and own."discrepancyId"::text = ${doubt?.id ?? ""}
      and date_trunc('milliseconds', own.at) = ${doubt?.ruledAt ?? null}::timestamptz)`;
  const asked = !doubt
    ? Prisma.sql`v.until is null`
    : doubt.ruledAt === undefined
      ? Prisma.sql`exists (select from "Discrepancy" d where d."versionId" = v.id and d.id = ${doubt.id}::uuid)`
      : ruled;
  const rows = await readAsActor(
    actor,
    Prisma.sql`
      select v."effectiveFrom"::text as "from", v.until::text
      from (select id, "effectiveFrom", lead("effectiveFrom") over (order by number) as until
        from "ProgrammeVersion" where "programmeId" = ${programme} and status = 'published') v
      where ${asked} order by 1`,
  );
  return spans.parse(rows);
}
