import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { newVersion, publishVersion, unpublishVersion } from "@/lib/programmes/commands/programme";
import { saveStandard } from "@/lib/programmes/commands/standard";
import { getDraft } from "@/lib/programmes/queries";
import { addDays, todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { city, edit, key, seedJingmen } from "@/tests/support/factories/drafts";
import { stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const programmeId = "jingmen-2021";
const today = todayInChina();
let id = "";

const failed = async () => (await prisma().station.findUniqueOrThrow({ where: { id } })).standardsFailed;
/** The nightly check finds nothing to do. */
const settled = async () => expect(await recheckStations(systemActor("test"), today, key())).toEqual([]);

prepare(async () => {
  await seedJingmen();
  await loadStationTypes();
  ({ id } = await createStation(city, stationInput({ printers: "" }), randomUUID()));
});

/** A revision that takes every standard out of the programme. */
async function reviseTo(effectiveFrom: string): Promise<void> {
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom, changeNote: "不再设五有" }, key());
  for (const { code, name, nameEn, clause } of (await getDraft(city, programmeId)).content.standards)
    await saveStandard(
      city,
      { ...(await edit(programmeId)), ...{ original: code, code, name, nameEn, clause, rows: [] } },
      key(),
    );
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom }, key(), followUnits);
}
const undo = async () =>
  unpublishVersion(city, { ...(await edit(programmeId)), reason: "发布有误" }, key(), followUnits);

it.each([
  ["long ago", "2024-01-01"],
  ["today", today],
])(
  "checks the stations at once, when a revision in force from %s is published and when that is undone",
  async (_, day) => {
    expect(await failed()).toEqual(["venue"]);
    await reviseTo(day);
    expect(await failed()).toEqual([]);
    await settled();
    await undo();
    expect(await failed()).toEqual(["venue"]);
    await settled();
    const entries = await prisma().auditEntry.findMany({
      where: { entity: "Station", entityId: id },
      orderBy: { at: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual(["station:create", "programme:publish", "programme:unpublish"]);
  },
);

it("leaves the stations to the standards of today while the revision has not begun", async () => {
  await reviseTo(addDays(today, 1));
  expect(await failed()).toEqual(["venue"]);
  await settled();
  await undo();
  expect(await failed()).toEqual(["venue"]);
});

it("reaches the stations that report to a functional area whose programme it is", async () => {
  const zhanghe = await createStation(city, stationInput({ regionCode: "420804004", printers: "" }), randomUUID());
  await prisma().programme.update({
    where: { id: programmeId },
    data: { regionCode: "4208ZH", regionPath: "/42/4208/4208ZH/" },
  });
  await recheckStations(systemActor("test"), today, key());
  id = zhanghe.id;
  expect(await failed()).toEqual(["venue"]);
  await reviseTo("2024-01-01");
  expect(await failed()).toEqual([]);
  await undo();
  expect(await failed()).toEqual(["venue"]);
});
