import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatNumber, formatPercent } from "@/lib/shared/format";

describe("format", () => {
  it("writes a day as each language does", () => {
    expect(formatDate("2026-11-22", "zh-CN")).toBe("2026年11月22日");
    expect(formatDate("2021-04-05", "en")).toBe("5 Apr 2021");
  });

  it("shows a moment by China's clock, whatever the server's zone", () => {
    const moment = new Date("2026-11-22T16:05:00Z");
    expect(formatDateTime(moment, "zh-CN")).toBe("2026年11月23日 00:05");
    expect(formatDateTime(moment, "en")).toBe("23 Nov 2026, 00:05");
  });

  it("shows one decimal of every per cent: the cumulative shares of the Jingmen plan", () => {
    expect([21, 32, 45, 60].map((built) => formatPercent(built / 60, "zh-CN"))).toEqual([
      "35.0%",
      "53.3%",
      "75.0%",
      "100.0%",
    ]);
  });

  it("groups digits", () => {
    expect(formatNumber(41352, "zh-CN")).toBe("41,352");
    expect(formatNumber(705.5, "en")).toBe("705.5");
  });
});
