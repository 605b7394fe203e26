import { z } from "zod";
import type { RegionChangeKind } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import type { IsoDate } from "@/lib/shared/dates";

type Change = {
  kind: RegionChangeKind;
  on: IsoDate;
  basis: string;
  reason: string | null;
  summary: { opened: string[]; closed: string[]; heirs: Record<string, string>; moves: object[] };
  lines: { from: string | null; to: string | null }[];
};

/** Enters who descends from whom. The tables take no other way in, and nobody changes what was entered. */
export async function recordChange(tx: Tx, { lines, ...change }: Change): Promise<string> {
  const rows = await tx.$queryRaw`
    select region_change_add(${JSON.stringify(change)}::jsonb, ${JSON.stringify(lines)}::jsonb)::text as id`;
  return z.tuple([z.object({ id: z.string() })]).parse(rows)[0].id;
}
