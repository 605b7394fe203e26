import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { webAddress } from "@/bin/start/web-role";
import { Prisma } from "@/lib/generated/prisma/client";
import { mintActor, systemActor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { newClient } from "@/lib/platform/connection";
import { asActor, disconnect, probeDatabase, readAsActor } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";
import { administer, databaseUrl } from "@/tests/support/template-database";

const server = inject("server");
const owner = String(process.env.DATABASE_URL);
const database = new URL(owner).pathname.slice(1);
const SECRET = "a secret of at least thirty-two characters";
const plain = `${database}_plain`;
const byHand = `${database}_hand`;

let web: string;

beforeEach(async () => {
  web = await webAddress(owner, { POOLER: false }, SECRET);
});
afterEach(async () => {
  process.env.DATABASE_URL = owner;
  await disconnect();
});
afterAll(async () => {
  await administer(server, [`drop database if exists "${database}" with (force)`]);
  const roles = [`portal_web_${database}`, plain, byHand];
  await administer(
    server,
    roles.map((role) => `drop role if exists "${role}"`),
  );
});

async function asWeb<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient(web);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Each is a way out of the role, past row security, or onto the machine. */
const WAYS_OUT = [
  `copy (select 1) to program 'true'`,
  `copy (select 1) to '/tmp/out'`,
  `copy "Region" from program 'true'`,
  `set role pg_execute_server_program`,
  `set role postgres`,
  `set role pg_read_all_data`,
  `set session authorization postgres`,
  `alter system set log_statement = 'all'`,
  `alter database "${database}" set row_security = off`,
  `alter role current_user superuser`,
  `alter role current_user createrole`,
  `alter role current_user bypassrls`,
  `grant pg_read_all_data to current_user`,
  `create role another`,
  `create database another`,
  `create schema another`,
  `create table mine (n int)`,
  `create temporary table mine (n int)`,
  `create function mine() returns int language sql as 'select 1'`,
  `create extension dblink`,
  `create extension file_fdw`,
  `create server elsewhere foreign data wrapper postgres_fdw`,
  `create publication everything for all tables`,
  `select lo_import('/etc/passwd')`,
  `select pg_read_file('/etc/passwd')`,
  `select pg_ls_dir('.')`,
  `select pg_reload_conf()`,
  `select pg_switch_wal()`,
  `select rolpassword from pg_authid`,
  `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres' limit 1`,
  `set session_replication_role = replica`,
  `alter table "AuditEntry" disable trigger all`,
  `alter table "Station" no force row level security`,
  `drop policy read_in_scope on "Station"`,
  `truncate "Station"`,
  `select station_rollup_rebuild()`,
  `do language plpgsql $$ begin execute 'set role postgres'; end $$`,
];

it.each(WAYS_OUT)("is refused, before and after it was portal_app: %s", async (statement) => {
  await asWeb(async (client) => {
    await expect(client.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42704|0A000)$/),
    });
    await client.query("set role portal_app");
    await expect(client.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42704|0A000)$/),
    });
    await client.query("reset role");
    await expect(client.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42704|0A000)$/),
    });
  });
});

it("reads and writes no table as itself", async () => {
  await asWeb(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { name } of rows) {
      await expect(client.query(`select from "${name}"`), name).rejects.toMatchObject({ code: "42501" });
      await expect(client.query(`delete from "${name}"`), name).rejects.toMatchObject({ code: "42501" });
    }
  });
});

