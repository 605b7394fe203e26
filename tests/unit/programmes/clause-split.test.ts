import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumber, markOf } from "@/lib/programmes/rules/clause-marks";
import { inOrder } from "@/lib/programmes/rules/clause-order";
import { LINE_END, type SplitClause, splitClauses, splitLimits } from "@/lib/programmes/rules/clause-split";
import { CLAUSE_NUMBER_LENGTH } from "@/lib/programmes/schema/fields";
import { clausesForm } from "@/lib/programmes/schema/forms";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { expectLinear } from "../../support/growth";

function clausesOf(source: string): readonly SplitClause[] {
  const split = splitClauses(source);
  if ("problem" in split) throw new Error(split.problem);
  return split;
}
const numbersOf = (source: string) => clausesOf(source).map(({ number }) => number);
const sourceOf = (name: string) => readFileSync(`tests/support/sources/${name}.txt`, "utf8");

/** Counted by hand in the printed texts: how many points each part has, and how many items each of those. */
const outline = (...parts: readonly (readonly number[])[]): string[] =>
  parts.flatMap((points, part) => [
    `${part + 1}`,
    ...points.flatMap((items, point) => [
      `${part + 1}.${point + 1}`,
      ...Array.from({ length: items }, (_, item) => `${part + 1}.${point + 1}.${item + 1}`),
    ]),
  ]);

describe("the beginning of a line", () => {
  const beginning = (line: string) => {
    const mark = markOf(line, () => true);
    return mark && [mark.rank, mark.number];
  };

  it.each([
    ["11、建", ["item", 11]],
    ["１１．建", ["item", 11]],
    ["⒒建", ["item", 11]],
    ["⼆、建", ["part", 2]],
    ["㈡建", ["point", 2]],
    ["第十二条 建", ["article", 12]],
  ])("%s counts", (line, counted) => expect(beginning(line)).toEqual(counted));

  it("is no number with a circled, raised or other digit in it", () => {
    for (let code = 0x80; code <= 0x1fbff; code++) {
      const sign = String.fromCodePoint(code);
      if (
        !/[\d一二三四五六七八九十]/.test(sign.normalize("NFKC")) ||
        /[０-９一二三四五六七八九十\u2e80-\u2fdf]/.test(sign)
      )
        continue;
      // ㈠ is a mark of its own, whatever comes behind it.
      const ahead = sign.normalize("NFKC").startsWith("(") ? [] : [`${sign}1、建`];
      for (const line of [...ahead, `1${sign}、建`, `第1${sign}条 建`, `十${sign}、建`, `第十${sign}章 建`])
        expect(beginning(line), line).toBeNull();
    }
  });
});

