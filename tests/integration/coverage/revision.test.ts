import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordChange } from "@/lib/regions/commands/record-change";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { seedJingmenRegions } from "@/tests/support/factories/regions";

const actor = systemActor("test");

test("a revision changes nothing about which townships came after the plan", async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  const explained = async () => {
    const asked = { programme: "jingmen-2021", region: "4208", asOf: "2024-12-31", reading: null };
    const { programme, setUpSince } = await getCoverageExactly(actor, asked);
    return [programme.version, ...setUpSince.map(({ name }) => name)];
  };
  expect(await explained()).toEqual([1, "皇庄街道"]);
  const programme = async () => ({
    programmeId: "jingmen-2021",
    ...(await asActor(actor, (tx) =>
      tx.programme.findUniqueOrThrow({ where: { id: "jingmen-2021" }, select: { version: true } }),
    )),
    effectiveFrom: "2023-01-01",
  });
  await newVersion(actor, { ...(await programme()), changeNote: "更正" }, randomUUID());
  await publishVersion(actor, await programme(), randomUUID(), followUnits);
  expect(await explained()).toEqual([2, "皇庄街道"]);
});

test("a township set up after the programme began has no plan, so that the townships' plans add up to the document's 60", async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  const read = (region: string) =>
    getCoverageExactly(actor, { programme: "jingmen-2021", region, asOf: "2025-06-30", reading: null });
  const counties = (await read("4208")).units;
  const townships = (await Promise.all(counties.map(({ unit }) => read(unit.code)))).flatMap(({ units }) => units);
  expect(townships).toHaveLength(61);
  expect(townships.reduce((sum, { coverage }) => sum + (coverage.final ?? 0), 0)).toBe(60);
  const { total, setUpSince } = await read("420881002");
  expect([total.final, total.milestones, setUpSince.map(({ code }) => code)]).toEqual([null, [], ["420881002"]]);
});

test("the heir of townships that merge is no new one: it keeps their plan", async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  const change = { basis: "批复", reason: null, kind: "merge" as const };
  const on = new Date("2023-05-01");
  await asActor(actor, async (tx) => {
    const old = await tx.region.findUniqueOrThrow({ where: { code: "420822100" } });
    const heir = { ...old, code: "420822190", path: "/42/4208/420822/420822190/", validFrom: on };
    await tx.region.create({ data: heir, select: { code: true } });
    await tx.region.update({ where: { code: old.code }, data: { validTo: on }, select: { code: true } });
    const summary = { opened: [heir.code], closed: [old.code], heirs: { [old.code]: heir.code }, moves: [] };
    await recordChange(tx, { ...change, on: "2023-05-01", summary, lines: [{ from: old.code, to: heir.code }] });
  });
  const asked = { programme: "jingmen-2021", region: "420822190", asOf: "2025-06-30", reading: null };
  const { total, setUpSince } = await getCoverageExactly(actor, asked);
  expect([total.final, setUpSince]).toEqual([1, []]);
});
