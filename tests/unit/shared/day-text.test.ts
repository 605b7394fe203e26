import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "@/lib/shared/day-bounds";
import { plainDay } from "@/lib/shared/day-text";

describe("a day as people type it", () => {
  it.each([
    "2024-11-30",
    "2024年11月30日",
    "2024年11月30号",
    "2024 年 11 月 30 日",
    "２０２４年１１月３０日",
    "2024.11.30",
    "2024。11。30",
    "２０２４．１１．３０",
    "2024/11/30",
    "20241130",
    " 2024年11月30日\n",
    "\u200b2024.11.30\ufeff",
  ])("%j is 30 November 2024", (text) => expect(plainDay(text)).toBe("2024-11-30"));

  it("one digit of month and day is enough where a sign parts them", () => {
    expect(plainDay("2024年1月3日")).toBe("2024-01-03");
    expect(plainDay("2024.1.3")).toBe("2024-01-03");
  });

  it.each([
    "",
    "2024",
    "2024年11月",
    "2024-11",
    "202411",
    "11/30/2024",
    "2024-11.30",
    "2024年02月30日",
    "2024.13.1",
    "24.11.30",
    "二〇二四年",
    "2024年1①月3日",
    "2024.11.30.1",
    "0000-01-01",
  ])("%j is none", (text) => expect(plainDay(text)).toBeNull());

  it("every day comes back from each of its writings", () => {
    const anyDay = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, of] = iso.split("-") as [string, string, string];
        for (const text of [
          `${year}年${+month}月${+of}日`,
          `${year}.${month}.${of}`,
          `${year}/${+month}/${+of}`,
          year + month + of,
        ])
          expect(plainDay(text)).toBe(iso);
      }),
    );
  });

  it("a form takes it, and says the bounds for what is none", () => {
    expect(day("happened").parse("2024年11月30日")).toBe("2024-11-30");
    expect(day("happened").safeParse("2024年11月").success).toBe(false);
  });
});
