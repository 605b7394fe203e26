import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readPlanFile, readPlanText } from "@/lib/programmes/rules/plan-file";
import { importPlan } from "@/lib/programmes/rules/plan-import";
import { jingmenUnits } from "../../support/factories/programmes";

/** Files as offices and their programs make them; the right values are those of the reference, x00. */
const folder = path.resolve(import.meta.dirname, "../shared/spreadsheet/cases");

function outcome(reading: ReturnType<typeof readPlanFile>) {
  if (!reading.ok) return { refused: [reading.problem, ...reading.sheets] };
  const { problems, table } = importPlan(reading.grid, jingmenUnits, ["荆门市", "湖北省"]);
  return {
    sheet: reading.source?.sheet,
    problems: problems.map(({ code, cell, severity }) => `${severity} ${code} ${cell}`),
    years: table?.years,
    shayang: table?.rows[0]?.values,
  };
}
const fileOutcome = (name: string) => outcome(readPlanFile(readFileSync(path.join(folder, name)), name));

const WHOLE = { sheet: "计划表", problems: [], years: [2021, 2022, 2023, 2024], shayang: [4, 3, 3, 3] };
const FIRST_YEAR = { sheet: "计划表", problems: [], years: [2021], shayang: [4] };
const refusedAt = (...problems: string[]) => ({
  sheet: "计划表",
  problems: problems.map((problem) => `error ${problem}`),
  years: undefined,
  shayang: undefined,
});

describe("files from the field", () => {
  it.each([
    ["x00-base.xlsx", WHOLE],
    ["x01c-minimal-no-totals.xlsx", refusedAt("formula B2")],
    ["x01f-total-empty-v.xlsx", refusedAt("formula B8")],
    ["x02-zip64-always-streaming.xlsx", WHOLE],
    ["x02b-zip64-always.xlsx", WHOLE],
    ["x03-float-noise.xlsx", WHOLE],
    ["x05c-hidden-year-column.xlsx", WHOLE],
    ["x05e-hidden-year-column-no-totals.xlsx", FIRST_YEAR],
    ["x06c-strike-run-no-totals.xlsx", refusedAt("struck B2")],
    ["x07c-circled-no-totals.xlsx", refusedAt("text B2")],
    ["x07d-linebreak-no-totals.xlsx", refusedAt("text B2")],
    ["x07e-superscript-no-totals.xlsx", refusedAt("raised B2")],
    ["x09-1904-ext.xlsx", WHOLE],
    ["x09b-1904-ext-jan2.xlsx", WHOLE],
    ["x10-empty-shared-string.xlsx", FIRST_YEAR],
    ["x11-empty-deflated-thumb.xlsx", WHOLE],
    ["x12-first-sheet-formula-second-draft.xlsx", { ...refusedAt("formula B2"), sheet: "正式" }],
    ["x12c-active-tab-second.xlsx", { ...WHOLE, sheet: "正式" }],
    ["x13-header-dec31-shown-as-year.xlsx", WHOLE],
    ["x21-state-show.xlsx", WHOLE],
    ["c08-serial-head.csv", { ...refusedAt("columnUnread B1"), sheet: undefined }],
    ["c10-cn-year.csv", { ...WHOLE, sheet: undefined }],
  ])("%s", (name, right) => {
    expect(fileOutcome(name)).toEqual(right);
  });

  it("refuse every formula of a workbook that calls its results stale", () => {
    const { problems } = fileOutcome("x01-xlsxwriter-formulas-zero.xlsx");
    expect(problems).toHaveLength(35);
    expect(new Set(problems?.map((problem) => problem.split(" ").slice(0, 2).join(" ")))).toEqual(
      new Set(["error formula"]),
    );
  });

  it.each(["x05c-hidden-year-column.xlsx", "x05e-hidden-year-column-no-totals.xlsx"])(
    "%s tells what is hidden",
    (name) => {
      const reading = readPlanFile(readFileSync(path.join(folder, name)));
      expect(reading.ok && reading.source?.hidden).toEqual({
        rows: [],
        columns: [{ index: 1, label: "2020年" }],
        cells: [],
      });
    },
  );
});

describe("years in headings are read, or stop the import", () => {
  const figures = (heading: string) => outcome(readPlanText(`单位\t${heading}\t2022年\n沙洋县\t4\t3\n钟祥市\t6\t3`));
  it.each([
    "二〇二一年",
    "二○二一年",
    "二零二一年",
    "二0二一年",
    "二O二一",
    "二◯二一年度",
    "２０２１年",
    "2021年任务数（个）",
  ])("%s is 2021", (heading) => {
    expect(figures(heading)).toMatchObject({ years: [2021, 2022], shayang: [4, 3] });
  });
  it.each([
    "44197",
    "2021-12-31",
    "2021/12/31",
    "2021年12月",
    "21年",
    "第一年",
    "一期",
    "二千零二十一年",
    "20二一年",
    "FY21",
    "2\u03360\u03362\u03361\u0336年",
    "2021年¹",
    "=A1",
    "十一",
  ])("%s is not dropped on confirmation", (heading) => {
    expect(figures(heading)).toMatchObject({
      problems: expect.arrayContaining(["error columnUnread B1"]),
      years: undefined,
    });
  });
});
