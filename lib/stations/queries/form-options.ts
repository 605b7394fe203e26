import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { demand } from "@/lib/platform/permissions";

export type FormOptions = {
  types: { code: string; name: string; nameEn: string; level: number }[];
  organisations: { id: string; name: string }[];
};

/** What a station may be and who may run it, in one statement. */
export async function formOptions(actor: Actor): Promise<FormOptions> {
  demand(actor, "station:edit");
  const [found] = await asActor(
    actor,
    (tx) => tx.$queryRaw<FormOptions[]>`
      select
        (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'nameEn', t."nameEn", 'level', t.level)
          order by t.ordinal), '[]') from "StationType" t) as types,
        (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]') from "Organisation" o) as organisations`,
  );
  return found ?? { types: [], organisations: [] };
}
