import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { webAddress } from "@/bin/start/web-role";
import { Prisma } from "@/lib/generated/prisma/client";
import { mintActor, systemActor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { asActor, disconnect, prisma, probeDatabase, readAsActor } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";
import { startPgBouncer } from "@/tests/support/pgbouncer";
import { administer } from "@/tests/support/template-database";

const owner = String(process.env.DATABASE_URL);
const SECRET = "a secret of at least thirty-two characters";
const PATHS = ["/42/4206/", "/42/4208/"];
let bouncer: Awaited<ReturnType<typeof startPgBouncer>>;

beforeEach(async () => {
  const rows = PATHS.map((path) => `('${path.slice(4, 8)}', '${path}', 'city', 2, '市', '', '', 'test')`);
  // No pooler lives with a server that ends every statement and session at once.
  const [, database] = new URL(owner).pathname.split("/");
  const limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout"];
  await administer(owner, [
    ...limits.map((limit) => `alter database "${database}" reset ${limit}`),
    `insert into public."Region" (code, path, kind, level, name, pinyin, initials, "sourceVersion") values ${rows}`,
    `insert into public."StationType" (code, name, "nameEn", level, ordinal) values ('t1', '型', 'Type', 4, 0)`,
  ]);
  bouncer = await startPgBouncer(await webAddress(owner, { POOLER: false }, SECRET));
  await disconnect();
  process.env.DATABASE_URL = bouncer.url;
});
afterEach(async () => {
  await disconnect();
  await bouncer.stop();
  process.env.DATABASE_URL = owner;
  await administer(inject("server"), [
    `drop database if exists "${new URL(owner).pathname.slice(1)}" with (force)`,
    `drop role if exists "portal_web_${new URL(owner).pathname.slice(1)}"`,
  ]);
});

const many = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: 60 }, (_, n) => work(n)));
const actor = mintActor({ ...systemActor("test"), accountId: randomUUID() });
const official = (scopePath: string | undefined) =>
  mintActor({ ...systemActor("test"), role: "city_official", scopePath: scopePath ?? null });

it("everything works behind a pooler that hands every transaction to another connection", async () => {
  // The comment makes a prepared statement of it on a direct connection.
  const named = Prisma.sql`/* prepared */ select path from "Region" where path_in_scope(path)`;
  const scope = (n: number) => [...PATHS, undefined][n % 3];
  const seen = await many((n) => readAsActor(official(scope(n)), named));
  expect(seen).toEqual(seen.map((_, n) => (scope(n) ? [{ path: scope(n) }] : [])));
  const read = await many((n) => asActor(official(scope(n)), (tx) => tx.$queryRaw<unknown[]>(named)));
  expect(read).toEqual(seen);
  await many(() => lookUp({ sessionId: randomUUID() }, "::1"));
  await many(() => probeDatabase());
  await Promise.all(
    Array.from({ length: 20 }, () =>
      mutate(actor, { key: randomUUID(), action: "station:edit", request: {} }, async (tx) => {
        await tx.stationType.update({ where: { code: "t1" }, data: { ordinal: { increment: 1 } } });
        return { result: 1, audit: { entity: "Station", entityId: "t1" } };
      }),
    ),
  );
  const entries = await asActor(actor, (tx) => tx.auditEntry.count());
  expect(entries).toBe(20);
}, 60_000);

it("every transaction has its own zone, settings and limits there too, and leaves none behind", async () => {
  const noon = new Date("2024-06-01T04:00:00.250Z");
  const asked = Prisma.sql`select ${noon}::timestamptz as at, to_char(${noon}::timestamptz, 'HH24:MI') as clock,
    current_setting('transaction_isolation') as isolation, current_setting('lock_timeout') <> '0' as limited,
    current_setting('search_path') as path, '\\x00'::bytea = decode('00', 'hex') as plain`;
  const right = {
    at: noon,
    clock: "04:00",
    isolation: "read committed",
    limited: true,
    path: "public, pg_temp",
    plain: true,
  };
  for (const [row] of await many((n) =>
    n % 2 ? readAsActor(actor, asked) : asActor(actor, (tx) => tx.$queryRaw<unknown[]>(asked)),
  ))
    expect(row).toEqual(right);
  const left = Prisma.sql`select current_user::text as role, nullif(current_setting('app.scope', true), '') as scope`;
  for (const rows of await many(() => prisma().$queryRaw<unknown[]>(left)))
    expect(rows).toEqual([{ role: `portal_web_${new URL(owner).pathname.slice(1)}`, scope: null }]);
}, 60_000);
