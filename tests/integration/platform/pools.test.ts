import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { systemActor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { newClient } from "@/lib/platform/connection";
import { asActor, prisma, probeDatabase, readAsActor } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";
import { poolSizes } from "@/lib/platform/pools";

const actor = systemActor("test");
let gate: pg.Client;

beforeEach(async () => {
  const type = { code: "t1", name: "型", nameEn: "Type", level: 4, ordinal: 0 };
  await prisma().stationType.create({ data: type });
  gate = newClient(String(process.env.DATABASE_URL));
  await gate.connect();
  await gate.query("begin");
});
afterEach(() => gate.end());

const write = () =>
  mutate(actor, { key: randomUUID(), action: "station:edit", request: {} }, async (tx) => {
    await tx.stationType.update({ where: { code: "t1" }, data: { ordinal: { increment: 1 } } });
    return { result: 1, audit: { entity: "Station", entityId: "t1" } };
  });
const other = Prisma.sql`select count(*)::int as n from "Organisation"`;

/** What everybody else does meanwhile, more often at once than there are connections. */
const life = () =>
  Promise.all([
    probeDatabase(),
    ...Array.from({ length: 20 }, () => [
      lookUp({ sessionId: randomUUID() }, "::1"),
      readAsActor(actor, other),
      asActor(actor, (tx) => tx.organisation.count()),
    ]).flat(),
  ]);

const settledOf = (works: Promise<unknown>[]) => {
  const seen: string[] = [];
  for (const work of works)
    work.then(
      () => seen.push("done"),
      (error) => seen.push(error.code ?? String(error)),
    );
  return seen;
};

it("whoever writes behind a lock holds up writers alone, and is told that it is busy", async () => {
  await gate.query(`select from "StationType" for update`);
  const writes = Array.from({ length: 5 }, write);
  const seen = settledOf(writes);
  await life();
  expect(seen).toEqual([]);
  await expect.poll(() => seen[0], { timeout: 20_000 }).toBe("busy");
  await gate.query("commit");
  await Promise.allSettled(writes);
  expect(seen.filter((one) => one === "done").length).toBeGreaterThan(0);
  expect(new Set(seen)).toEqual(new Set(["busy", "done"]));
  const { ordinal } = await prisma().stationType.findUniqueOrThrow({ where: { code: "t1" } });
  expect(ordinal).toBe(seen.filter((one) => one === "done").length);
}, 60_000);

it("whoever reads behind a lock holds up no session and no monitor, and is told that it is busy", async () => {
  await gate.query(`lock table "StationType" in access exclusive mode`);
  const reads = Array.from({ length: 30 }, () => readAsActor(actor, Prisma.sql`select from "StationType"`));
  const seen = settledOf(reads);
  await Promise.all([probeDatabase(), lookUp({ sessionId: randomUUID() }, "::1"), lookUp({ token: "x" }, "::1")]);
  expect(seen).toEqual([]);
  await expect.poll(() => seen[0], { timeout: 20_000 }).toBe("busy");
  await gate.query("commit");
  await Promise.allSettled(reads);
  expect(new Set(seen)).toEqual(new Set(["busy", "done"]));
}, 60_000);

it("every statement and every transaction has an end", async () => {
  const limits = Prisma.sql`select current_setting(name) as value from
    unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) name`;
  for (const found of [
    await readAsActor(actor, limits),
    await asActor(actor, (tx) => tx.$queryRaw<unknown[]>(limits)),
    await mutate(actor, { key: randomUUID(), action: "station:edit", request: {} }, async (tx) => ({
      result: await tx.$queryRaw<{ value: string }[]>(limits),
      audit: { entity: "Station", entityId: "" },
    })),
  ]) {
    expect(found).toHaveLength(3);
    expect(found).not.toContainEqual({ value: "0" });
  }
});

it.each([6, 9, 10, 15, 40, 200])("shares out all %i connections of a process, some for each purpose", (all) => {
  const sizes = Object.values(poolSizes(all));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(all);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
});
