import type pg from "pg";
import type { Actor } from "@/lib/platform/actor";
import { DatabaseError } from "@/lib/platform/connection";

/** What PostgreSQL says to an attacker who is the portal's own role and has the settings of a real actor. */
export type Row = Record<string, unknown>;
export type Table = { name: string; key: string[]; columns: string[]; updatable: string[] };

const REFUSED = "42501";

/** Every table there is, partitions too, but for the one that Prisma keeps of its migrations. */
export async function everyTable(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(`
    select c.relname as name,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege('portal_app', c.oid, a.attnum, 'update')) as updatable
    from pg_class c
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace and c.relname !~ '^(_prisma|pg_stat)'
    order by 1`);
  return rows;
}

/** The letters of select, insert, update and delete that go through on this row; the transaction is rolled back. */
export async function verbsOn(client: pg.Client, actor: Actor | null, table: Table, row: Row): Promise<string> {
  const names = (columns: string[]) => columns.map((column) => `"${column}"`).join(", ");
  const match = `(${names(table.key)}) = (select ${names(table.key)} from jsonb_populate_record(null::"${table.name}", $1))`;
  const changed = table.updatable[0];
  const attempts: Record<string, string | null> = {
    s: `select 1 from "${table.name}" where ${match}`,
    i: `insert into "${table.name}" (${names(table.columns)}) select ${names(table.columns)} from jsonb_populate_record(null::"${table.name}", $1)`,
    u: changed ? `update "${table.name}" set "${changed}" = "${changed}" where ${match}` : null,
    d: `delete from "${table.name}" where ${match}`,
  };
  let passed = "";
  await client.query("begin");
  await become(client, actor);
  for (const [verb, sql] of Object.entries(attempts)) if (sql && (await passes(client, sql, row))) passed += verb;
  await client.query("rollback");
  return passed;
}

/** The owner puts the row there. */
export async function put(client: pg.Client, table: Table, row: Row): Promise<void> {
  const names = table.columns
    .filter((column) => column in row)
    .map((column) => `"${column}"`)
    .join(", ");
  await client.query(
    `insert into "${table.name}" (${names}) select ${names} from jsonb_populate_record(null::"${table.name}", $1) on conflict do nothing`,
    [JSON.stringify(row)],
  );
}

/** A refusal of any other kind (a key that is taken, a row that hangs on it) comes after the rights, so it counts as let through. */
async function passes(client: pg.Client, sql: string, row: Row): Promise<boolean> {
  await client.query("savepoint attempt");
  try {
    const { rowCount } = await client.query(sql, [JSON.stringify(row)]);
    return (rowCount ?? 0) > 0;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return error.code !== REFUSED;
  } finally {
    await client.query("rollback to attempt");
  }
}

/** Null: no settings at all, as a pooled connection that was never confined. */
export async function become(client: pg.Client, actor: Actor | null): Promise<void> {
  await client.query("set local role portal_app");
  if (!actor) return;
  await client.query(
    `select set_config('app.scope', $1, true), set_config('app.role', $2, true),
       set_config('app.account', $3, true), set_config('app.organisation', $4, true)`,
    [actor.scopePath ?? "", actor.role, actor.accountId ?? "", actor.organisationId ?? ""],
  );
}
