import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { newClient } from "@/lib/platform/connection";
import { administer, databaseUrl } from "@/tests/support/template-database";

const server = inject("server");
const name = `${inject("template").replace("template", String(process.env.VITEST_POOL_ID))}_upgrade`;
const owner = `${name}_owner`;
const url = databaseUrl(server, name);
const folder = "prisma/migrations";
const migrations = readdirSync(folder)
  .filter((file) => /^\d/.test(file))
  .sort();
const THIS = "20261126170000_sign_in";

const drop = () => [
  `drop database if exists "${name}" with (force)`,
  `do $$ begin
     if exists (select from pg_roles where rolname = '${owner}') then drop owned by "${owner}"; end if;
   end $$`,
  `drop role if exists "${owner}"`,
];
beforeEach(() =>
  administer(server, [
    ...drop(),
    `create role "${owner}"`,
    `grant portal_app to "${owner}"`,
    `grant set on parameter "app.scope", "app.role" to "${owner}"`,
    `create database "${name}" owner "${owner}"`,
  ]),
);
afterEach(() => administer(server, drop()));

/** As the plain owner that the README grants: row-level security is forced on it, as on everybody. */
async function upgrade(before: string): Promise<Record<string, unknown>[]> {
  const client = newClient(url);
  await client.connect();
  try {
    const apply = (migration: string) =>
      client.query(readFileSync(path.join(folder, migration, "migration.sql"), "utf8"));
    await client.query(`create table "_prisma_migrations" ()`);
    await client.query(`alter table "_prisma_migrations" owner to "${owner}"`);
    await client.query(`set role "${owner}"`);
    for (const migration of migrations.filter((one) => one < THIS)) await apply(migration);
    await client.query("reset role");
    await client.query(before);
    await client.query(`set role "${owner}"`);
    await apply(THIS);
    await client.query("reset role");
    const { rows } = await client.query(
      `select r.*, s."provedAt" = s."createdAt" as "provedThen" from "SecurityRules" r left join "AuthSession" s on true`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

const session = `
  insert into "Account" (id, "loginName", "displayName", role, "passwordHash")
    values (gen_random_uuid(), 'a', 'a', 'evaluator', 'x');
  insert into "AuthSession" (id, "accountId", address, "userAgent", "createdAt")
    select gen_random_uuid(), id, '', '', now() - interval '1 hour' from "Account";`;

it("gives rules that nobody has touched the new defaults, and sessions the time of their password", async () => {
  expect(await upgrade(session)).toEqual([
    expect.objectContaining({
      passwordMinLength: 10,
      passwordMaxAgeDays: 0,
      passwordClasses: 0,
      maxSessions: 10,
      adminPasswordMinLength: 12,
      provedThen: true,
    }),
  ]);
}, 120_000);

it("leaves rules that a security admin has set", async () => {
  const [rules] = await upgrade(
    `update "SecurityRules" set "passwordMaxAgeDays" = 90, "passwordMinLength" = 8, version = 2`,
  );
  expect(rules).toMatchObject({ passwordMinLength: 8, passwordMaxAgeDays: 90 });
}, 120_000);
