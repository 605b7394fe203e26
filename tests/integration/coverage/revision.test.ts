import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
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
  await publishVersion(actor, await programme(), randomUUID());
  expect(await explained()).toEqual([2, "皇庄街道"]);
});
