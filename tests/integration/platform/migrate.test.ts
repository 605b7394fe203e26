import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { migrate } from "@/prisma/migrate";
import { administer, databaseUrl } from "@/tests/support/template-database";

const server = inject("server");
const name = `${inject("template").replace("template", String(process.env.VITEST_POOL_ID))}_migrate`;
const url = databaseUrl(server, name);

beforeEach(() => administer(server, [`drop database if exists "${name}" with (force)`, `create database "${name}"`]));
afterEach(() => administer(server, [`drop database if exists "${name}" with (force)`]));

async function applied(): Promise<{ tried: number; done: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ migration_name: string; finished_at: Date | null }>(
    `select migration_name, finished_at from "_prisma_migrations" order by started_at`,
  );
  await client.end();
  return { tried: rows.length, done: rows.filter((row) => row.finished_at).map((row) => row.migration_name) };
}

it("tries a migration again that failed before, once its cause is gone", async () => {
  // A type of that name stands in the way of the first script, which is one transaction and leaves nothing behind.
  await administer(url, [`create type "Role" as enum ('somebody')`]);
  await expect(migrate(url)).rejects.toThrow(/"Role" already exists/);
  await administer(url, [`drop type "Role"`]);
  const names = await migrate(url);
  const { tried, done } = await applied();
  expect(done).toEqual(names);
  expect(tried).toBe(names.length + 1);
  expect(await migrate(url)).toEqual([]);
}, 60_000);

it("applies each migration once when two portals start on one database together", async () => {
  const [first, second] = await Promise.all([migrate(url), migrate(url)]);
  const { tried, done } = await applied();
  expect([...first, ...second].sort()).toEqual([...done].sort());
  expect(tried).toBe(done.length);
}, 60_000);