it("serves everything that the portal asks: reports, reads, writes, sessions, health", async () => {
  process.env.DATABASE_URL = web;
  await disconnect();
  const actor = mintActor({ ...systemActor("test"), accountId: randomUUID() });
  const who = Prisma.sql`select session_user::text as login, current_user::text as acts`;
  const login = { login: `portal_web_${database}`, acts: "portal_app" };
  expect(await readAsActor(actor, who)).toEqual([login]);
  expect(await asActor(actor, (tx) => tx.$queryRaw(who))).toEqual([login]);
  const write = (key: string) =>
    mutate(actor, { key, action: "station:create", request: {} }, async (tx) => {
      await tx.stationType.create({ data: { code: "t1", name: "型", nameEn: "Type", level: 4, ordinal: 1 } });
      return { result: 1, audit: { entity: "Station", entityId: "t1" } };
    });
  const key = randomUUID();
  expect([await write(key), await write(key)]).toEqual([1, 1]);
  expect(await asActor(actor, (tx) => tx.auditEntry.count())).toBe(1);
  expect(await lookUp({ sessionId: randomUUID() }, "::1")).toBeNull();
  expect(await lookUp({ token: "sgz_none" }, "::1")).toBeNull();
  await probeDatabase();
});

it("keeps its password while the secret stays, and loses what was set for it meanwhile", async () => {
  await asWeb((client) => client.query(`alter role current_user password 'mine'`));
  await administer(owner, [`grant pg_read_all_data to "portal_web_${database}"`]);
  await expect(webAddress(owner, { POOLER: false }, SECRET)).rejects.toThrow(/rights of its own/);
  await administer(owner, [`revoke pg_read_all_data from "portal_web_${database}"`]);
  expect(await webAddress(owner, { POOLER: false }, SECRET)).toBe(web);
  await asWeb((client) => client.query("select 1"));
});

describe("where the owner", () => {
  const as = (role: string) => Object.assign(new URL(owner), { username: role, password: "x" }).href;

  beforeEach(async () => {
    await administer(owner, [
      `drop role if exists "${byHand}"`,
      `drop role if exists "${plain}"`,
      `create role "${plain}" login password 'x'`,
      `grant portal_app to "${plain}"`,
      `create role "${byHand}" login noinherit password 'x'`,
    ]);
  });

  it("may make no roles, the web server signs in as the owner, which is told", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(await webAddress(as(plain), { POOLER: false }, SECRET)).toBe(as(plain));
    expect(warn.mock.calls.join()).toMatch(/signs in as the owner.*DATABASE_WEB_URL/);
    warn.mockRestore();
  });

  it("named another role, that one is taken if it is harmless", async () => {
    const settings = { POOLER: false, DATABASE_WEB_URL: as(byHand) };
    await expect(webAddress(as(plain), settings, SECRET)).rejects.toThrow(/may not become portal_app/);
    await administer(owner, [`grant portal_app to "${byHand}"`]);
    expect(await webAddress(as(plain), settings, SECRET)).toBe(as(byHand));
  });

  it.each([
    ["a superuser", (role: string) => `alter role "${role}" superuser`],
    ["a maker of roles", (role: string) => `alter role "${role}" createrole`],
    ["a reader of everything", (role: string) => `grant pg_read_all_data to "${role}"`],
    ["a reader of one table", (role: string) => `grant select on "Station" to "${role}"`],
    [
      "one that inherits",
      (role: string) => `drop role "${role}"; create role "${role}" login password 'x'; grant portal_app to "${role}"`,
    ],
    ["a maker of tables", (role: string) => `grant create on schema public to "${role}"`],
  ])("named %s, the portal does not start", async (_, grant) => {
    await administer(owner, [`grant portal_app to "${byHand}"`, grant(byHand)]);
    await expect(webAddress(as(plain), { POOLER: false, DATABASE_WEB_URL: as(byHand) }, SECRET)).rejects.toThrow(
      /rights of its own/,
    );
    await administer(owner, [`drop owned by "${byHand}"`]);
  });

  it("named one of another database, the portal does not start", async () => {
    const elsewhere = databaseUrl(as(byHand), "postgres");
    await administer(owner, [`grant portal_app to "${byHand}"`]);
    await expect(webAddress(as(plain), { POOLER: false, DATABASE_WEB_URL: elsewhere }, SECRET)).rejects.toThrow(
      /another database/,
    );
  });
});
