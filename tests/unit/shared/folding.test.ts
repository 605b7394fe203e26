import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText, foldName, foldText, halfWidth, isBlank } from "@/lib/shared/folding";
import { radicals, variants } from "@/lib/shared/look-alikes";
import { expectLinear } from "../../support/growth";

/** What XML 1.0 allows in a document (production 2, Char). */
const isXml = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

/** Every character that is one, and those that never will be; planes of private use are left out. */
const all = function* (): Generator<string> {
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!/[\p{Cn}\p{Co}]/u.test(character) || /\p{Noncharacter_Code_Point}/u.test(character)) yield character;
  }
};

describe("a text as it is stored", () => {
  it.each([
    ["1号楼\ufffe尾", "1号楼尾"],
    ["\u0001甲\u001f乙\u007f\u0090", "甲乙"],
    ["甲\ud800乙", "甲乙"],
    ["甲\r\n乙\r丙\v丁\u2028戊", "甲\n乙\n丙\n丁\n戊"],
    ["毛李镇\u200b", "毛李镇"],
    ["京\u00ad山\u2060市\ufeff", "京山市"],
    ["\u202e甲\u2066乙\u2069\u200f", "甲乙"],
    ["⾼阳镇", "高阳镇"],
    ["荆⻔市⻢良镇", "荆门市马良镇"],
    ["👨‍👩‍👧", "👨‍👩‍👧"],
    ["甲\u200d乙", "甲乙"],
    ["葛\u{e0100}城", "葛\u{e0100}城"],
    ["（一）１．㎡²", "（一）１．㎡²"],
    ["黃 戶", "黃 戶"],
  ])("%j is kept as %j", (text, clean) => expect(cleanText(text)).toBe(clean));

  it("a line has no line ends", () => expect(cleanLine(" 甲\r\n\t乙\u2028 ")).toBe("甲 乙"));

  it("holds, of all characters, only what XML allows and what a reader sees", () => {
    const wrong = [...all()].filter((character) => {
      const clean = cleanText(character);
      // U+2E80 stands for no character of its own.
      const isRadical = /[\u2e81-\u2fdf]/.test(clean) && /\p{Assigned}/u.test(character);
      return isRadical || [...clean].some((kept) => !isXml(kept.codePointAt(0) ?? 0));
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  it("is clean at once, and holds no half of a pair", () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0xd800, 0xdc00, 0x200d, 0xfe0f, 0x2764));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const clean = cleanText(String.fromCharCode(...units));
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("a name for comparison", () => {
  it.each([
    ["荆⻔", "荆门"],
    ["⻢良镇", "马良镇"],
    ["京\u00ad山市", "京山市"],
    ["京\u200b山市", "京山市"],
    ["鮜门镇", "鲘门镇"],
    ["Ａ１ 区　", "A1区"],
    ["\uf90a\u{2f81a}", "金冬"],
    ["﨑玉", "崎玉"],
    ["葛\u{e0100}城\ufe0e", "葛城"],
    ["荆门巿", "荆门市"],
  ])("%j is %j", (name, folded) => expect(foldName(name)).toBe(folded));

  it.each(["", " ", "\u200b\u2060", "\u3000\u00a0", "\ufe0f", "\u3164", "\u2800", "\u034f", "\n\t"])(
    "%j shows nothing",
    (text) => expect(isBlank(text)).toBe(true),
  );

  it("comes out the same when it is folded again, and when it was cleaned before", () => {
    const wrong = [...all()].filter((character) => {
      const folded = foldText(character);
      return foldText(folded) !== folded || foldText(cleanText(character)) !== folded;
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  it("each look-alike leads to a character that is none itself", () => {
    for (const to of [...variants.values()]) expect(variants.has(to)).toBe(false);
    expect([...radicals.keys()].every((one) => /[\u2e80-\u2eff]/.test(one))).toBe(true);
  });
});

it("full-width forms, and nothing else, become half-width", () => {
  expect(halfWidth("４２０８ＺＨ，（a）　①²")).toBe("4208ZH,(a) ①²");
});

describe("the work of folding grows with the text", () => {
  it.each([" ", "\u200b", "\r", "\n", "⻔", "👨\u200d", "a\u0301", "\ufdfa", "\ud800"])(
    "%j",
    (unit) => {
      expectLinear((size) => foldName(unit.repeat(size)) + cleanLine(unit.repeat(size)), 10_000);
    },
    60_000,
  );
});
