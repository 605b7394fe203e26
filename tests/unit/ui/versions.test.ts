import { describe, expect, it } from "vitest";
import { comparePlan } from "@/components/programmes/edit/compare-plan";
import { compareRows } from "@/components/programmes/edit/compare-rows";
import type { RowField } from "@/components/programmes/edit/row-control";
import { differing } from "@/components/ui/differing";
import { differingCells } from "@/lib/programmes/rules/plan-versions";

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
    total: "Total",
    printedRow: "Printed totals",
    unit: "Unit",
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
  type Row = [code: string, label: string, values: number[], total: number | null];
  const table = (years: number[], rows: Row[], totals: number[] = [], grand: number | null = null) => ({
    ...head,
    ...{ measure: "stations.built" as const, unit: "个", years, printedTotals: totals, printedGrandTotal: grand },
    rows: rows.map(([regionCode, label, values, printedTotal]) => ({ regionCode, label, values, printedTotal })),
  });
  const differences = (mine: ReturnType<typeof table>, theirs: ReturnType<typeof table>, typed: object = head) =>
    compare(typed as never, { ...head, table: "", cells: differingCells(mine, theirs) })
      .filter((row) => row.mine !== row.theirs)
      .map((row) => [row.label, row.mine, row.theirs]);

  it("are set side by side figure by figure, with the totals printed", () => {
    const stored = table(
      [2026],
      [
        ["420822", "沙洋县", [1], 1],
        ["420881", "钟祥市", [2], 2],
      ],
      [3],
      3,
    );
    const mine = table(
      [2026],
      [
        ["420881", "钟祥市", [3], 2],
        ["420822", "沙洋县", [1], 1],
      ],
      [4],
      3,
    );
    expect(differences(mine, stored, { ...head, clause: "2" })).toEqual([
      ["Clause", "Second", "First"],
      ["钟祥市 · 2026", "3", "2"],
      ["Printed totals · 2026", "4", "3"],
    ]);
    expect(differences(stored, stored)).toEqual([]);
  });

  it("keep units of one name apart, however each version writes them", () => {
    const stored = table(
      [2026],
      [
        ["420321100", "郧西县城关镇", [1], null],
        ["420322100", "竹山县城关镇", [2], null],
      ],
    );
    const swapped = table(
      [2026],
      [
        ["420322100", "城关镇", [1], null],
        ["420321100", "城关镇", [2], null],
      ],
    );
    expect(differences(swapped, stored)).toEqual([
      ["城关镇 420322100 · Unit", "城关镇", "竹山县城关镇"],
      ["城关镇 420322100 · 2026", "1", "2"],
      ["城关镇 420321100 · Unit", "城关镇", "郧西县城关镇"],
      ["城关镇 420321100 · 2026", "2", "1"],
    ]);
    const one = table([2026], [["420321100", "城关镇", [1], null]]);
    const other = table([2026], [["420322100", "城关镇", [1], null]]);
    expect(differences(one, other)).toEqual([
      ["城关镇 420321100 · 2026", "1", ""],
      ["城关镇 420322100 · 2026", "", "1"],
    ]);
  });

  it("tell a year, a row and a total that only one of them has, and a zero from a blank", () => {
    const stored = table([2026], [["420822", "沙洋县", [0], null]]);
    const mine = table([2026, 2027], [["420822", "沙洋县", [0, 0], 0]]);
    expect(differences(mine, stored)).toEqual([
      ["沙洋县 · 2027", "0", ""],
      ["沙洋县 · Total", "0", ""],
    ]);
  });
});
