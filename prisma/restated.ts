import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

const folder = path.resolve(import.meta.dirname, "sql");
/** The others call its functions: it comes first, and when it changes they are run again. */
const FIRST = "platform.sql";

function restatedFiles(): { name: string; sql: string; digest: string }[] {
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  const others = readdirSync(folder)
    .filter((name) => name.endsWith(".sql") && name !== FIRST)
    .sort();
  return [FIRST, ...others].map((name) => {
    const sql = read(name);
    const digest = createHash("sha256").update(read(FIRST)).update(sql).digest("hex");
    return { name, sql, digest };
  });
}

/**
 * Runs the files of prisma/sql that changed since they last ran, each whole in one transaction. They say again what may be said
 * again: functions, triggers, who reads and writes a row. Tables are made by migrations alone.
 */
export async function applyRestated(client: pg.Client): Promise<string[]> {
  await client.query(`create table if not exists "_prisma_restated" (name text primary key, digest text not null)`);
  const { rows } = await client.query<{ name: string; digest: string }>(`select name, digest from "_prisma_restated"`);
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]));
  const changed = restatedFiles().filter(({ name, digest }) => applied.get(name) !== digest);
  for (const { name, sql, digest } of changed) {
    await client.query("begin");
    try {
      await client.query(sql);
      await client.query(
        `insert into "_prisma_restated" values ($1, $2) on conflict (name) do update set digest = excluded.digest`,
        [name, digest],
      );
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
  }
  return changed.map(({ name }) => name);
}
