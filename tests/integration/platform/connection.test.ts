import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { systemActor } from "@/lib/platform/actor";
import { newClient, newPool } from "@/lib/platform/connection";
import { asActor, prisma, readAsActor } from "@/lib/platform/db";
import { administer, databaseUrl, freshDatabase } from "@/tests/support/template-database";

const server = inject("server");
const name = `${inject("template").replace("template", String(process.env.VITEST_POOL_ID))}_settings`;
const role = `${name}_role`;
const here = () => String(process.env.DATABASE_URL);

/** As PostgreSQL's documentation gives them for what a client can choose (chapter 19, "Client Connection Defaults"). */
const EXPECTED = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  bytea_output: "hex",
  standard_conforming_strings: "on",
  extra_float_digits: "1",
  search_path: "public, pg_temp",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  client_encoding: "UTF8",
  row_security: "on",
  transform_null_equals: "off",
  array_nulls: "on",
  backslash_quote: "safe_encoding",
};
const settings = `select json_object_agg(name, current_setting(name)) as found
  from unnest(array[${Object.keys(EXPECTED).map((setting) => `'${setting}'`)}]) name`;

beforeAll(async () => {
  await administer(server, [`drop role if exists "${role}"`, `create role "${role}" login superuser password 'x'`]);
});
afterAll(() => administer(server, [`drop database if exists "${name}" with (force)`, `drop role "${role}"`]));

const asRole = (url: string) => Object.assign(new URL(url), { username: role, password: "x" }).href;
const withOptions = (url: string) =>
  `${url}?options=${encodeURIComponent("-c TimeZone=Asia/Shanghai -c DateStyle=German")}`;

it.each([
  ["the server", () => administer(server, freshDatabase(name, "template1", {})), (url: string) => url],
  ["its database", () => administer(server, freshDatabase(name)), (url: string) => url],
  [
    "its role",
    async () => {
      await administer(server, freshDatabase(name, "template1", {}));
      await administer(server, [
        `alter role "${role}" set timezone = 'Asia/Shanghai'`,
        `alter role "${role}" set datestyle = German`,
        `alter role "${role}" in database "${name}" set bytea_output = 'escape'`,
      ]);
    },
    asRole,
  ],
  ["its address", () => administer(server, freshDatabase(name)), withOptions],
] as const)("has its own settings, whatever %s has set", async (_, prepare, at) => {
  await prepare();
  const url = at(databaseUrl(server, name));
  const client = newClient(url);
  await client.connect();
  const pool = newPool(url);
  try {
    for (const one of [client, pool]) expect((await one.query(settings)).rows).toEqual([{ found: EXPECTED }]);
  } finally {
    await client.end();
    await pool.end();
  }
});

it("keeps a moment the same, whichever way it is written and read", async () => {
  const id = randomUUID();
  const actor = systemActor("test");
  const noon = new Date("2024-06-01T04:00:00.250Z");
  await asActor(actor, async (tx) => {
    await tx.loginThrottle.create({ data: { bucket: id, failures: 1, windowStart: noon, lockedUntil: noon } });
    expect(await tx.loginThrottle.findUniqueOrThrow({ where: { bucket: id } })).toMatchObject({ lockedUntil: noon });
    expect(await tx.loginThrottle.count({ where: { bucket: id, lockedUntil: { lte: noon, gte: noon } } })).toBe(1);
  });
  const epoch = Prisma.sql`select extract(epoch from "lockedUntil")::float8 * 1000 as ms, "lockedUntil" as at
    from "LoginThrottle" where bucket = ${id} and "lockedUntil" = ${noon}`;
  expect(await readAsActor(actor, epoch)).toEqual([{ ms: noon.getTime(), at: noon }]);
  expect(await prisma().$queryRaw(epoch)).toEqual([{ ms: noon.getTime(), at: noon }]);
  const client = newClient(here());
  await client.connect();
  const { rows } = await client.query(`select "lockedUntil" = $1 as same from "LoginThrottle"`, [noon]);
  await client.end();
  expect(rows).toEqual([{ same: true }]);
});
