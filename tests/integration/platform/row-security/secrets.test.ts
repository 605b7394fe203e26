import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { prisma } from "@/lib/platform/db";
import { listProgrammes } from "@/lib/programmes/queries";
import { publicDirectory } from "@/lib/stations/queries/list";
import { prepare } from "@/tests/support/worker-database";
import { makeWorld, type World } from "../../scope/world";
import { become } from "./attack";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let client: pg.Client;
let world: World;
prepare(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  client = newClient(process.env.DATABASE_URL ?? "");
  await client.connect();
});
afterEach(() => client.end());

/** As the portal's own role with the actor's settings; the rows are counted or the error told, and nothing stays. */
async function as(actor: Actor | null, sql: string, values: unknown[] = []): Promise<number | string> {
  await client.query("begin");
  try {
    await become(client, actor);
    return (await client.query(sql, values)).rowCount ?? 0;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query("rollback");
  }
}

const DENIED =
  /permission denied|row-level security|stays ended|marks or unmarks|by a new one|no longer than|within the scope|officials alone|the platform alone/;

describe("a draft", () => {
  it("is read by the officials whose scope holds its region, with everything in it; a published version by all", async () => {
    const drafts = `select v.id from "ProgrammeVersion" v where v.status = 'draft'`;
    const { actors, programme } = world;
    const readers = ["province_official"];
    for (const [role, actor] of Object.entries(actors)) {
      expect([role, await as(actor, drafts)]).toEqual([role, readers.includes(role) ? 1 : 0]);
      expect([role, await as(actor, `select 1 from "ProgrammeVersion" where status = 'published'`)]).toEqual([role, 1]);
      expect(Number(await as(actor, `select 1 from "Clause"`))).toBeGreaterThan(20);
      expect(Number(await as(actor, `select 1 from "PlanRow"`))).toBe(6);
    }
    const county = { ...actors.county_official, scopePath: "/42/4206/" } as Actor;
    expect(await as(county, drafts)).toBe(0);
    const city = { ...actors.city_official, scopePath: "/42/4206/" } as Actor;
    expect(await as(city, drafts)).toBe(1);
    expect((await listProgrammes(city, "2024-01-01")).map(({ id }) => id)).toContain(programme.stranger);
    expect((await listProgrammes(actors.county_official, "2024-01-01")).map(({ id }) => id)).toEqual([programme.own]);
  });
});

describe("the public", () => {
  it("sees no station that has not opened, no history and nothing behind a number", async () => {
    await prisma().station.update({ where: { id: world.station.own.id }, data: { status: "preparing" } });
    const seen = async (actor: Actor) => as(actor, `select 1 from "Station" where id = $1`, [world.station.own.id]);
    expect(await seen(world.actors.public)).toBe(0);
    expect(await seen(world.actors.station_worker)).toBe(1);
    const shown = await publicDirectory(world.actors.public, {});
    expect(shown.stations.map(({ code }) => code)).not.toContain(world.station.own.code);
    expect(shown.stations.map(({ code }) => code)).toContain(world.station.neighbour.code);
    for (const table of ["StationEvent", "StationRevision", "StationPlacement"])
      expect(await as(world.actors.public, `select 1 from "${table}"`)).toBe(0);
    const named = `select * from stations_named('{}', array['${world.station.own.code}'])`;
    const counted = `select * from stations_counted('statutory', '42', 'township_station', 'built', '2024-01-01', '', 9)`;
    for (const sql of [named, counted]) {
      expect(await as(world.actors.public, sql)).toBe(0);
      expect(Number(await as(world.actors.province_official, sql))).toBeGreaterThan(0);
    }
  });
});

