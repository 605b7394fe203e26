import { randomUUID } from "node:crypto";
import type pg from "pg";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import { dataVersion, overlay, type RegionRow, regionRows } from "./rows";

const BATCH = 10_000;
/** The load acts for no account. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Loads the official units and the overlay in one transaction, as the database's owner.
 * Does nothing when this version of the data is loaded already. Units of an earlier version stay as they are,
 * because officials may have changed them since; only what is missing is added.
 * @param wanted limits the load to some units (with all above them), for tests
 */
export async function loadRegions(client: pg.Client, wanted?: (code: string) => boolean): Promise<{ loaded: number }> {
  if (await regionsLoaded(client)) return { loaded: 0 };
  const rows = regionRows(wanted);
  await client.query("begin");
  try {
    // The triggers that keep the rollups row by row pause; rebuildRollup counts once at the end.
    await client.query("set local app.bulk = 'on'");
    const loaded = await insertUnits(client, rows);
    await respell(client);
    const present = new Set(rows.map(({ code }) => code));
    await insertMembers(client, present);
    await insertSetUps(client, present);
    await client.query(`update "Region" set "sourceVersion" = $1 where code = 'CN'`, [dataVersion]);
    await rebuildRollup(client);
    await client.query("commit");
    await client.query(`analyze "Region"`);
    return { loaded };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** Whether this version of the units and of their readings is in the database. */
export async function regionsLoaded(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`select 1 from "Region" where code = 'CN' and "sourceVersion" = $1`, [
    dataVersion,
  ]);
  return rowCount === 1;
}

async function insertUnits(client: pg.Client, rows: RegionRow[]): Promise<number> {
  let loaded = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const column = <K extends keyof RegionRow>(name: K) => batch.map((row) => row[name]);
    const { rowCount } = await client.query(
      `insert into "Region" (code, name, kind, level, "parentCode", path, pinyin, initials, "validFrom", "validFromYear", "sourceVersion", note)
       select * from unnest($1::text[], $2::text[], $3::"RegionKind"[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::date[], $10::boolean[], $11::text[], $12::text[])
       on conflict (code) do nothing`,
      [
        column("code"),
        column("name"),
        column("kind"),
        column("level"),
        column("parentCode"),
        column("path"),
        column("pinyin"),
        column("initials"),
        column("validFrom"),
        column("validFromYear"),
        column("sourceVersion"),
        column("note"),
      ],
    );
    loaded += rowCount ?? 0;
  }
  return loaded;
}

/** Units of an earlier version keep their names; how these are read is the portal's own knowledge. */
async function respell(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ code: string; name: string; pinyin: string }>(
    `select code, name, pinyin from "Region"`,
  );
  const wrong = rows
    .map(({ code, name, pinyin }) => ({ code, pinyin, spelled: placePinyin(name, code) }))
    .filter(({ pinyin, spelled }) => pinyin !== spelled);
  for (let start = 0; start < wrong.length; start += BATCH) {
    const batch = wrong.slice(start, start + BATCH);
    await client.query(
      `update "Region" r set pinyin = s.pinyin, initials = s.initials
       from unnest($1::text[], $2::text[], $3::text[]) s (code, pinyin, initials) where r.code = s.code`,
      [
        batch.map(({ code }) => code),
        batch.map(({ spelled }) => spelled),
        batch.map(({ spelled }) => initialsOf(spelled)),
      ],
    );
  }
}

async function insertMembers(client: pg.Client, present: ReadonlySet<string>): Promise<void> {
  for (const area of overlay.functionalAreas) {
    for (const member of area.members.filter(({ code }) => present.has(code))) {
      await client.query(
        `insert into "FunctionalMember" (id, "areaCode", "memberCode", "validFrom", note)
         select $1, $2, $3, $4, $5
         where not exists (select 1 from "FunctionalMember" where "areaCode" = $2 and "memberCode" = $3)`,
        [randomUUID(), area.code, member.code, member.validFrom, member.note],
      );
    }
  }
}

async function insertSetUps(client: pg.Client, present: ReadonlySet<string>): Promise<void> {
  for (const unit of overlay.setUp.filter(({ code }) => present.has(code))) {
    await client.query(
      `with change as (
         insert into "RegionChange" (id, kind, "on", basis, summary, "byId")
         select $1, 'set_up', $2, $3, $4, $5
         where not exists (select 1 from "RegionLineage" where "toCode" = $6)
         returning id)
       insert into "RegionLineage" (id, "changeId", "toCode") select $7, id, $6 from change`,
      [
        randomUUID(),
        unit.on,
        unit.basis,
        JSON.stringify({ opened: [unit.code], closed: [] }),
        NOBODY,
        unit.code,
        randomUUID(),
      ],
    );
  }
}

/** Township counts under every ancestor; the function comes with the coverage tables. */
async function rebuildRollup(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regprocedure('region_rollup_rebuild()') is not null as exists`,
  );
  if (rows[0]?.exists) await client.query("select region_rollup_rebuild()");
}
