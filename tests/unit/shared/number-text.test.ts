import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainNumber } from "@/lib/shared/number-text";

describe("a number as people type it", () => {
  it.each([
    ["43", "43"],
    ["４３", "43"],
    [" 4.50\u3000", "4.50"],
    ["１，２３４．５", "1234.5"],
    ["1,234,567", "1234567"],
    ["1 234", "1234"],
    ["1\u00a0234\u00a0567", "1234567"],
    ["1\u202f234", "1234"],
    ["１\u3000２３４", "1234"],
    ["+7", "7"],
    ["－7", "-7"],
    ["−7", "-7"],
    ["\ufeff12\u200b", "12"],
    ["007", "007"],
  ])("%j is %s", (text, plain) => expect(plainNumber(text)).toBe(plain));

  it.each(
    [
      [
        "",
        "4 3",
        "4\n3",
        "4\t3",
        "1\n000",
        "1\t000",
        "4①",
        "①",
        "4²",
        "⁴",
        "４₂",
        "4⑴",
        "⒈",
        "㊀",
        "四",
        "٤",
        "४",
        "𝟒",
        "🄃",
        "½",
      ],
      [
        "1,23",
        "1,5",
        "12,34,567",
        "1,234 567",
        "1,0000",
        ",100",
        "100,",
        "1.2.3",
        "1.",
        ".5",
        "1e3",
        "0x10",
        "1_000",
        "--4",
        "4-",
      ],
      ["4 000 5", "1 234,567", "Infinity", "NaN", "1".repeat(61), "4个", "4/3"],
    ]
      .flat()
      .map((text) => [text]),
  )("%j is none", (text) => expect(plainNumber(text)).toBeNull());

  it("no character but the full-width digits turns into a digit", () => {
    for (let code = 0x80; code <= 0x10ffff; code++) {
      if (code >= 0xff10 && code <= 0xff19) continue;
      const character = String.fromCodePoint(code);
      if (/\d/.test(character.normalize("NFKC")) || /\p{N}/u.test(character))
        expect([plainNumber(character), plainNumber(`4${character}`)], code.toString(16)).toEqual([null, null]);
    }
  }, 60_000);

  it("reads back every number that any grouping prints", () => {
    const separator = fc.constantFrom("", ",", "，", " ", "\u00a0", "\u202f", "\u3000");
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), separator, fc.boolean(), (value, comma, wide) => {
        const grouped = value.toLocaleString("en").replaceAll(",", comma);
        const text = wide
          ? grouped.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : grouped;
        expect(Number(plainNumber(text))).toBe(value);
      }),
    );
  });
});
