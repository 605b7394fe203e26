import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { addMonths, fromDbDate, todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { correctStation, editStation } from "@/lib/stations/commands/facts";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { transitionStation, voidEvent } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { listStations } from "@/lib/stations/queries/list";
import { stationFilter } from "@/lib/stations/schema/filter";
import { editStationInput } from "@/lib/stations/schema/inputs";
import type { StationStatus } from "@/lib/stations/schema/status";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts, stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const system = systemActor("test");
const shayang = official("county_official", "/42/4208/420822/");
const zhongxiang = official("county_official", "/42/4208/420881/");
const zhanghe = official("county_official", "/42/4208/4208ZH/");
const key = () => randomUUID();

const read = async (actor: Actor, station: string) => getStation(actor, station, todayInChina());
const step = async (id: string, status: StationStatus, on: string, actor = shayang) =>
  transitionStation(
    actor,
    { id, _version: (await read(system, id)).version, status, on, note: null, second: true },
    key(),
  );

/** What the columns keep must be what the rows say. */
const settled = async () => expect(await recheckStations(system, todayInChina(), key())).toEqual([]);

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

describe("createStation", () => {
  it("names, numbers and places a station by its unit, and checks it at once", async () => {
    const { code } = await createStation(shayang, stationInput({ printers: "" }), key());
    expect(code).toBe("420822100-01");
    const station = await read(shayang, code);
    expect(station).toMatchObject({ name: "沙洋县沙洋镇社会工作站", event: { status: "listed" } });
    expect(station.facts.signText).toBe("沙洋县 沙洋镇社会工作站");
    expect(station.standards[0]?.items.filter(({ passed }) => !passed).map(({ item }) => item.code)).toEqual(["venue"]);
    expect(station.standards[0]?.fix).toMatchObject([{ fact: "printers", to: 1 }]);
    expect((await listStations(shayang, stationFilter.parse({ failed: "venue" }))).stations).toHaveLength(1);
    await settled();
  });

  it("in a functional area takes the area's name and scope", async () => {
    const { code } = await createStation(zhanghe, stationInput({ regionCode: "420804004" }), key());
    const station = await read(zhanghe, code);
    expect(station.name).toBe("漳河新区双喜街道社会工作站");
    expect(station.reportingPath).toBe(`/42/4208/4208ZH/${code}/`);
    expect(station.units.map(({ name }) => name)).toEqual(["湖北省", "荆门市", "漳河新区", "双喜街道"]);
    expect(station.standards[0]?.fix).toEqual([]);
    await expect(read(official("county_official", "/42/4208/420804/"), code)).resolves.toBeDefined();
  });

  it("writes once however often it is sent, and numbers side by side without a clash", async () => {
    const once = key();
    const answers = await Promise.all([1, 2, 3].map(() => createStation(shayang, stationInput(), once)));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    const others = await Promise.all([1, 2, 3, 4].map(() => createStation(shayang, stationInput(), key())));
    expect(others.map(({ code }) => code).sort()).toEqual([
      "420822100-02",
      "420822100-03",
      "420822100-04",
      "420822100-05",
    ]);
  });

  it("refuses other regions, roles, levels and days", async () => {
    await expect(createStation(zhongxiang, stationInput(), key())).rejects.toBeInstanceOf(NotFound);
    await expect(createStation(shayang, stationInput({ regionCode: "999999999" }), key())).rejects.toBeInstanceOf(
      NotFound,
    );
    const township = official("township_official", "/42/4208/420822/420822100/");
    await expect(createStation(township, stationInput(), key())).rejects.toBeInstanceOf(Forbidden);
    await expect(createStation(shayang, stationInput({ typeCode: "county_center" }), key())).rejects.toMatchObject({
      fieldErrors: { typeCode: ["wrongLevel"] },
    });
    await expect(createStation(shayang, { ...stationInput(), on: "2999-01-01" }, key())).rejects.toMatchObject({
      fieldErrors: { on: ["futureDate"] },
    });
    await expect(
      createStation(zhongxiang, stationInput({ regionCode: "420881002", on: "2021-12-30" }), key()),
    ).rejects.toMatchObject({ fieldErrors: { regionCode: ["regionNotInForce"] } });
  });
});

describe("transitions", () => {
  it("lead through a whole life and keep status, rollup and audit equal to it", async () => {
    const { id, code } = await createStation(shayang, stationInput({ status: "planned", on: "2021-03-01" }), key());
    const life: [StationStatus, string][] = [
      ["preparing", "2021-04-01"],
      ["suspended", "2021-05-01"],
      ["preparing", "2021-05-10"],
      ["listed", "2021-06-01"],
      ["operating", "2021-06-01"],
      ["accepted", "2021-12-20"],
      ["operating", "2022-12-20"],
      ["suspended", "2023-02-01"],
      ["operating", "2023-08-01"],
      ["closed", "2024-01-01"],
    ];
    for (const [status, on] of life) {
      await step(id, status, on);
      expect((await listStations(shayang, stationFilter.parse({ q: code }))).stations[0]).toMatchObject({
        status,
        statusOn: on,
      });
    }
    expect((await read(shayang, code)).builtIntervals).toEqual([
      { from: "2021-06-01", until: "2023-02-01" },
      { from: "2023-08-01", until: "2024-01-01" },
    ]);
    await expect(step(id, "operating", "2024-02-01")).rejects.toBeInstanceOf(Invalid);
    const built = await asActor(system, (tx) =>
      tx.stationRollup.findMany({
        where: { regionCode: "420822", tree: "statutory", grain: "day", state: "built", delta: { not: 0 } },
        orderBy: { on: "asc" },
      }),
    );
    expect(built.map(({ on, delta }) => [fromDbDate(on), delta])).toEqual([
      ["2021-06-01", 1],
      ["2023-02-01", -1],
      ["2023-08-01", 1],
      ["2024-01-01", -1],
    ]);
    await settled();
  });

  it("refuse a skipped step, an earlier day and tomorrow", async () => {
    const { id } = await createStation(shayang, stationInput(), key());
    await expect(step(id, "accepted", "2024-04-01")).rejects.toMatchObject({
      fieldErrors: { status: ["transitionNotAllowed"] },
    });
    await expect(step(id, "operating", "2024-02-01")).rejects.toBeInstanceOf(Invalid);
    await expect(step(id, "operating", "2999-01-01")).rejects.toMatchObject({ fieldErrors: { on: ["futureDate"] } });
    expect((await read(shayang, id)).timeline).toHaveLength(1);
  });

  it("can be voided with a reason, replaced, and stay visible", async () => {
    const { id } = await createStation(shayang, stationInput(), key());
    await step(id, "operating", "2024-04-01");
    const before = await read(shayang, id);
    const [listed, operating] = before.timeline;
    const request = { id, _version: before.version, reason: "日期填错", status: null, on: null };
    await expect(voidEvent(shayang, { ...request, eventId: listed?.id ?? "" }, key())).rejects.toBeInstanceOf(Invalid);
    await voidEvent(
      shayang,
      { ...request, eventId: operating?.id ?? "", status: "operating", on: "2024-05-01" },
      key(),
    );
    const after = await read(shayang, id);
    expect(after.timeline.map(({ status, on }) => [status, on])).toEqual([
      ["listed", "2024-03-01"],
      ["operating", "2024-05-01"],
    ]);
    expect(after.voided).toMatchObject([{ on: "2024-04-01", voidReason: "日期填错", voidedByName: "county_official" }]);
    await settled();
  });
});

describe("facts", () => {
  const edit = (id: string, version: number, change: Record<string, unknown>) =>
    editStationInput.parse({
      ...goodFacts({ agreementTo: addMonths(todayInChina(), 6) }),
      id,
      _version: version,
      from: "2024-06-01",
      ...change,
    });

  it("hold from a day on, and what held before stays", async () => {
    const { id } = await createStation(shayang, stationInput(), key());
    const { version } = await read(shayang, id);
    await editStation(shayang, edit(id, version, { staffCount: 4, name: "𠮷老站 <b>🏠" }), key());
    expect((await getStation(shayang, id, "2024-05-31")).facts.staffCount).toBe(3);
    const now = await read(shayang, id);
    expect(now.facts.staffCount).toBe(4);
    expect(now.name).toBe("𠮷老站 <b>🏠");
    await expect(
      editStation(shayang, edit(id, now.version, { staffCount: 2, from: "2024-05-01" }), key()),
    ).rejects.toMatchObject({
      fieldErrors: { from: ["beforeLastRevision"] },
    });
    await settled();
  });

  it("are corrected with a reason; the wrong entry stays, superseded", async () => {
    const { id } = await createStation(shayang, stationInput(), key());
    const before = await read(shayang, id);
    const revisionId = before.revisions[0]?.id ?? "";
    const request = { ...edit(id, before.version, { computers: 0 }), revisionId, reason: "登记时看错" };
    await correctStation(shayang, request, key());
    const after = await read(shayang, id);
    expect(after.revisions.map(({ number, supersededAt }) => [number, supersededAt === null])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect((await listStations(shayang, stationFilter.parse({ failed: "venue" }))).stations).toHaveLength(1);
    for (const _version of [request._version, after.version])
      await expect(correctStation(shayang, { ...request, _version }, key())).rejects.toMatchObject({
        code: "entryGone",
        status: 409,
      });
    await settled();
  });

  it("of two people who edit, the second sees both versions", async () => {
    const { id } = await createStation(shayang, stationInput(), key());
    const { version } = await read(shayang, id);
    const both = await Promise.allSettled([
      editStation(shayang, edit(id, version, { desks: 7 }), key()),
      editStation(shayang, edit(id, version, { desks: 9 }), key()),
    ]);
    const lost = both.find((one) => one.status === "rejected");
    expect(lost?.reason).toBeInstanceOf(Conflict);
    const conflict = lost?.reason as Conflict;
    expect(conflict.current.desks).toBe(both[0] === lost ? 9 : 7);
    expect(conflict.version).toBe(version + 1);
  });

  it("are open to the station's lead, its name is not; strangers find nothing", async () => {
    const { id, code } = await createStation(shayang, stationInput(), key());
    const { version, regionPath } = await read(shayang, id);
    const lead = official("station_lead", regionPath);
    await editStation(lead, edit(id, version, { desks: 8, name: "我的站" }), key());
    expect(await read(lead, code)).toMatchObject({ name: "沙洋县沙洋镇社会工作站", facts: { desks: 8 } });
    await expect(step(id, "operating", "2024-06-01", lead)).rejects.toBeInstanceOf(Forbidden);
    await expect(editStation(official("station_worker", regionPath), edit(id, 2, {}), key())).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(read(zhongxiang, code)).rejects.toBeInstanceOf(NotFound);
    await expect(editStation(zhongxiang, edit(id, version, {}), key())).rejects.toBeInstanceOf(NotFound);
    await expect(step(id, "operating", "2024-06-01", zhongxiang)).rejects.toBeInstanceOf(NotFound);
    expect((await listStations(zhongxiang, stationFilter.parse({}))).stations).toEqual([]);
  });
});
