import { describe, expect, it } from "vitest";
import { comparePlan } from "@/components/programmes/edit/compare-plan";
import { compareRows } from "@/components/programmes/edit/compare-rows";
import type { RowField } from "@/components/programmes/edit/row-control";
import { differing } from "@/components/ui/differing";

describe("two long texts", () => {
  it("are shown where they differ", () => {
    const text = "各县（市、区）设立社会工作站。".repeat(10_000);
    const [mine, theirs] = differing(`${text}甲改的${text}`, `${text}乙改${text}`);
    expect(mine).toContain("甲改的");
    expect(theirs).toContain("乙改");
    expect(Math.max(mine.length, theirs.length)).toBeLessThan(120);
    for (const part of [mine, theirs]) expect(part).toMatch(/^….*…$/);
  });

  it("are shown whole where they are short, and cut where they differ everywhere", () => {
    expect(differing("甲", "乙")).toEqual(["甲", "乙"]);
    const [mine] = differing("甲".repeat(50_000), "乙".repeat(50_000));
    expect(mine.length).toBeLessThan(700);
  });

  it("do not cut a character in two", () => {
    const [mine] = differing(`${"一".repeat(300)}𠮷${"二".repeat(700)}`, `${"一".repeat(300)}𠮶${"二".repeat(700)}`);
    expect(mine.isWellFormed()).toBe(true);
    expect(mine).toContain("𠮷");
  });
});

describe("two lists of rows", () => {
  const select = (options: Record<string, string>) =>
    ({ kind: "select", options: Object.entries(options).map(([value, label]) => ({ value, label })) }) as const;
  const fields: RowField[] = [
    { name: "text", label: "Text", control: { kind: "text" } },
    { name: "strength", label: "Strength", control: select({ must: "Must", may: "May" }) },
  ];
  const compare = compareRows({
    ...{ head: { name: "Name" }, fields, identity: ["code"], labels: { row: "Target", absent: "(none)" } },
  });
  const rows = (...list: Record<string, string>[]) =>
    Object.fromEntries(
      list.flatMap((row, at) => Object.entries(row).map(([name, value]) => [`rows.${at}.${name}`, value])),
    );
  const differences = (typed: object, current: object) =>
    compare(typed as never, current as never)
      .filter(({ mine, theirs }) => mine !== theirs)
      .map(({ label, mine, theirs }) => [label, mine, theirs]);

  it("are matched by their codes, wherever they stand, and told in words", () => {
    const [a, b, c] = ["a", "b", "c"].map((code) => ({ code, text: code, strength: "must" }));
    const mine = rows({ ...a, strength: "may" } as never, b as never, {
      code: "",
      text: "new of mine",
      strength: "must",
    });
    const theirs = rows(c as never, a as never, b as never);
    expect(differences({ ...mine, name: "x" }, { ...theirs, name: "y" })).toEqual([
      ["Name", "x", "y"],
      ["Target 1 · Strength", "May", "Must"],
      ["Target 3 · Text", "new of mine", "(none)"],
      ["Target 1 · Text", "(none)", "c"],
    ]);
  });

  it("match several rows of one identity in their order", () => {
    const list = [
      { code: "a", text: "first", strength: "must" },
      { code: "a", text: "second", strength: "must" },
    ];
    expect(differences(rows(...list), rows(...list))).toEqual([]);
    expect(differences(rows(...list.slice(0, 1)), rows(...list))).toEqual([["Target 2 · Text", "(none)", "second"]]);
  });

  it("leave out rows that nobody filled in, and show one that was ticked to go", () => {
    const typed = rows(
      { code: "a", text: "a", strength: "must", remove: "on" },
      { code: "", text: " ", strength: "must" },
    );
    expect(differences(typed, rows({ code: "a", text: "a", strength: "must" }))).toEqual([
      ["Target 1 · Text", "(none)", "a"],
    ]);
  });
});

describe("two plan tables", () => {
  const labels = {
    title: "Title",
    titleEn: "English",
    clause: "Clause",
    measure: "Measure",
    stationType: "Type",
    table: "Table",
  };
  const compare = comparePlan({
    labels,
    clauses: [
      { value: "1", label: "First" },
      { value: "2", label: "Second" },
    ],
    measures: [],
    stationTypes: [],
  });
  const head = { title: "t", titleEn: "", clause: "1", measure: "m", stationTypeCode: "s" };
  const stored = { ...head, table: "单位\t2026年\t合计\n沙洋县\t1\t1\n钟祥市\t2\t2" };
  const differences = (typed: object) =>
    compare(typed as never, stored)
      .filter(({ mine, theirs }) => mine !== theirs)
      .map(({ label, mine, theirs }) => [label, mine, theirs]);

  it("are set side by side figure by figure, pasted or typed", () => {
    const pasted = { ...head, clause: "2", table: "单位\t2026\t合计\n沙洋县\t1\t1\n钟祥市\t3\t2" };
    const expected = [
      ["Clause", "Second", "First"],
      ["钟祥市 · 2026", "3", "2"],
    ];
    expect(differences(pasted)).toEqual(expected);
    const thousands = { ...stored, table: "单位\t2026年\t合计\n沙洋县\t1,000\t1\n钟祥市\t2\t2" };
    expect(differences(thousands)).toEqual([["沙洋县 · 2026", "1,000", "1"]]);
    const cell = (row: string, ...values: string[]) =>
      Object.fromEntries(values.map((value, at) => [`cell.${row}.${at === 2 ? "total" : at}`, value]));
    const typed = {
      ...head,
      clause: "2",
      ...cell("0", "单位", "2026", "合计"),
      ...cell("1", "沙洋县", "1", "1"),
      ...cell("2", "钟祥市", "3", "2"),
    };
    expect(differences(typed)).toEqual(expected);
  });
});
