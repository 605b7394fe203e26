import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { editStation } from "@/lib/stations/commands/facts";
import { transitionStation } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { createStationInput, editStationInput, transitionStationInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const system = systemActor("test");
const shayang = official("county_official", "/42/4208/420822/");

const create = (change: Record<string, unknown> = {}) =>
  createStation(
    shayang,
    createStationInput.parse({
      ...goodFacts(),
      regionCode: "420822100",
      typeCode: "township_station",
      status: "listed",
      on: "2024-03-01",
      ...change,
    }),
    randomUUID(),
  );
const move = async (id: string, status: string, on: string, second?: string) => {
  const { version } = await getStation(system, id, todayInChina());
  return transitionStation(
    shayang,
    transitionStationInput.parse({ id, _version: version, status, on, second }),
    randomUUID(),
  );
};
const warning = (count: number) => ({
  fieldErrors: {
    second: [`secondStation|{"count":${count},"code":"420822100-01","name":"沙洋县沙洋镇社会工作站"}`],
  },
});
const audited = async (action: string) =>
  (await prisma().auditEntry.findMany({ where: { action }, orderBy: { seq: "asc" } })).map(
    ({ detail }) => JSON.parse(detail).after.beside,
  );

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

describe("a second open station of a type in a unit", () => {
  it("is warned of once, made when confirmed, and the audit names the first", async () => {
    await create();
    await expect(create()).rejects.toMatchObject(warning(1));
    await expect(create({ second: "yes" })).resolves.toMatchObject({ code: "420822100-02" });
    await expect(create()).rejects.toMatchObject(warning(2));
    expect(await audited("station:create")).toEqual([undefined, ["420822100-01"]]);
  });

  it("is no second one in another unit, of another type, or after the first was closed", async () => {
    const { id } = await create();
    await create({ regionCode: "420822101" });
    await create({ regionCode: "420822", typeCode: "county_center" });
    await move(id, "closed", "2024-04-01");
    await create();
  });

  it("is warned of again when it comes to count: at 挂牌, and on its return from 停运", async () => {
    const first = await create();
    const { id } = await create({ status: "planned", second: "yes" });
    await move(id, "preparing", "2024-04-01");
    await expect(move(id, "listed", "2024-05-01")).rejects.toMatchObject(warning(1));
    await move(id, "listed", "2024-05-01", "yes");
    await move(id, "operating", "2024-06-01");
    await move(id, "suspended", "2024-07-01");
    await expect(move(id, "operating", "2024-08-01")).rejects.toMatchObject(warning(1));
    await move(first.id, "suspended", "2024-07-15");
    await move(id, "operating", "2024-08-01");
    expect(await audited("station:transition")).toEqual([
      undefined,
      ["420822100-01"],
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a typed name of a station", () => {
  const taken = (name: string) => ({
    fieldErrors: { name: [`stationNameTaken|{"code":"420822100-01","name":"${name}"}`] },
  });

  it.each(["黄家站\u200b", "黃家站", "黄 家站", "⻩家站", "黄\ufe00家站"])(
    "%j is refused beside 黄家站, for one that begins and for one that is renamed",
    async (name) => {
      const { id } = await create({ name: "黄家站" });
      await expect(create({ name, second: "yes" })).rejects.toMatchObject(taken("黄家站"));
      const other = await create({ name: "李家站", second: "yes" });
      const { version } = await getStation(system, other.id, todayInChina());
      const edit = { ...goodFacts(), id: other.id, _version: version, from: "2024-03-01", name };
      await expect(editStation(shayang, editStationInput.parse(edit), randomUUID())).rejects.toMatchObject(
        taken("黄家站"),
      );
      await move(id, "closed", "2024-04-01");
      await create({ name, second: "yes" });
    },
  );

  it("may change its own spelling, and is stored as it is seen", async () => {
    const { id } = await create({ name: "黄家\u3164站\ufe0e\u00ad" });
    const { name, version } = await getStation(system, id, todayInChina());
    expect(name).toBe("黄家 站");
    const edit = { ...goodFacts(), id, _version: version, from: "2024-03-01", name: "黃家站" };
    await editStation(shayang, editStationInput.parse(edit), randomUUID());
    expect((await getStation(system, id, todayInChina())).name).toBe("黃家站");
  });
});
