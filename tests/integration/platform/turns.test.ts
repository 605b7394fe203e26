import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { systemActor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { asActor, prisma, readAsActor } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { editStation } from "@/lib/stations/commands/facts";
import { getStation } from "@/lib/stations/queries/detail";
import { editStationInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts, stationInput } from "@/tests/support/factories/stations";
import { turnsOf } from "@/tests/support/turns";

const actor = systemActor("test");
const write = (key: string) =>
  mutate(actor, { key, action: "station:edit", request: {} }, async () => ({
    result: 1,
    audit: [1, 2, 3].map((n) => ({ entity: "Station", entityId: String(n) })),
  }));

/** The second time, when the connections are open. */
async function turnsAgain(work: () => Promise<unknown>): Promise<number> {
  await work();
  return turnsOf(work);
}

it("asks who is signed in, and reads a report, in one turn", async () => {
  expect(await turnsAgain(() => lookUp({ sessionId: randomUUID() }, "::1"))).toBe(1);
  expect(await turnsAgain(() => readAsActor(actor, Prisma.sql`select 1`))).toBe(1);
});

it("opens a transaction with its confinement in one turn", async () => {
  expect(await turnsAgain(() => asActor(actor, (tx) => tx.$queryRaw`select 1`))).toBe(3);
});

it("frames a write in two turns, whatever it notes: key, confinement and begin; audit, answer and commit", async () => {
  expect(await turnsAgain(() => write(randomUUID()))).toBe(2);
  expect(await prisma().auditEntry.count()).toBe(6);
  const key = randomUUID();
  await write(key);
  expect(await turnsOf(() => write(key))).toBe(3);
});

it("writes nothing where what travels with the commit fails", async () => {
  await prisma()
    .$executeRaw`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no entry''; end'`;
  await prisma()
    .$executeRaw`create trigger refuse before insert on "AuditEntry" for each row execute function refuse()`;
  const key = randomUUID();
  const attempt = mutate(actor, { key, action: "station:edit", request: {} }, async (tx) => {
    await tx.stationType.create({ data: { code: "t1", name: "型", nameEn: "Type", level: 4, ordinal: 1 } });
    return { result: 1, audit: { entity: "Station", entityId: "1" } };
  });
  await expect(attempt).rejects.toThrow(/no entry/);
  expect(await prisma().stationType.count()).toBe(0);
  expect(await prisma().idempotencyKey.count()).toBe(0);
});

it("takes a transaction that had failed for no success", async () => {
  const swallowed = asActor(actor, async (tx) => {
    await tx.stationType.create({ data: { code: "t1", name: "型", nameEn: "Type", level: 4, ordinal: 1 } });
    await tx.$executeRaw`select 1 / 0`.catch(() => {});
    return "saved";
  });
  await expect(swallowed).rejects.toThrow(/nothing was saved/);
  expect(await prisma().stationType.count()).toBe(0);
});

it("leaves no frame of one transaction in the next on the same connection", async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 3 ? write(randomUUID()) : asActor(actor, async () => n))),
  );
  const [row] = await prisma().$queryRaw<[{ keys: number; entries: number }]>`
    select (select count(*)::int from "IdempotencyKey" where answer is not null) as keys,
      (select count(*)::int from "AuditEntry") as entries`;
  expect(row).toEqual({ keys: 26, entries: 78 });
});

it("edits a station in at most eight turns", async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
  const shayang = official("county_official", "/42/4208/420822/");
  const { code } = await createStation(shayang, stationInput(), randomUUID());
  const edit = async (desks: number) => {
    const { id, version } = await getStation(shayang, code, todayInChina());
    const facts = goodFacts({ agreementTo: todayInChina(), desks });
    const input = editStationInput.parse({ ...facts, id, _version: version, from: "2024-06-01" });
    return () => editStation(shayang, input, randomUUID());
  };
  await (await edit(5))();
  const turns = await turnsOf(await edit(6));
  expect((await getStation(shayang, code, todayInChina())).facts.desks).toBe(6);
  expect(turns).toBeLessThanOrEqual(8);
}, 60_000);
