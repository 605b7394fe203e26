import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { area, filled, filledArea, line } from "@/lib/shared/text-field";

const messageOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.success ? null : result.error?.issues[0]?.message;

describe("a text field", () => {
  it("counts what a reader counts: rare characters and line ends once, what is taken out not at all", () => {
    expect(line(3).parse("𠮷𠮷𠮷")).toBe("𠮷𠮷𠮷");
    expect(messageOf(line(3).safeParse("𠮷𠮷𠮷𠮷"))).toBe('tooLong|{"max":3}');
    expect(area(3).parse("甲\r\n乙")).toBe("甲\n乙");
    expect(line(3).parse("\u200b甲\u00ad乙\ufffe丙 ")).toBe("甲乙丙");
    expect(area(200_000).safeParse("𠮷\r\n".repeat(100_000)).success).toBe(true);
    expect(messageOf(area(200_000).safeParse("甲".repeat(200_001)))).toBe('tooLong|{"max":200000}');
  });

  it.each(["", " ", "\u200b\u2060", "\u3000\n", "\ufe0f", "\u3164\u2800"])("%j is not filled", (text) => {
    expect([messageOf(filled().safeParse(text)), messageOf(filledArea(9).safeParse(text))]).toEqual([
      "required",
      "required",
    ]);
  });

  it("a text that is within its limit in bytes of UTF-8 stays below the 1 MB of a request", () => {
    expect(new TextEncoder().encode("𠮷".repeat(200_000)).length).toBeLessThan(1_000_000);
  });

  it("takes back what it gave", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const once = filled(40).safeParse(text);
        if (once.success) expect(filled(40).parse(once.data)).toBe(once.data);
      }),
    );
  }, 60_000);
});
