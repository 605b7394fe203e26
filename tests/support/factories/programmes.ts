import fc from "fast-check";
import type { PlanFigures } from "@/lib/programmes/rules/plan-table";
import type { PlanUnit } from "@/lib/programmes/rules/unit-names";

/** The annex of 荆民政发〔2021〕号, as printed: typed here again, so that it checks the seed. */
export const jingmenTable: PlanFigures = {
  years: [2021, 2022, 2023, 2024],
  rows: [
    { key: "420822", label: "沙洋县", values: [4, 3, 3, 3], printedTotal: 13 },
    { key: "420881", label: "钟祥市", values: [6, 3, 3, 5], printedTotal: 17 },
    { key: "420882", label: "京山市", values: [5, 3, 3, 4], printedTotal: 15 },
    { key: "420802", label: "东宝区", values: [3, 1, 2, 2], printedTotal: 8 },
    { key: "420804", label: "掇刀区", values: [2, 1, 1, 1], printedTotal: 5 },
    { key: "4208ZH", label: "漳河新区", values: [1, 0, 1, 0], printedTotal: 2 },
  ],
  printedTotals: [21, 12, 13, 14],
  printedGrandTotal: 60,
};

export const jingmenUnits: PlanUnit[] = [
  { code: "420802", name: "东宝区", level: 3, formerNames: [] },
  { code: "420804", name: "掇刀区", level: 3, formerNames: [] },
  { code: "420822", name: "沙洋县", level: 3, formerNames: [] },
  { code: "420881", name: "钟祥市", level: 3, formerNames: [] },
  { code: "420882", name: "京山市", level: 3, formerNames: ["京山县"] },
  { code: "4208ZH", name: "漳河新区", level: 3, formerNames: [] },
];

/** A table whose totals are right. */
function planOf(years: readonly number[], values: readonly (readonly number[])[]): PlanFigures {
  const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return {
    years,
    rows: values.map((row, index) => ({
      key: String(index),
      label: `单位${index}`,
      values: row,
      printedTotal: add(row),
    })),
    printedTotals: years.map((_, column) => add(values.map((row) => row[column] ?? 0))),
    printedGrandTotal: add(values.map(add)),
  };
}

export const planArbitrary = (maxRows: number, maxColumns: number, maxValue: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: maxRows }), fc.integer({ min: 1, max: maxColumns }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(maxValue), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map((values) =>
      planOf(
        (values[0] ?? []).map((_, index) => 2021 + index),
        values,
      ),
    );
