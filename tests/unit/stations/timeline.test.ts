import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/shared/dates";
import {
  builtIntervals,
  isBuilt,
  statusesAfter,
  statusOn,
  type TimelineEvent,
  timelineProblem,
} from "@/lib/stations/rules/timeline";
import { type StationStatus, stationStatuses } from "@/lib/stations/schema/status";
import { timelineArbitrary } from "@/tests/support/factories/stations";

const events = (...given: [StationStatus, string][]): TimelineEvent[] =>
  given.map(([status, on], enteredAt) => ({ status, on, enteredAt }));

const today = "2026-11-22";

describe("timeline", () => {
  it("counts from 挂牌 until 停运, and again from reopening", () => {
    const life = events(
      ["planned", "2021-03-01"],
      ["preparing", "2021-05-01"],
      ["listed", "2021-07-01"],
      ["operating", "2021-07-15"],
      ["accepted", "2021-12-20"],
      ["suspended", "2023-03-01"],
      ["operating", "2024-01-10"],
      ["closed", "2025-06-30"],
    );
    expect(timelineProblem(life, today)).toBeNull();
    expect(builtIntervals(life)).toEqual([
      { from: "2021-07-01", until: "2023-03-01" },
      { from: "2024-01-10", until: "2025-06-30" },
    ]);
    expect(statusOn(life, "2021-02-28")).toBeNull();
    expect(statusOn(life, "2021-07-14")).toBe("listed");
    expect(statusOn(life, "2023-03-01")).toBe("suspended");
  });

  it("lets the last event of a day decide it", () => {
    expect(builtIntervals(events(["listed", "2022-01-05"], ["suspended", "2022-01-05"]))).toEqual([]);
    expect(
      builtIntervals(events(["listed", "2022-01-05"], ["suspended", "2022-02-01"], ["operating", "2022-02-01"])),
    ).toEqual([{ from: "2022-01-05", until: null }]);
  });

  it.each<[StationStatus, StationStatus[]]>([
    ["planned", ["preparing", "listed", "closed"]],
    ["preparing", ["listed", "suspended", "closed"]],
    ["listed", ["operating", "suspended", "closed"]],
    ["operating", ["accepted", "suspended", "closed"]],
    ["accepted", ["operating", "suspended", "closed"]],
    ["suspended", ["preparing", "operating", "closed"]],
    ["closed", []],
  ])("from %s leads to %j only", (from, to) => {
    expect(statusesAfter(from)).toEqual(to);
  });

  it("refuses an empty, a future and a skipping timeline", () => {
    expect(timelineProblem([], today)?.problem).toBe("noEvent");
    expect(timelineProblem(events(["planned", "2026-11-23"]), today)?.problem).toBe("future");
    expect(timelineProblem(events(["planned", "2026-11-22"]), today)).toBeNull();
    expect(timelineProblem(events(["operating", "2022-01-01"]), today)?.problem).toBe("notAllowed");
    expect(timelineProblem(events(["listed", "2022-01-01"], ["accepted", "2022-02-01"]), today)?.at?.status).toBe(
      "accepted",
    );
    expect(
      timelineProblem(events(["listed", "2022-01-01"], ["closed", "2022-02-01"], ["operating", "2023-01-01"]), today)
        ?.problem,
    ).toBe("notAllowed");
  });

  it("agrees with a walk over every single day", () => {
    fc.assert(
      fc.property(timelineArbitrary(), (life) => {
        expect(timelineProblem(life, "2030-01-01")).toBeNull();
        const intervals = builtIntervals(life);
        const last = life.at(-1)?.on ?? "2021-01-01";
        let now: StationStatus | null = null;
        for (let day = "2020-12-31"; day <= addDays(last, 2); day = addDays(day, 1)) {
          for (const event of life) if (event.on === day) now = event.status;
          expect(statusOn(life, day)).toBe(now);
          const inside = intervals.filter(({ from, until }) => from <= day && (until === null || day < until));
          expect(inside.length).toBe(isBuilt(now) ? 1 : 0);
        }
        for (const { from, until } of intervals) expect(until === null || from < until).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("knows every status of the database", () => {
    expect(stationStatuses).toEqual(["planned", "preparing", "listed", "operating", "accepted", "suspended", "closed"]);
  });
});
