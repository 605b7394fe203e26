import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readPlanFile, readPlanText } from "@/lib/programmes/rules/plan-file";
import { cellAddress, readNumber, readYear } from "@/lib/programmes/rules/plan-grid";
import { importPlan } from "@/lib/programmes/rules/plan-import";
import type { PlanFigures } from "@/lib/programmes/rules/plan-table";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { jingmenTable, jingmenUnits, planArbitrary } from "../../support/factories/programmes";
import { type Table, workbookIn } from "../../support/spreadsheets/dialects";

const gridOf = (table: PlanFigures): string[][] => [
  ["县(市、区)", ...table.years.map((year) => `${year}年`), "合计"],
  ...table.rows.map(({ label, values, printedTotal }) => [label, ...values.map(String), String(printedTotal)]),
  ["总 计", ...table.printedTotals.map(String), String(table.printedGrandTotal)],
];
const importJingmen = (grid: Grid) => importPlan(grid, jingmenUnits, ["荆门市", "湖北省"]);
const problemsOf = (grid: Grid) =>
  importJingmen(grid).problems.map(({ code, cell, severity }) => `${severity} ${code} ${cell}`);

/** The grid of Jingmen's table with some cells changed, by address. */
function changed(cells: Record<string, string>): string[][] {
  return gridOf(jingmenTable).map((row, r) => row.map((cell, c) => cells[cellAddress(r, c)] ?? cell));
}

describe("importing Jingmen's annex", () => {
  it("keeps the printed totals and warns of the two wrong ones", () => {
    const { table, problems } = importJingmen(gridOf(jingmenTable));
    expect(table).toEqual(jingmenTable);
    expect(problems).toEqual([
      { code: "totalWrong", severity: "warning", cell: "C8", params: { printed: 12, computed: 11 } },
      { code: "totalWrong", severity: "warning", cell: "E8", params: { printed: 14, computed: 15 } },
    ]);
  });

  it("reads names without suffix, with the city before them, with spaces and formerly, and full-width digits", () => {
    const grid = changed({ A2: "沙洋", A3: "荆门市钟祥市", A4: "京山县", A5: " 东 宝 区 ", B2: "4", E3: " 5 个" });
    const { table } = importJingmen(grid);
    expect(table?.rows.map(({ key }) => key)).toEqual(["420822", "420881", "420882", "420802", "420804", "4208ZH"]);
    expect(table?.rows[0]?.values).toEqual([4, 3, 3, 3]);
    expect(problemsOf(grid)).toContain("warning unitFormer A4");
  });

  it("names each cell that is wrong, and imports nothing", () => {
    const grid = changed({ A2: "沙羊县", A3: "火星市", A5: "", B3: "", C3: "3.5", D3: "-1", E3: "三", B4: "99999999" });
    const { table } = importJingmen(grid);
    expect(table).toBeNull();
    expect(problemsOf(grid)).toEqual([
      "error blank B3",
      "error fraction C3",
      "error negative D3",
      "error text E3",
      "error tooLarge B4",
      "error unitUnknownNear A2",
      "error unitUnknown A3",
      "error unitBlank A5",
      "warning unitMissing A2:A7",
      "warning unitMissing A2:A7",
      "warning unitMissing A2:A7",
    ]);
    expect(importJingmen(grid).problems.find(({ cell }) => cell === "A2")?.params.nearest).toBe("沙洋县 420822");
  });

  it("refuses duplicate units and years, two rows of totals, and tables without a header or rows", () => {
    expect(problemsOf(changed({ A3: "沙洋" }))).toContain("error unitDuplicate A3");
    expect(problemsOf(changed({ C1: "2021" }))).toContain("error duplicateYear C1");
    expect(problemsOf([...gridOf(jingmenTable), ["合计", "1", "1", "1", "1", "4"]])).toContain("error totalsTwice A9");
    expect(problemsOf([["a", "b"]])).toEqual(["error noHeader null"]);
    expect(problemsOf(gridOf(jingmenTable).slice(0, 1))).toContain("error noRows A2");
    expect(problemsOf(Array.from({ length: 1_001 }, () => ["a"]))).toEqual(["error tooBig null"]);
  });

  it("warns of units that the table leaves out", () => {
    const grid = gridOf(jingmenTable).filter(([name]) => name !== "漳河新区");
    expect(importJingmen(grid).problems).toContainEqual({
      code: "unitMissing",
      severity: "warning",
      cell: "A2:A6",
      params: { name: "漳河新区" },
    });
  });

  it("does not guess between two units of the same name", () => {
    const units = [
      { code: "330102", name: "鼓楼区", level: 3, formerNames: [] },
      { code: "320106", name: "鼓楼区", level: 3, formerNames: [] },
    ];
    const { problems, table } = importPlan(
      [
        ["单位", "2021"],
        ["鼓楼", "1"],
      ],
      units,
    );
    expect(table).toBeNull();
    expect(problems[0]).toMatchObject({ code: "unitAmbiguous", cell: "A2" });
  });

  it("finds names beside a serial number, years in any order, titles above and notes below", () => {
    const { table } = importJingmen([
      ["附件:荆门市任务分解表"],
      ["序号", "单位", "2022", "2021"],
      ["1", "沙洋县", "3", "4"],
      ["2", "钟祥市", "1,003", "6"],
      ["", "注:以上为计划数"],
    ]);
    expect(table).toEqual({
      years: [2021, 2022],
      rows: [
        { key: "420822", label: "沙洋县", values: [4, 3], printedTotal: null },
        { key: "420881", label: "钟祥市", values: [6, 1003], printedTotal: null },
      ],
      printedTotals: [],
      printedGrandTotal: null,
    });
  });
});

