import { describe, expect, it } from "vitest";
import { readPlanText } from "@/lib/programmes/rules/plan-file";
import { importPlan } from "@/lib/programmes/rules/plan-import";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { jingmenUnits } from "../../support/factories/programmes";

const importJingmen = (grid: Grid) => importPlan(grid, jingmenUnits, ["荆门市", "湖北省"]);

/** A pasted text, its problems but for the units that it leaves out, and the figures it came to. */
function pasted(text: string) {
  const reading = readPlanText(text);
  if (!reading.ok) throw new Error(reading.problem);
  const { problems, table } = importJingmen(reading.grid);
  return {
    problems: problems.flatMap(({ code, cell }) => (code === "unitMissing" ? [] : `${code} ${cell}`)),
    figures: table && [
      table.years,
      ...table.rows.map(({ label, values, printedTotal }) => [label, values, printedTotal]),
      [table.printedTotals, table.printedGrandTotal],
    ],
  };
}

describe("no number of a pasted table is lost unsaid", () => {
  const rows = [
    ["沙洋县", [4, 3], 7],
    ["钟祥市", [6, 3], 9],
    [[10, 6], 16],
  ];
  it.each([
    ["the total before the years", "县\t合计\t2021\t2022\n沙洋县\t7\t4\t3\n钟祥市\t9\t6\t3\n全市\t16\t10\t6"],
    [
      "a heading of two rows",
      "县\t建站个数\t\t合计\n\t2021年\t2022年\t\n沙洋县\t4\t3\t7\n钟祥市\t6\t3\t9\n荆门市\t10\t6\t16",
    ],
    [
      "words behind the years",
      "县\t2021年计划\t2022年建站数(个)\t两年合计\n沙洋县\t4\t3\t7\n钟祥市\t6\t3\t9\n总计\t10\t6\t16",
    ],
    [
      "a title with a year and a comma",
      "荆门市2021，2022年\n县\t2021\t2022\t合计\n沙洋县\t4\t3\t7\n钟祥市\t6\t3\t9\n总 计\t10\t6\t16",
    ],
    ["spaces between", "印发 2021\n县 2021 2022 合计\n沙洋县 4 3 7\n钟祥市 6 3 9\n总　计 10 6 16"],
  ])("%s", (_, text) => {
    expect(pasted(text)).toEqual({ problems: [], figures: [[2021, 2022], ...rows] });
  });

  it.each([
    ["a comma in a number that splits it", "县,2021,2022\n沙洋县,1,003,3", "numberStray D2"],
    ["a merged year over two columns", "县\t2021\t\t2022\n沙洋县\t4\t2\t3", "numberStray C2"],
    ["what was done beside what was planned", "县\t2021\t2021年完成\n沙洋县\t4\t2", "columnUnread C1"],
    ["a share beside what was planned", "县\t2021\t2021年占比\t2022\n沙洋县\t4\t50%\t3", "columnUnread C1"],
    ["an empty cell below a title", "2021年任务\n县\t2021\t2022\t合计\n沙洋县\t\t3\t3", "blank B3"],
    ["some totals of a row of totals", "县\t2021\t2022\n沙洋县\t4\t3\n总计\t4\t", "totalBlank C3"],
    ["who filled it in", "县\t2021\t2022\n沙洋县\t4\t3\n填表人:李四", "unitUnknown A3"],
    ["a quotation mark never closed", '县\t2021\n"沙洋县\t4\n钟祥市\t6', "unitUnknownNear A2"],
  ])("%s is refused at its cell", (_, text, problem) => {
    expect(pasted(text)).toEqual({ problems: [problem], figures: null });
  });

  it("numbers that could be years are none where a heading names one", () => {
    expect(pasted("县\t2021年\t合计\n沙洋县\t1900\t1950\n钟祥市\t2000\t2000").figures?.slice(0, 2)).toEqual([
      [2021],
      ["沙洋县", [1900], 1950],
    ]);
  });

  it("a column that is neither a year nor a total is named before the table is taken over", () => {
    expect(pasted("县\t现有乡镇\t2021\n沙洋县\t13\t4")).toEqual({
      problems: ["columnIgnored B1"],
      figures: [[2021], ["沙洋县", [4], null], [[], null]],
    });
  });

  it("a grand total may be printed alone, and some rows without theirs", () => {
    expect(pasted("县\t2021\t2022\t合计\n沙洋县\t4\t3\t\n钟祥市\t6\t3\t9\n总计\t\t\t16").figures).toEqual([
      [2021, 2022],
      ["沙洋县", [4, 3], null],
      ["钟祥市", [6, 3], 9],
      [[], 16],
    ]);
  });

  it("a thousand wrong cells are counted, not listed", () => {
    const wrong = importJingmen([["县", "2021", "2022"], ...Array.from({ length: 900 }, () => ["沙洋县", "x", "y"])]);
    expect(wrong.problems).toHaveLength(201);
    // 1,800 cells, 899 doubles and 5 units left out, less the 200 that are listed.
    expect(wrong.problems.at(-1)).toEqual({ code: "more", severity: "error", cell: null, params: { count: 2_504 } });
  });
});
