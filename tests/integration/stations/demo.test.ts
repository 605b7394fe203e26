import { beforeEach, describe, expect, it } from "vitest";
import { makeFirstAdmins } from "@/lib/accounts/commands/first-admins";
import { systemActor } from "@/lib/platform/actor";
import { verifyPassword } from "@/lib/platform/auth/password";
import { asActor } from "@/lib/platform/db";
import { fromDbDate, todayInChina } from "@/lib/shared/dates";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { builtIntervals, timelineProblem } from "@/lib/stations/rules/timeline";
import { stationFacts } from "@/lib/stations/schema/facts";
import { seedDemo } from "@/prisma/seed/demo/load";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { seedJingmenRegions } from "@/tests/support/factories/regions";

const system = systemActor("test");

const readAll = () =>
  asActor(system, (tx) =>
    tx.station.findMany({ include: { events: true, revisions: true }, orderBy: { code: "asc" } }),
  );
type Stations = Awaited<ReturnType<typeof readAll>>;

const timeline = (station: Stations[number]) =>
  station.events.map(({ status, on, createdAt }) => ({ status, on: fromDbDate(on), enteredAt: createdAt.getTime() }));

const builtOn = (stations: Stations, day: string, area = "") =>
  stations.filter(
    (station) =>
      station.reportingPath.startsWith(`/42/4208/${area}`) &&
      builtIntervals(timeline(station)).some(({ from, until }) => from <= day && (until === null || day < until)),
  ).length;

describe("demo data of Jingmen", () => {
  beforeEach(async () => {
    await seedJingmenRegions();
    await loadStationTypes();
    await loadProgrammes();
  });

  it("tells the story the dashboard is for, once, and from the same seed", async () => {
    const { accounts } = await seedDemo({ password: "a demo password 1" });
    const stations = await readAll();
    expect(["2021", "2022", "2023", "2024"].map((year) => builtOn(stations, `${year}-12-31`))).toEqual([
      21, 32, 45, 52,
    ]);
    const now = builtOn(stations, "2026-11-22");
    expect(now).toBeGreaterThanOrEqual(55);
    expect(now).toBeLessThanOrEqual(58);
    expect(builtOn(stations, "2022-12-31", "420802/")).toBe(4);
    expect(builtOn(stations, "2022-12-31", "4208ZH/")).toBe(1);
    expect(builtOn(stations, "2024-12-31", "420882/")).toBe(15);
    expect(builtOn(stations, "2024-12-31", "420822/")).toBe(9);

    const again = await seedDemo({ password: "another password 2" });
    expect(again.accounts).toEqual(accounts);
    expect((await readAll()).map(({ code, status }) => [code, status])).toEqual(
      stations.map(({ code, status }) => [code, status]),
    );
    const hashes = await asActor(system, (tx) => tx.account.findMany({ select: { passwordHash: true } }));
    expect(new Set(hashes.map(({ passwordHash }) => passwordHash)).size).toBe(1);
    expect(await verifyPassword(hashes[0]?.passwordHash, "another password 2")).toBe(true);
  });

  it("leaves a portal alone that was started without them, though it has no station yet", async () => {
    await makeFirstAdmins();
    expect(await seedDemo({ password: "a demo password 1" })).toEqual({ accounts: [] });
    expect(await readAll()).toEqual([]);
  });

  it("keeps every invariant of the real commands", async () => {
    const { accounts } = await seedDemo({ password: "a demo password 1" });
    const stations = await readAll();
    const today = todayInChina();
    expect(stations.length).toBeGreaterThan(50);
    for (const station of stations) {
      expect(timelineProblem(timeline(station), today), station.code).toBeNull();
      for (const { facts } of station.revisions) expect(stationFacts.parse(facts)).toEqual(facts);
      expect(station.isDemo).toBe(true);
      expect(station.name).toMatch(/^(沙洋县|钟祥市|京山市|东宝区|掇刀区|漳河新区).+(镇|乡|街道)社会工作站$/);
    }
    expect(await recheckStations(system, today, "again")).toEqual([]);
    const failing = new Set(stations.flatMap(({ standardsFailed }) => standardsFailed));
    expect([...failing].sort()).toEqual(["functions", "services", "staff", "systems", "venue"]);
    const statuses = new Set(stations.map(({ status }) => status));
    for (const status of ["planned", "preparing", "suspended", "closed", "accepted"] as const) {
      expect(statuses).toContain(status);
    }
    const drift = await asActor(system, (tx) =>
      tx.stationRollup.aggregate({
        _sum: { delta: true },
        where: { regionCode: "4208", tree: "reporting", grain: "day", state: "built" },
      }),
    );
    expect(drift._sum.delta).toBe(builtOn(stations, today));

    expect(new Set(accounts.map(({ role }) => role)).size).toBe(12);
    const logins = accounts.map(({ loginName }) => loginName);
    for (const login of [
      "province_official@hubei",
      "city_official@jingmen",
      "county_official@zhanghe",
      "supervisor@jingmen",
    ]) {
      expect(logins).toContain(login);
    }
    expect(logins.filter((login) => login.startsWith("township_official@"))).toHaveLength(6);
  });
});