describe("splitting a document into clauses", () => {
  it("counts as Jingmen's plan does", () => {
    const source = readFileSync("prisma/seed/programmes/jingmen-2021/source.txt", "utf8");
    const plan = source.split("\n").slice(4).join("\n");
    const byHand = jingmen2021.content.clauses.filter(({ number }) => number !== "news" && number !== "3.5");
    const split = clausesOf(plan);
    expect(split.map(({ number, label, heading }) => [number, label, heading])).toEqual(
      byHand.map(({ number, label, heading }) => [number, label, heading]),
    );
  });

  it.each([
    ["jilin-2016", ["0", ...outline([], [0, 0], [4, 3, 2, 4, 2, 3], [3, 4, 3])]],
    // (三) is missing in the source; 二、 has its (一) in the same line.
    [
      "liaoning-2020",
      ["0", "1", "2", "2.1", "2.2", "2.4", "2.5", "2.6", ...outline([], [], [0, 0, 0], [0, 0, 0]).slice(2)],
    ],
    // 五 has lost its 、.
    ["guangdong-2015", ["0", ...outline([], [0, 0, 0], [0, 0, 0], [0, 0, 0, 0], [0, 0, 0])]],
    ["qingdao-2021", ["0", "1", "2", "3"]],
  ])("counts as %s does", (name, byHand) => {
    expect(numbersOf(sourceOf(name))).toEqual(byHand);
  });

  it.each([
    ["full-width brackets", "（一）", "、"],
    ["half-width brackets", "(一)", "、"],
    ["mixed brackets", "（一)", "．"],
    ["small brackets", "﹙一﹚", "﹑"],
    ["a bracketed character", "㈠", "､"],
    ["a full stop, and spaces inside", "( 一 )", "."],
    ["ideographic spaces before", "\u3000\u3000（一）", " 、"],
    ["no-break spaces and a zero-width one", "\u00a0\u200b（一）", "、"],
    ["radicals", "（\u2f00）", "、"],
  ])("%s", (_, point, stop) => {
    const indent = /^\s/.test(point) ? "\u3000\u3000" : "";
    const source = `${indent}一${stop}总体要求\n${point}指导思想。甲；乙\n${indent}二${stop}任务`;
    expect(clausesOf(source).map(({ number, label, heading }) => `${number} ${label} ${heading}`)).toEqual([
      "1 一、 总体要求",
      expect.stringMatching(/^1\.1 一、\([一⼀]\) 指导思想$/),
      "2 二、 任务",
    ]);
  });

  it("knows measures by their chapters and articles", () => {
    const source = [
      "某市社会工作站管理办法",
      "第一章　总则",
      "第一条　为规范管理，制定本办法。",
      "第二条 本办法所称社工站，是指：",
      "（一）乡镇站；",
      "（二）街道站。",
      "第二章 建设",
      "第三条本条的空格在网页上丢了。",
      "第一条的规定不在此列，这一行不是新的一条。",
      "附件1",
      "一、名称",
    ].join("\r\n");
    expect(clausesOf(source).map(({ number, label }) => `${number} ${label}`)).toEqual([
      "0 引言",
      "1 第一章",
      "1.1 第一条",
      "1.2 第二条",
      "1.2.1 第二条(一)",
      "1.2.2 第二条(二)",
      "2 第二章",
      "2.3 第三条",
      "annex 附件1",
      "annex.1 附件1 一、",
    ]);
  });

  it("figures begin a clause only where they go on with the count", () => {
    const lines = [
      "一、目标",
      "1.建站",
      "2.5万元以内",
      "2021.5印发",
      "2．培训",
      "1.jpg",
      "（1）第一类",
      "①甲",
      "3、督导",
    ];
    expect(numbersOf(lines.join("\n"))).toEqual(["1", "1.1", "1.2", "1.3"]);
  });

  it.each([
    ["一", 1],
    ["十", 10],
    ["十一", 11],
    ["二十", 20],
    ["二十三", 23],
    ["九十九", 99],
    ["一百", 100],
    ["一百零三", 103],
    ["一百〇三", 103],
    ["一百一十", 110],
    ["九百九十九", 999],
    ["十十", null],
    ["零", null],
  ])("reads %s as %s", (text, number) => expect(chineseNumber(text)).toBe(number));

  const mark = fc.constantFrom(
    ...[
      "一、目标",
      "(一)坚持",
      "（二）甲。乙",
      "㈢丙",
      "附件：表",
      "附件2",
      "二、",
      "二、标准（一）性质",
      "第一章 总则",
      "第九十九条　甲",
    ],
    ...["1.甲", "2、乙", "三丙", "正文", "", "  ", "\u3000"],
  );
  const end = fc.constantFrom("\n", "\r\n", "\r", "\u2028");

  it("loses no character, adds none, and uses every number once", () => {
    const line = fc.oneof(mark, fc.string({ maxLength: 12, unit: "grapheme" }), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 40 }), (lines) => {
        const source = lines.flat().join("");
        const split = clausesOf(source);
        const letters = (text: string) =>
          text
            .split(LINE_END)
            .filter((one) => one.trim() !== "")
            .join("");
        expect(letters(split.map(({ text }) => text).join("\n"))).toBe(letters(source));
        expect(new Set(split.map(({ number }) => number)).size).toBe(split.length);
        for (const { number, text } of split) {
          expect(number).toMatch(/^[\w.-]+$/);
          expect(number.length).toBeLessThanOrEqual(CLAUSE_NUMBER_LENGTH);
          expect(text.trim()).not.toBe("");
        }
      }),
    );
  });

  it("makes clauses that the form takes as they are", () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 40 }), (lines) => {
        const rows = clausesOf(lines.join("\n")).flatMap((clause, index) =>
          Object.entries({ headingEn: "", textEn: "", ...clause }).map(([name, value]) => [
            `rows.${index}.${name}`,
            value,
          ]),
        );
        const { error } = clausesForm.safeParse({ programmeId: "x", _version: "1", ...Object.fromEntries(rows) });
        expect(error?.issues ?? []).toEqual([]);
      }),
    );
  });

  it("keeps items in their points where they would make too many clauses, and says when the points do", () => {
    const items = Array.from({ length: 20 }, (_, index) => `${index + 1}.甲`).join("\n");
    const many = Array.from({ length: 30 }, () => `一、甲\n（一）乙\n${items}`).join("\n");
    expect(clausesOf(many)).toHaveLength(60);
    const tooMany = Array.from({ length: splitLimits.clauses + 1 }, () => "一、甲").join("\n");
    expect(splitClauses(tooMany)).toEqual({ problem: "tooManyClauses", max: 300 });
    expect(splitClauses("甲\n".repeat(39_000))).toEqual({ problem: "tooManyLines", max: 20_000 });
  });
});

