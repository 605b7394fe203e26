import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { mintActor, systemActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";

const actor = mintActor({ ...systemActor("test"), accountId: randomUUID() });
let written = 0;

beforeEach(() => {
  written = 0;
});

const write = (key: string, request: unknown = { name: "甲" }, fail = false, by = actor) =>
  mutate(by, { key, action: "station:create", request }, async (tx) => {
    written += 1;
    const code = `t${written}`;
    await tx.stationType.create({ data: { code, name: "型", nameEn: "Type", level: 4, ordinal: 1 } });
    if (fail) throw new Error("broken");
    return { result: { code }, audit: { entity: "Station", entityId: code, after: { code } } };
  });

it("answers a retried key with the first answer and writes once", async () => {
  const key = randomUUID();
  expect(await write(key)).toEqual({ code: "t1" });
  expect(await write(key)).toEqual({ code: "t1" });
  expect(await prisma().stationType.count()).toBe(1);
  expect(await prisma().auditEntry.count()).toBe(1);
});

it("writes once under a double click", async () => {
  const key = randomUUID();
  const answers = await Promise.all([write(key), write(key), write(key)]);
  expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
  expect(await prisma().stationType.count()).toBe(1);
});

it("leaves nothing behind when the work fails, and lets the key be tried again", async () => {
  const key = randomUUID();
  await expect(write(key, undefined, true)).rejects.toThrow("broken");
  expect(await prisma().auditEntry.count()).toBe(0);
  await write(key);
  expect(await prisma().stationType.count()).toBe(1);
});

it("refuses a key that was used for something else", async () => {
  const key = randomUUID();
  await write(key);
  await expect(write(key, { name: "乙" })).rejects.toMatchObject({ code: "keyReused", status: 409 });
});

it("keeps a key to its account: another's same key is another write, and reads nobody's answer", async () => {
  const key = randomUUID();
  const other = mintActor({ ...actor, accountId: randomUUID() });
  expect(await write(key)).toEqual({ code: "t1" });
  expect(await write(key, undefined, false, other)).toEqual({ code: "t2" });
  expect(await write(key)).toEqual({ code: "t1" });
});

it("tries again when PostgreSQL ends it for a deadlock", async () => {
  const rows = [
    { code: "a", name: "甲", nameEn: "A", level: 4, ordinal: 1 },
    { code: "b", name: "乙", nameEn: "B", level: 4, ordinal: 2 },
  ];
  await prisma().stationType.createMany({ data: rows });
  let first = 0;
  const crossing = (order: string[]) =>
    mutate(actor, { key: randomUUID(), action: "station:edit", request: order }, async (tx) => {
      await tx.stationType.update({ where: { code: order[0] }, data: { ordinal: { increment: 10 } } });
      first += 1;
      // Both hold their first row before either asks for its second.
      while (first < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      await tx.stationType.update({ where: { code: order[1] }, data: { ordinal: { increment: 10 } } });
      return { result: null, audit: { entity: "Station", entityId: order.join() } };
    });
  await Promise.all([crossing(["a", "b"]), crossing(["b", "a"])]);
  expect(first).toBeGreaterThan(2);
  expect((await prisma().stationType.findMany()).map(({ ordinal }) => ordinal).sort()).toEqual([21, 22]);
});
