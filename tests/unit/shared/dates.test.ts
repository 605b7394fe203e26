import { describe, expect, it } from "vitest";
import { addMonths, dayInYear, isIsoDate, todayInChina } from "@/lib/shared/dates";

describe("isIsoDate", () => {
  it.each(["2024-02-29", "0001-01-01", "9999-12-31"])("takes %s", (day) => expect(isIsoDate(day)).toBe(true));
  it.each(["0000-01-01", "2023-02-29", "2023-13-01", "2023-1-1", "2023-01-01T00:00:00Z", " 2023-01-01", ""])(
    "refuses %j, which PostgreSQL would refuse or read as another day",
    (day) => expect(isIsoDate(day)).toBe(false),
  );
});

describe("todayInChina", () => {
  it("is the next day from 16:00 UTC on", () => {
    expect(todayInChina(new Date("2024-12-31T15:59:59.999Z"))).toBe("2024-12-31");
    expect(todayInChina(new Date("2024-12-31T16:00:00Z"))).toBe("2025-01-01");
  });
});

describe("addMonths", () => {
  it("stays within a shorter month, as PostgreSQL's interval does", () => {
    expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2024-12-15", 1)).toBe("2025-01-15");
  });
});

describe("dayInYear", () => {
  it.each([
    ["--12-31", 2026, "2026-12-31"],
    ["--02-29", 2024, "2024-02-29"],
    ["--02-29", 2026, "2024-02-29"],
    ["--02-29", 1903, "1896-02-29"],
  ])("%s in %i is %s", (yearlyOn, year, day) => expect(dayInYear(yearlyOn, year)).toBe(day));
});
