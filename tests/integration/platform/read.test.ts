import { beforeEach, expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, mintActor, systemActor } from "@/lib/platform/actor";
import { prisma, readAsActor } from "@/lib/platform/db";

const PATHS = ["/42/4206/", "/42/4208/"];
const official = (scopePath: string | null): Actor =>
  mintActor({ ...systemActor("test"), role: "city_official", scopePath });
const seen = (actor: Actor) =>
  readAsActor(actor, Prisma.sql`select path from "Region" where path_in_scope(path) order by path`);
const who = Prisma.sql`select current_user::text as role, nullif(current_setting('app.scope', true), '') as scope`;

beforeEach(async () => {
  await prisma().region.createMany({
    data: PATHS.map((path) => ({
      code: path.slice(4, 8),
      path,
      kind: "city",
      level: 2,
      name: path,
      pinyin: "",
      initials: "",
      sourceVersion: "test",
    })),
  });
});

test("a report is confined to its actor, also while others read over the same connections", async () => {
  const scopes = Array.from({ length: 60 }, (_, index) => [...PATHS, null, ""][index % 4] ?? null);
  const answers = await Promise.all(scopes.map((scope) => seen(official(scope))));
  expect(answers).toEqual(scopes.map((scope) => (scope ? [{ path: scope }] : [])));
  expect(await readAsActor(official("/42/"), who)).toEqual([{ role: "portal_app", scope: "/42/" }]);
  expect(await prisma().$queryRaw(who)).toEqual([{ role: expect.not.stringMatching("portal_app"), scope: null }]);
});

test("a report can write nothing", async () => {
  const statement = Prisma.sql`update "Region" set note = 'x' where code = '4208' returning code`;
  await expect(readAsActor(systemActor("test"), statement)).rejects.toMatchObject({ cause: { code: "25006" } });
});

test("where the confinement fails no row is handed on, and the next reader notices nothing", async () => {
  const impossible = mintActor({ ...systemActor("test"), scopePath: "\u0000" });
  await expect(seen(impossible)).rejects.toMatchObject({ code: "22021" });
  await expect(readAsActor(official("/42/"), Prisma.sql`select 1 / 0`)).rejects.toMatchObject({ code: "22012" });
  expect(await seen(official("/42/"))).toEqual(PATHS.map((path) => ({ path })));
});

test("a connection that dies under a report is an outage, and the next report gets another", async () => {
  await prisma().$executeRaw`create function hang_up() returns boolean language sql security definer
    return pg_terminate_backend(pg_backend_pid())`;
  await expect(readAsActor(systemActor("test"), Prisma.sql`select hang_up()`)).rejects.toMatchObject({ status: 503 });
  expect(await seen(official("/42/"))).toHaveLength(2);
});
