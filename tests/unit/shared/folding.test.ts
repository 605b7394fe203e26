import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanName, cleanText, foldName, foldText, halfWidth, isBlank } from "@/lib/shared/folding";
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
    ["4\ufffe3", "4 3"],
    ["４\ud800\u0001\u200b３", "４ ３"],
    ["4\u31643 甲\uffa0", "4 3 甲 "],
    ["4\ufff93\ufffb", "4 3 "],
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

describe("radicals", () => {
  /** As perl, which ships the Unicode database, has `Equivalent_Unified_Ideograph`. */
  const published = (): [number, string][] => {
    const script = "print do q(unicore/To/EqUIdeo.pl)";
    return execFileSync("perl", ["-e", script], { encoding: "utf8" })
      .split("\n")
      .flatMap((row) => {
        const [first = "", last = "", to = ""] = row.split("\t");
        const from = Number.parseInt(first, 16);
        const length = to ? Number.parseInt(last || first, 16) - from + 1 : 0;
        return Array.from({ length }, (_, index): [number, string] => [
          from + index,
          String.fromCodePoint(Number.parseInt(to, 16)),
        ]);
      })
      .filter(([code]) => code >= 0x2e80 && code <= 0x2fdf);
  };
  const perl = () => {
    try {
      return published();
    } catch {
      return [];
    }
  };

  it.skipIf(perl().length === 0)("stand for the ideographs that Unicode names", () => {
    const table = published();
    expect(table.length).toBeGreaterThan(320);
    for (const [code, ideograph] of table) expect(cleanText(String.fromCodePoint(code))).toBe(ideograph);
  });
});

describe("a name of a unit or station as it is stored", () => {
  it.each([
    ["毛李镇\u200b", "毛李镇"],
    ["葛\u{e0100}城\ufe0e镇", "葛城镇"],
    ["\uf90a沙\u{2f81a}\ufa19镇", "金沙冬神镇"],
    ["⾼阳⻔镇", "高阳门镇"],
    [" 甲\u3164乙\u00a0", "甲 乙"],
    ["\u200b\u2060\u3164", ""],
    ["黃戶（一）①", "黃戶（一）①"],
    ["\ufa0e", "\ufa0e"],
  ])("%j is kept as %j", (name, stored) => expect(cleanName(name)).toBe(stored));

  it("holds no compatibility ideograph and nothing that is not seen, is clean at once, and compares as before", () => {
    const wrong = [...all()].filter((character) => {
      const stored = cleanName(`甲${character}乙`);
      const isCompatible = [...stored].some(
        (one) =>
          /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(one) &&
          !/\p{Unified_Ideograph}/u.test(one) &&
          /\p{Script=Han}/u.test(one),
      );
      return (
        isCompatible ||
        /\p{Default_Ignorable_Code_Point}/u.test(stored) ||
        cleanName(stored) !== stored ||
        foldName(stored) !== foldName(`甲${character}乙`)
      );
    });
    expect(wrong.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  }, 60_000);

  it("is empty, or a blank, exactly where folding leaves nothing", () => {
    const parts = fc.array(
      fc.constantFrom(
        "甲",
        "⻔",
        "\uf90a",
        "\u200b",
        "\u3164",
        "\u2800",
        " ",
        "\ufe0f",
        "\ud800",
        "\ufffe",
        "①",
        "\u0301",
      ),
    );
    fc.assert(
      fc.property(parts, (characters) => {
        const name = characters.join("");
        const isSeen = characters.some((one) => "甲⻔\uf90a①\u0301".includes(one));
        expect(isBlank(name)).toBe(!isSeen);
        expect(isBlank(cleanName(name))).toBe(!isSeen);
        expect(foldName(foldName(name))).toBe(foldName(name));
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
  it.each([" ", "\u200b", "\r", "\n", "⻔", "👨\u200d", "a\u0301", "\ufdfa", "\ud800", "1\u0001", "\u3164"])(
    "%j",
    (unit) => {
      expectLinear((size) => foldName(unit.repeat(size)) + cleanLine(unit.repeat(size)), 10_000);
    },
    60_000,
  );
});