describe("a session or token", () => {
  it("is only shortened, by whomever", async () => {
    const { accountIds, actors } = world;
    const [session, token] = [randomUUID(), randomUUID()];
    await prisma().authSession.create({
      data: { id: session, accountId: accountIds.city_official, address: "", userAgent: "", revokedAt: new Date() },
    });
    await prisma().apiToken.create({
      data: {
        id: token,
        accountId: accountIds.city_official,
        name: "x",
        hash: "x",
        expiresAt: new Date(),
        revokedAt: new Date(),
      },
    });
    for (const actor of [actors.city_official, actors.security_admin, systemActor("test")]) {
      for (const [table, id] of [
        ["AuthSession", session],
        ["ApiToken", token],
      ] as const) {
        const set = (assignment: string) => as(actor, `update "${table}" set ${assignment} where id = $1`, [id]);
        expect(await set(`"revokedAt" = null`)).toMatch(DENIED);
        expect(await set(`"revokedAt" = 'infinity'`)).toMatch(DENIED);
        expect(await set(`"createdAt" = now()`)).toMatch(DENIED);
        expect(await set(table === "AuthSession" ? `"lastSeenAt" = 'infinity'` : `"expiresAt" = 'infinity'`)).toMatch(
          DENIED,
        );
        expect(await set(`"accountId" = '${accountIds.audit_admin}'`)).toMatch(DENIED);
      }
    }
    const open = randomUUID();
    await prisma().authSession.create({
      data: { id: open, accountId: accountIds.city_official, address: "", userAgent: "" },
    });
    expect(await as(actors.city_official, `update "AuthSession" set "revokedAt" = now() where id = $1`, [open])).toBe(
      1,
    );
    const proved = `update "AuthSession" set "provedAt" = now() + interval '1 hour' where id = $1`;
    expect(await as(actors.city_official, proved, [open])).toMatch(DENIED);
  });

  it("is not prolonged by a web process that tells another time", async () => {
    const id = randomUUID();
    const seen = async () => (await prisma().authSession.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
    const lastSeenAt = new Date(Date.now() - 10 * 60_000);
    await prisma().authSession.create({
      data: { id, accountId: world.accountIds.city_official, lastSeenAt, address: "", userAgent: "" },
    });
    // The role that the web processes sign in as: it owns nothing and may only become portal_app.
    const web = `web_${randomUUID().slice(0, 8)}`;
    await client.query(
      `create role ${web} login noinherit; grant portal_app to ${web}; set session authorization ${web}; set role portal_app`,
    );
    const tell = async (time: string) =>
      (await client.query(`select 1 from actor_of($1, null, ${time})`, [id])).rowCount;
    expect(await tell(`now() + interval '15 minutes'`)).toBe(1);
    expect(await seen()).toBeLessThanOrEqual(Date.now() + 1_000);
    await prisma().authSession.update({ where: { id }, data: { lastSeenAt: new Date(Date.now() - 40 * 60_000) } });
    // It lay idle for longer than thirty minutes; asked for a time when it had not, it is still as old as it was.
    const idle = await seen();
    await tell(`now() - interval '15 minutes'`);
    expect(await seen()).toBe(idle);
    expect(await tell("now()")).toBe(0);
    await client.query(`reset role; reset session authorization; revoke portal_app from ${web}; drop role ${web}`);
  });

  it("of one's own lasts no longer than the rules allow, and no admin has one", async () => {
    const make = (role: "city_official" | "audit_admin", days: number) =>
      as(
        world.actors[role],
        `insert into "ApiToken" (id, "accountId", name, hash, "expiresAt") values (gen_random_uuid(), $1, 'x', 'x', now() + make_interval(days => $2))`,
        [world.accountIds[role], days],
      );
    expect(await make("city_official", 365)).toBe(1);
    expect(await make("city_official", 366)).toMatch(DENIED);
    expect(await make("audit_admin", 1)).toMatch(DENIED);
  });
});

describe("an account", () => {
  it("marks nothing as demo and unmarks nothing, neither itself nor a station", async () => {
    const { accountIds, actors, station, programme } = world;
    await prisma().account.update({ where: { id: accountIds.county_official }, data: { isDemo: true } });
    expect(
      await as(actors.county_official, `update "Account" set "isDemo" = false where id = $1`, [
        accountIds.county_official,
      ]),
    ).toMatch(DENIED);
    expect(
      await as(actors.city_official, `update "Account" set "isDemo" = true where id = $1`, [accountIds.city_official]),
    ).toMatch(DENIED);
    expect(
      await as(actors.system_admin, `update "Account" set "isDemo" = true where id = $1`, [accountIds.evaluator]),
    ).toMatch(DENIED);
    expect(
      await as(actors.city_official, `update "Station" set "isDemo" = true where id = $1`, [station.own.id]),
    ).toMatch(DENIED);
    expect(
      await as(actors.city_official, `update "Programme" set "isDemo" = true where id = $1`, [programme.own]),
    ).toMatch(DENIED);
    const account = (demo: boolean) =>
      as(
        actors.system_admin,
        `insert into "Account" (id, "loginName", "displayName", role, "passwordHash", "isDemo") values (gen_random_uuid(), 'x', 'x', 'evaluator', 'x', $1)`,
        [demo],
      );
    expect(await account(true)).toMatch(DENIED);
    expect(await account(false)).toBe(1);
    const programmeOf = (demo: boolean) =>
      as(
        actors.city_official,
        `insert into "Programme" (id, "regionCode", "regionPath", "isDemo") values ('x', '4208', '/42/4208/', $1)`,
        [demo],
      );
    expect(await programmeOf(true)).toMatch(DENIED);
    expect(await programmeOf(false)).toBe(1);
  });

  it("gets rid of a due password by a new one alone", async () => {
    const { accountIds, actors } = world;
    await prisma().account.update({ where: { id: accountIds.city_official }, data: { mustChangePassword: true } });
    const set = (assignment: string) =>
      as(actors.city_official, `update "Account" set ${assignment} where id = $1`, [accountIds.city_official]);
    expect(await set(`"mustChangePassword" = false`)).toMatch(DENIED);
    expect(await set(`"passwordChangedAt" = now()`)).toMatch(DENIED);
    expect(await set(`"passwordHash" = 'y', "passwordChangedAt" = 'infinity'`)).toMatch(DENIED);
    expect(await set(`"passwordHash" = 'y', "passwordChangedAt" = now(), "mustChangePassword" = false`)).toBe(1);
  });
});

describe("descent", () => {
  it("is entered by officials within their scope, once", async () => {
    const { actors } = world;
    const add = (actor: Actor | null, from: string | null, to: string | null) =>
      as(
        actor,
        `select region_change_add('{"kind":"merge","on":"2023-05-01","basis":"批复","summary":{"heirs":{}}}', $1)`,
        [JSON.stringify([{ from, to }])],
      );
    expect(await add(actors.city_official, "420822100", "420822101")).toBe(1);
    expect(await add(actors.city_official, null, "420822101")).toBe(1);
    for (const [from, to] of [
      ["420822100", "420602100"],
      ["420602100", null],
      [null, null],
      ["no such", null],
    ] as const)
      expect(await add(actors.city_official, from, to)).toMatch(DENIED);
    for (const actor of [actors.county_official, actors.station_lead, actors.system_admin, actors.public, null])
      expect(await add(actor, "420822100", "420822101")).toMatch(DENIED);
    expect(await as(systemActor("test"), `update "RegionChange" set summary = '{}'`)).toMatch(DENIED);
  });
});

describe("the log in full", () => {
  it("opens to the platform alone, the rest of it to the audit admin", async () => {
    const { actors } = world;
    const shown = `select id, action, "entityId", outcome, hash from "AuditEntry"`;
    expect(Number(await as(actors.audit_admin, shown))).toBeGreaterThan(0);
    expect(await as(actors.audit_admin, `select detail from "AuditEntry"`)).toMatch(DENIED);
    expect(await as(actors.audit_admin, `select id from "AuditEntry" where detail like '%x%'`)).toMatch(DENIED);
    const details = `select 1 from "AuditEntry" where audit_detail(id) is not null`;
    expect(await as(actors.audit_admin, details)).toBe(0);
    expect(Number(await as(systemActor("test"), details))).toBeGreaterThan(0);
    const named = `select 1 from audit_names(array['account', 'Region'], array['${world.actors.system_admin.accountId}', '42'])`;
    expect(await as(actors.audit_admin, named)).toBe(2);
    for (const actor of [actors.system_admin, actors.city_official, actors.public, null])
      expect(await as(actor, named)).toBe(0);
  });
});

/** What runs with the owner's rights and yet may be called by the portal's role; each asks for role or scope itself. */
const OPEN_DEFINERS = [
  "accounts_follow",
  "actor_of",
  "audit_detail",
  "audit_names",
  "region_act_dependents",
  "region_change_add",
  "stations_counted",
  "stations_named",
  "undo_region_act",
];

it("no function, view, sequence or partition is a way round", async () => {
  const { rows: definers } = await client.query(`
    select p.proname as name, p.proconfig::text as config from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`);
  for (const { name, config } of definers)
    expect([name, config]).toEqual([name, expect.stringContaining("search_path=public, pg_temp")]);
  const { rows: callable } = await client.query(`
    select p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype
      and has_function_privilege('portal_app', p.oid, 'execute') order by 1`);
  expect(callable.map(({ name }) => name)).toEqual(OPEN_DEFINERS);
  const { rows: odd } = await client.query(`
    select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname !~ '^pg_stat' and (
      (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)) or c.relkind in ('m', 'f')
      or (c.relkind = 'S' and has_sequence_privilege('portal_app', c.oid, 'update'))
      or (c.relispartition and has_table_privilege('portal_app', c.oid, 'select, insert, update, delete'))
      or (c.relkind in ('r', 'p') and has_table_privilege('portal_app', c.oid, 'truncate, references, trigger')))`);
  expect(odd).toEqual([]);
  const { rows: makes } = await client.query(`select has_schema_privilege('portal_app', 'public', 'create') as makes`);
  expect(makes).toEqual([{ makes: false }]);
});
