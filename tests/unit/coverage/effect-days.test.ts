import { describe, expect, it } from "vitest";
import { effectDays } from "@/lib/coverage/rules/effect-days";
import { dayOfEffect } from "@/lib/stations/rules/effect";
import type { StationStatus } from "@/lib/stations/schema/status";

const today = "2024-06-15";

describe("the days on which a version's figures are looked at", () => {
  it.each([
    ["in force", [{ from: "2021-01-01", until: null }], [today]],
    ["begins today", [{ from: today, until: null }], [today]],
    ["begins tomorrow", [{ from: "2024-06-16", until: null }], [today, "2024-06-16"]],
    ["ended yesterday", [{ from: "2021-01-01", until: today }], ["2024-06-14", today]],
    ["ends tomorrow", [{ from: "2021-01-01", until: "2024-06-16" }], [today]],
    ["of one day", [{ from: "2023-02-28", until: "2023-03-01" }], ["2023-02-28", today]],
    ["none", [], [today]],
  ])("%s", (_, spans, days) => {
    expect(effectDays(spans, today)).toEqual(days);
  });
});

describe("the day on which a change of a timeline shows", () => {
  const entry = (status: StationStatus, on: string, insteadOfId: string | null = null) => ({
    ...{ id: `${status} ${on}`, status, on, insteadOfId, enteredAt: 0 },
  });
  const open = { timeline: [entry("planned", "2022-01-01"), entry("listed", "2022-03-01")], voided: [] };
  const closed = { ...open, timeline: [...open.timeline, entry("closed", "2023-01-01")] };

  it("is today where the station stands otherwise today", () => {
    expect(dayOfEffect(open, { void: "listed 2022-03-01", instead: null }, today)).toBe(today);
    expect(dayOfEffect(open, { add: { status: "operating", on: "2022-05-01" } }, today)).toBe(today);
  });

  it("is else the last day on which it stood otherwise", () => {
    expect(dayOfEffect(closed, { void: "listed 2022-03-01", instead: null }, today)).toBe("2022-12-31");
    const later = { status: "listed", on: "2022-04-01" } as const;
    expect(dayOfEffect(open, { void: "listed 2022-03-01", instead: later }, today)).toBe("2022-03-31");
    const swapped = entry("listed", "2022-04-01", "listed 2022-03-01");
    const moved = { timeline: [entry("planned", "2022-01-01"), swapped], voided: [entry("listed", "2022-03-01")] };
    expect(dayOfEffect(moved, { restore: "listed 2022-03-01" }, today)).toBe("2022-03-31");
  });

  it("is today where nothing changes, or an entry is gone", () => {
    expect(dayOfEffect(open, { restore: "of another station" }, today)).toBe(today);
    expect(
      dayOfEffect(open, { void: "listed 2022-03-01", instead: { status: "listed", on: "2022-03-01" } }, today),
    ).toBe(today);
  });
});