describe("cells", () => {
  it("have addresses as in Excel", () => {
    expect([cellAddress(0, 0), cellAddress(9, 25), cellAddress(0, 26), cellAddress(0, 702)]).toEqual([
      "A1",
      "Z10",
      "AA1",
      "AAA1",
    ]);
  });
  it("read numbers and years as people write them", () => {
    expect(readNumber("12,345")).toEqual({ kind: "number", value: 12345 });
    expect(readNumber("1,23").kind).toBe("text");
    expect(readNumber("4.0")).toEqual({ kind: "number", value: 4 });
    expect(readNumber("—").kind).toBe("blank");
    expect(readNumber("=1+1").kind).toBe("formula");
    expect(readNumber("1e3").kind).toBe("text");
    expect([readYear("2021年"), readYear("2021"), readYear("12021"), readYear("2021年底")]).toEqual([
      2021,
      2021,
      null,
      2021,
    ]);
  });
});

const xlsx = (table: Table): Uint8Array => workbookIn({}, table);
const numeric = (grid: Grid) => grid.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)));
function gridFrom(bytes: Uint8Array): Grid {
  const reading = readPlanFile(bytes);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.grid;
}

describe("files", () => {
  it("are read where their table is, whatever year a sheet before it names", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "说明", rows: [["2021年填表说明"]] },
        { name: "任务表", rows: numeric(gridOf(jingmenTable)) },
      ],
    });
    expect(importJingmen(gridFrom(bytes)).table).toEqual(jingmenTable);
  });

  it("may hold years as dates", () => {
    const bytes = xlsx([
      ["县", { day: "2021-01-01" }, { day: "2022-01-01" }],
      ["沙洋县", 4, 3],
    ]);
    expect(importJingmen(gridFrom(bytes)).table).toMatchObject({ years: [2021, 2022] });
  });

  const csv = gridOf(jingmenTable)
    .map((row) => row.join(","))
    .join("\r\n");
  /** "总计,21" in GB18030, for the header's sake prefixed by a year row. */
  const gbk = Uint8Array.from([
    ...Buffer.from("a,2021\n"),
    ...[0xc9, 0xb3, 0xd1, 0xf3, 0xcf, 0xd8],
    ...Buffer.from(",4\n"),
  ]);

  it("are read as UTF-8 with and without mark, UTF-16, GB18030 and xlsx", () => {
    expect(gridFrom(Buffer.from(csv))).toEqual(gridOf(jingmenTable));
    expect(gridFrom(Buffer.from(`\ufeff${csv}`))).toEqual(gridOf(jingmenTable));
    expect(gridFrom(Buffer.from(`\ufeff${csv.replaceAll(",", "\t")}`, "utf16le"))).toEqual(gridOf(jingmenTable));
    expect(gridFrom(gbk)[1]).toEqual(["沙洋县", "4"]);
    expect(gridFrom(xlsx(numeric(gridOf(jingmenTable))))).toEqual(gridOf(jingmenTable));
  });

  it("are refused with a reason when empty, too big, old, damaged or a zip bomb", () => {
    const problem = (bytes: Uint8Array) => {
      const reading = readPlanFile(bytes);
      return reading.ok ? null : reading.problem;
    };
    expect(problem(new Uint8Array())).toBe("empty");
    expect(problem(new Uint8Array(2_000_001))).toBe("fileTooBig");
    expect(problem(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe("oldExcel");
    expect(problem(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe("damaged");
    expect(problem(Uint8Array.from([0xff, 0x00, 0x81]))).toBe("encoding");
    const bomb = xlsx([["a", "2021"], ...Array.from({ length: 12 }, (_, row) => [`${row}`.repeat(900_000)])]);
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(problem(bomb)).toBe("unpacksTooBig");
    const whole = xlsx([["a", "2021"]]);
    expect(problem(whole.slice(0, whole.length - 40))).toBe("damaged");
  });

  it("count formulas by their stored value and refuse those without one at their cell", () => {
    const table = [
      ["单位", "2021"],
      ["沙洋县", 4],
    ];
    expect(gridFrom(workbookIn({ formulas: true }, table))[1]).toEqual(["沙洋县", "4"]);
    const bare = workbookIn({ formulas: true, edit: [["xl/worksheets/sheet1.xml", "<v>4</v>", ""]] }, table);
    expect(gridFrom(bare)[1]).toEqual(["沙洋县", "=4+0"]);
    expect(problemsOf(gridFrom(bare))).toContain("error formula B2");
  });

  it("never throw on any bytes or text", async () => {
    // Not fast-check's own unit "binary", whose making takes a second.
    const character = fc.oneof(
      fc.constantFrom(...'\t\r\n,;|" ', "2021", "沙洋", "合计", "3"),
      fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
    );
    await fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readPlanFile(bytes)));
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 100 }), (text) => {
        const reading = readPlanText(text);
        if (reading.ok) importJingmen(reading.grid);
      }),
    );
  });

  it("give back the table that was written, as tsv, csv and xlsx", async () => {
    await fc.assert(
      fc.asyncProperty(planArbitrary(6, 4, 9_999), async (made) => {
        const table = {
          ...made,
          rows: made.rows.map((row, index) => ({
            ...row,
            key: jingmenUnits[index]?.code ?? "",
            label: jingmenUnits[index]?.name ?? "",
          })),
        };
        const grid = gridOf(table);
        const grids = [
          readPlanText(grid.map((row) => row.join("\t")).join("\n")),
          readPlanText(grid.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n")),
          readPlanFile(xlsx(numeric(grid))),
        ];
        for (const reading of grids) expect(reading.ok && importJingmen(reading.grid).table).toEqual(table);
      }),
      { numRuns: 20 },
    );
  });
});