describe("the work of splitting grows with the text", () => {
  const lines = splitLimits.lines / 4;
  it.each<[string, number, (size: number) => string]>([
    ["equal numbers", lines, (size) => "（一）\n".repeat(size)],
    ["lines of text", lines, (size) => "正文\n".repeat(size)],
    ["figures that do not go on", lines, (size) => `一、甲\n${"2．乙\n".repeat(size - 1)}`],
    ["one line of blanks before a word", 250_000, (size) => `${" ".repeat(size)}甲`],
    ["one long line", 250_000, (size) => `一、${"甲".repeat(size)}`],
    ["line ends alone", 50_000, (size) => "\n".repeat(size)],
    ["carriage returns and line feeds", 50_000, (size) => "\r\r\n\n".repeat(size)],
    ["zero-width characters", 250_000, (size) => `${"\u200b".repeat(size)}一、甲`],
    ["brackets", 250_000, (size) => `${"（".repeat(size)}\n（一`],
    ["a point after a long heading", 250_000, (size) => `一、${" ".repeat(size)}（一）甲`],
  ])("%s", (_, size, text) => expectLinear((n) => splitClauses(text(n)), size), 60_000);
});

describe("a clause that was left out", () => {
  const stored = ["news", "0", "1", "2", "2.1", "2.10", "3", "annex"].map((number) => ({ number }));
  it.each([
    ["2.2", ["2.1", "2.2", "2.10"]],
    ["2.11", ["2.10", "2.11", "3"]],
    ["4", ["3", "4", "annex"]],
    ["1.1", ["1", "1.1", "2"]],
    ["annex-2", ["annex", "annex-2"]],
    ["annex.1", ["annex", "annex.1"]],
    ["note", ["annex", "note"]],
  ])("%s goes where its number belongs", (number, around) => {
    const numbers = inOrder([...stored, { number }], stored).map((clause) => clause.number);
    const at = numbers.indexOf(around[0] ?? "");
    expect(numbers.slice(at, at + around.length)).toEqual(around);
    expect(numbers.filter((one) => one !== number)).toEqual(stored.map((clause) => clause.number));
  });
});
