import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder } from "@/lib/programmes/rules/clause-order";
import { chineseNumber, splitClauses } from "@/lib/programmes/rules/clause-split";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";

describe("splitting a document into clauses", () => {
  it("counts as Jingmen's plan does", () => {
    const source = readFileSync("prisma/seed/programmes/jingmen-2021/source.txt", "utf8");
    const plan = source.split("\n").slice(4).join("\n");
    const byHand = jingmen2021.content.clauses.map(({ number }) => number).filter((n) => n !== "news" && n !== "3.5");
    const split = splitClauses(plan);
    expect(split.map(({ number }) => number)).toEqual(byHand);
    expect(split.find(({ number }) => number === "4.2")).toMatchObject({ label: "四、(二)", heading: "落实服务场所" });
    expect(split.find(({ number }) => number === "1")).toMatchObject({ label: "一、", heading: "目标任务" });
  });

  it("reads 一 to 九十九", () => {
    expect(["一", "九", "十", "十一", "二十", "二十三", "九十九"].map(chineseNumber)).toEqual([
      1, 9, 10, 11, 20, 23, 99,
    ]);
  });

  it("loses no line, adds none, and uses every number once", () => {
    const line = fc.oneof(
      fc.constantFrom("一、目标", "(一)坚持", "(二)甲。乙", "附件:表", "附件2", "二、", "正文", "", "  "),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const source = lines.join("\n");
        const split = splitClauses(source);
        const kept = source.split(/\r?\n/).filter((text) => text.trim() !== "");
        expect(split.flatMap(({ text }) => text.split("\n"))).toEqual(kept);
        expect(new Set(split.map(({ number }) => number)).size).toBe(split.length);
      }),
    );
  });
});

describe("a clause that was left out", () => {
  const stored = ["news", "0", "1", "2", "2.1", "2.10", "3", "annex"].map((number) => ({ number }));
  it.each([
    ["2.2", ["2.1", "2.2", "2.10"]],
    ["2.11", ["2.10", "2.11", "3"]],
    ["4", ["3", "4", "annex"]],
    ["1.1", ["1", "1.1", "2"]],
    ["annex-2", ["annex", "annex-2"]],
    ["note", ["annex", "note"]],
  ])("%s goes where its number belongs", (number, around) => {
    const numbers = inOrder([...stored, { number }], stored).map((clause) => clause.number);
    const at = numbers.indexOf(around[0] ?? "");
    expect(numbers.slice(at, at + around.length)).toEqual(around);
    expect(numbers.filter((one) => one !== number)).toEqual(stored.map((clause) => clause.number));
  });
});
