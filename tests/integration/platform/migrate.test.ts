import { spawn } from "node:child_process";
import type pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { newClient } from "@/lib/platform/connection";
import { migrate } from "@/prisma/migrate";
import { administer, databaseUrl, freshDatabase } from "@/tests/support/template-database";

const server = inject("server");
const name = `${inject("template").replace("template", String(process.env.VITEST_POOL_ID))}_migrate`;
const url = databaseUrl(server, name);

beforeEach(() => administer(server, freshDatabase(name)));
afterEach(() => administer(server, [`drop database if exists "${name}" with (force)`]));

async function applied(): Promise<{ tried: number; done: string[] }> {
  const client = newClient(url);
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

it("says a changed file of prisma/sql again, and leaves the others alone", async () => {
  await migrate(url);
  const there = async () =>
    (await ask(`select proname from pg_proc where proname in ('accounts_follow', 'act_image') order by 1`)).rows;
  await ask("drop function accounts_follow(jsonb)");
  await migrate(url);
  expect(await there()).toEqual([{ proname: "act_image" }]);
  await ask(`update "_prisma_restated" set digest = 'an older one' where name = 'accounts.sql'`);
  await migrate(url);
  expect(await there()).toEqual([{ proname: "accounts_follow" }, { proname: "act_image" }]);
}, 60_000);

async function holds(sql: string): Promise<void> {
  await expect.poll(async () => (await ask(sql)).rows.length, { timeout: 20_000, interval: 50 }).toBe(1);
}

async function ask(sql: string): Promise<pg.QueryResult> {
  const client = newClient(url);
  await client.connect();
  return client.query(sql).finally(() => client.end());
}

it("goes on after a portal that was killed while the server still worked its script off", async () => {
  await administer(url, [
    `create function hold() returns event_trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(7); end $$`,
    `create event trigger hold on ddl_command_start when tag in ('CREATE TYPE') execute function hold()`,
  ]);
  const gate = newClient(url);
  await gate.connect();
  await gate.query("select pg_advisory_lock(7)");
  const code = `import { migrate } from "./prisma/migrate.ts"; await migrate(${JSON.stringify(url)})`;
  const portal = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
  const waits = `select from pg_locks where locktype = 'advisory' and objid = 7 and not granted`;
  await holds(waits);
  portal.kill("SIGKILL");
  await new Promise((resolve) => portal.once("exit", resolve));
  const next = migrate(url);
  await holds(
    `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory' and query ~ 'pg_advisory_unlock'`,
  );
  await gate.end();
  const names = await next;
  const { tried, done } = await applied();
  expect(done.length).toBe(names.length + 1);
  expect(tried).toBe(done.length);
}, 60_000);
