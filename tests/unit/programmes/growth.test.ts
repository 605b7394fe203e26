import { expect, it } from "vitest";
import { inOrder } from "@/lib/programmes/rules/clause-order";
import { gridText } from "@/lib/programmes/rules/plan-cells";
import { fileLimits, readPlanText } from "@/lib/programmes/rules/plan-file";
import { gridLimits, readNumber, readYear } from "@/lib/programmes/rules/plan-grid";
import { importPlan } from "@/lib/programmes/rules/plan-import";
import { smallestRepairs } from "@/lib/programmes/rules/plan-repairs";
import { checkPlanTable, type PlanFigures } from "@/lib/programmes/rules/plan-table";
import type { PlanUnit } from "@/lib/programmes/rules/unit-names";
import { amount } from "@/lib/programmes/schema/fields";
import { documentForm, targetsForm } from "@/lib/programmes/schema/forms";
import { planForm } from "@/lib/programmes/schema/plan-form";
import { expectLinear } from "../../support/growth";

const SLOW = 60_000;

/** As many units as asked, in counties of twenty, each with a name that no other has. */
const unitsOf = (size: number): PlanUnit[] =>
  Array.from({ length: size }, (_, index) => ({
    code: String(420_000_000 + index),
    name: `${[...String(index)].map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)]).join("")}镇`,
    level: 4,
    formerNames: [],
    above: [`县${index % 20}`],
  }));

const rowsOf = (size: number, name: (index: number) => string): string[][] => [
  ["县", "乡镇", "2021年", "2022年"],
  ...Array.from({ length: size }, (_, index) => ["县1", name(index), "1", "2"]),
];

it.each<[string, (index: number, units: readonly PlanUnit[]) => string]>([
  ["known names", (index, units) => units[index]?.name ?? ""],
  ["wrong names", (index) => `没有的${index}镇`],
  ["one name", () => "甲镇"],
  ["names with a county before them", (index, units) => `县${index % 20}${units[index]?.name}`],
])(
  "a plan table of %s",
  (_, name) => {
    const most = gridLimits.rows - 1;
    expectLinear(
      (size) => {
        const units = unitsOf(4 * size);
        return importPlan(
          rowsOf(size, (index) => name(index, units)),
          units,
          ["市"],
        );
      },
      Math.floor(most / 4),
    );
  },
  SLOW,
);

it.each<[string, number, (size: number) => string]>([
  ["tabs", 50_000, (size) => "\t".repeat(size)],
  ["rows", 20_000, (size) => "沙洋县\t4\n".repeat(size)],
  ["quotation marks", 50_000, (size) => `"${'"a'.repeat(size)}`],
  ["a quotation mark never closed", 20_000, (size) => `县\t2021\n"${"沙洋县\t4\n".repeat(size)}`],
  ["blanks", 50_000, (size) => `县 2021\n沙${" ".repeat(size)}洋 4`],
  ["single characters apart", 20_000, (size) => `县 2021\n${"总 ".repeat(size)}`],
  ["bars", 50_000, (size) => "|".repeat(size)],
  ["semicolons and commas", 20_000, (size) => "a;b,c|d\te\n".repeat(size)],
  ["line ends", 50_000, (size) => "\r\n".repeat(size)],
  ["one long cell", 200_000, (size) => `县\t2021\n沙洋县\t${"4".repeat(size)}`],
])(
  "a pasted text of %s",
  (_, size, text) => {
    expect(text(4 * size).length).toBeLessThanOrEqual(fileLimits.bytes);
    expectLinear((n) => readPlanText(text(n)), size);
  },
  SLOW,
);

it.each<[string, (size: number) => string]>([
  ["blanks", (size) => `4${" ".repeat(size)}3`],
  ["groups", (size) => `1${",000".repeat(size)}`],
  ["digits", (size) => "9".repeat(size)],
  ["signs", (size) => "-".repeat(size)],
  ["brackets", (size) => `2021年${"(".repeat(size)}`],
  ["years", (size) => "2021至".repeat(size)],
])(
  "a cell or a field of %s",
  (_, text) => {
    expectLinear((size) => [readNumber(text(size)), readYear(text(size)), amount.safeParse(text(size))], 50_000);
  },
  SLOW,
);

const tableOf = (rows: number, wrong: number): PlanFigures => ({
  years: Array.from({ length: 15 }, (_, index) => 2021 + index),
  rows: Array.from({ length: rows }, (_, index) => ({
    key: String(index),
    label: `单位${index}`,
    values: Array.from({ length: 15 }, () => 1),
    printedTotal: index < wrong ? 16 : 15,
  })),
  printedTotals: Array.from({ length: 15 }, () => rows),
  printedGrandTotal: 15 * rows,
});

it.each([1, 2, 4, 8, 1_000])(
  "the search for the smallest repairs of a table with %i wrong totals",
  (wrong) => {
    expectLinear((rows) => [smallestRepairs(tableOf(rows, wrong)), checkPlanTable(tableOf(rows, wrong))], 250);
  },
  SLOW,
);

it(
  "putting new clauses in their order, as many as a form holds",
  () => {
    const stored = Array.from({ length: 150 }, (_, index) => ({ number: `${index}` }));
    expectLinear((size) => {
      const added = Array.from({ length: size }, (_, index) => ({ number: `${index % 150}.${index}` }));
      return inOrder([...stored, ...added], stored);
    }, 75);
  },
  SLOW,
);

it.each<[string, (size: number) => unknown]>([
  ["rows", (size) => targetsForm.safeParse(Object.fromEntries(many(size, (n) => [`rows.${n}.text`, "甲"])))],
  ["cells", (size) => planForm.safeParse(Object.fromEntries(many(size, (n) => [`cell.${n % 999}.${n % 60}`, "1"])))],
  [
    "names of no field",
    (size) => targetsForm.safeParse(Object.fromEntries(many(size, (n) => [`rows.${"9".repeat(n % 9)}`, "1"]))),
  ],
  ["names in a list", (size) => documentForm.safeParse({ issuers: "、甲".repeat(size) })],
])("a form of many %s", (_, run) => expectLinear(run, 10_000), SLOW);

const many = <T>(size: number, one: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => one(index));

it(
  "a grid written as text",
  () => {
    expectLinear((size) => gridText(many(size, () => [` "`.repeat(20), "1"])), 5_000);
  },
  SLOW,
);
