import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { previewChange } from "@/lib/regions/queries/preview";
import type { ChangeQuery } from "@/lib/regions/schema";
import { addMonths, type IsoDate, todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { getStation } from "@/lib/stations/queries/detail";
import { listStations } from "@/lib/stations/queries/list";
import { createStationInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const system = systemActor("test");
const city = official("city_official", "/42/4208/");
const today = todayInChina();

const station = async (regionCode: string) =>
  (
    await createStation(
      city,
      createStationInput.parse({
        ...goodFacts({ signText: null }),
        regionCode,
        typeCode: "township_station",
        status: "listed",
        on: "2024-03-01",
        agreementTo: addMonths(todayInChina(), 6),
      }),
      randomUUID(),
    )
  ).code;

const change = async (code: string, query: ChangeQuery) => {
  const { seen } = await previewChange(city, code, query);
  return changeUnits(city, { code, query, seen, basis: "鄂政函〔2025〕1号" }, randomUUID(), followUnits);
};

/** What the sign would have to read on the day; null when nothing fails. */
const signWanted = async (code: string, on: IsoDate) =>
  (await getStation(city, code, on)).standards.flatMap(({ fix }) => fix ?? []).find(({ fact }) => fact === "signText")
    ?.to ?? null;

const failedInList = async (code: string) =>
  (await listStations(city, { q: code } as never)).stations.find((one) => one.code === code)?.standardsFailed;

/** The kept columns need no help from the next day's recheck. */
const settled = async () => expect(await recheckStations(system, today, randomUUID())).toEqual([]);

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

describe("五有 after a change of units: names of the day asked for, and the list knows at once", () => {
  it("renaming of the township", async () => {
    const code = await station("420822100");
    await change("420822100", { kind: "rename", on: "2025-01-01", name: "沙城镇" });
    expect(await signWanted(code, "2024-12-31")).toBeNull();
    expect(await signWanted(code, "2025-01-01")).toBe("沙洋县沙城镇社会工作站");
    expect((await getStation(city, code, "2024-12-31")).place).toMatchObject({ county: "沙洋县", township: "沙洋镇" });
    expect(await failedInList(code)).toEqual(["venue"]);
    await settled();
  });

  it("renaming of the county, of a second day too", async () => {
    const code = await station("420822100");
    await change("420822", { kind: "rename", on: "2024-06-01", name: "沙市" });
    await change("420822", { kind: "rename", on: "2025-06-01", name: "沙洋市" });
    expect(await signWanted(code, "2024-05-31")).toBeNull();
    expect(await signWanted(code, "2025-05-31")).toBe("沙市沙洋镇社会工作站");
    expect(await signWanted(code, "2025-06-01")).toBe("沙洋市沙洋镇社会工作站");
    expect(await failedInList(code)).toEqual(["venue"]);
    await settled();
  });

  it("merger into another township", async () => {
    const code = await station("420822101");
    const { township } = (await getStation(city, code, today)).place;
    await change("420822100", { kind: "merge", on: "2025-01-01", with: ["420822101"], result: "this" });
    expect((await getStation(city, code, "2024-12-31")).place.township).toBe(township);
    expect(await signWanted(code, "2024-12-31")).toBeNull();
    expect(await signWanted(code, today)).toBe("沙洋县沙洋镇社会工作站");
    expect(await failedInList(code)).toEqual(["venue"]);
    await settled();
  });

  it("split, for the station that goes to the new part", async () => {
    const code = await station("420822100");
    const { id } = await getStation(city, code, today);
    await change("420822100", {
      kind: "split",
      on: "2025-01-01",
      keep: "yes",
      name: "汉津街道",
      unitKind: "subdistrict",
      children: [],
      stations: [id],
    });
    expect(await signWanted(code, "2024-12-31")).toBeNull();
    expect(await signWanted(code, today)).toBe("沙洋县汉津街道社会工作站");
    expect(await failedInList(code)).toEqual(["venue"]);
    await settled();
  });

  it("joining and leaving a functional area", async () => {
    const code = await station("420802103");
    const input = { areaCode: "4208ZH", memberCode: "420802103", basis: "托管协议" };
    const { county, township } = (await getStation(city, code, today)).place;
    expect(county).toBe("东宝区");
    await addAreaMember(city, { ...input, on: "2024-06-01" }, randomUUID(), followUnits);
    expect(await signWanted(code, "2024-05-31")).toBeNull();
    expect(await signWanted(code, "2024-06-01")).toBe(`漳河新区${township}社会工作站`);
    expect(await failedInList(code)).toEqual(["venue"]);
    await settled();
    await endAreaMember(city, { ...input, on: "2025-01-01" }, randomUUID(), followUnits);
    expect(await signWanted(code, "2024-12-31")).toBe(`漳河新区${township}社会工作站`);
    expect(await signWanted(code, "2025-01-01")).toBeNull();
    expect(await failedInList(code)).toEqual([]);
    await settled();
  });

  it("leaves a line in the audit for each station that differs", async () => {
    const code = await station("420822100");
    await station("420822101");
    await change("420822100", { kind: "rename", on: "2025-01-01", name: "沙城镇" });
    const entries = await prisma().auditEntry.findMany({ where: { action: "region:rename" } });
    expect(entries.map(({ entity }) => entity).sort()).toEqual(["Region", "Station"]);
    const { id } = await getStation(city, code, today);
    const [entry] = entries.filter(({ entity }) => entity === "Station");
    expect(entry?.entityId).toBe(id);
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({
      before: { standardsFailed: [] },
      after: { standardsFailed: ["venue"] },
    });
  });
});
