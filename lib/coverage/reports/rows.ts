import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { readAsActor } from "@/lib/platform/db";
import { nameOnSql } from "@/lib/regions/queries/sql";
import type { IsoDate } from "@/lib/shared/dates";
import { type CoverageRow, coverageRow } from "../schema/answer";
import type { RowState } from "../schema/params";

type RowsOf = {
  readonly tree: "statutory" | "reporting";
  readonly region: string;
  readonly type: string;
  readonly state: RowState;
  readonly asOf: IsoDate;
  /** Station code after which to begin; empty for the beginning. */
  readonly after: string;
  /** Codes of units in none of which a station stands. */
  readonly outside: readonly string[];
  /** Null for all. */
  readonly most: number | null;
};

/** `open`: the actor may open the station; one that has moved away since is named only. */
export async function readRows(
  actor: Actor,
  { tree, region, type, state, asOf, after, outside, most }: RowsOf,
): Promise<CoverageRow[]> {
  const rows = await readAsActor(
    actor,
    Prisma.sql`
      select c.id, c.code, c.name, c.status, c.since::text, c.until::text, s.id is not null as open,
        json_build_object('code', u.code, 'name', ${nameOnSql("u", asOf)}, 'kind', u.kind, 'pinyin', u.pinyin) as unit,
        json_build_object('code', p.code, 'name', ${nameOnSql("p", asOf)}, 'kind', p.kind, 'pinyin', p.pinyin) as parent
      from stations_counted(${tree}::"RollupTree", ${region}, ${type}, ${state}::"RollupState", ${asOf}::date, ${after}, ${most}) c
      cross join lateral ${unitSql(Prisma.sql`c.unit_code`)} u
      cross join lateral region_line_on(u.path collate "default", ${tree}::"RollupTree", ${asOf}::date) line
      cross join lateral ${unitSql(Prisma.sql`line[array_upper(line, 1) - 1]`)} p
      left join "Station" s on s.id = c.id
      where not line && ${[...outside]}::text[]
      order by c.code`,
  );
  return z.array(coverageRow).parse(rows);
}

/** Row by row: the planner cannot know how few rows a function gives, and would read every unit of the country. */
const unitSql = (code: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(select * from "Region" r where r.code = ${code} offset 0)`;
