import { tidyName } from "./unit-names";

/** Cells as text, row by row; a missing cell is an empty one. */
export type Grid = readonly (readonly string[])[];

export const gridLimits = { rows: 1_000, columns: 60, cellLength: 500, largest: 1_000_000 } as const;

/** `A1` style address of a cell, counted from nought. */
export function cellAddress(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export type NumberReading =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "blank" | "negative" | "fraction" | "tooLarge" | "text" };

/** A whole number as people type it: full-width digits, thousands separators, a trailing 个. */
export function readNumber(cell: string): NumberReading {
  const text = tidyName(cell).replace(/个$/, "");
  if (text === "" || /^[-–—―/\\.·]+$/.test(text)) return { kind: "blank" };
  const plain = /^[-+−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  if (!/^[-+−]?\d+(\.\d+)?$/.test(plain)) return { kind: "text" };
  const value = Number(plain.replace("−", "-"));
  if (value < 0) return { kind: "negative" };
  if (!Number.isInteger(value)) return { kind: "fraction" };
  return value > gridLimits.largest ? { kind: "tooLarge" } : { kind: "number", value };
}

/** `2021年`, `2021年度`, `2021` or `2021年底`; null for anything else. */
export function readYear(cell: string): number | null {
  const year = /^((?:19|20)\d{2})(?:年(?:度|底|末)?)?$/.exec(tidyName(cell))?.[1];
  return year ? Number(year) : null;
}

export const isTotalLabel = (cell: string): boolean =>
  /^(?:合计|总计|总数|共计|小计|全市合计|全省合计|全市总计|全省总计|total|grandtotal)(?:\(.*\))?$/i.test(
    tidyName(cell),
  );

export const isNote = (cell: string): boolean => /^(?:注|备注|说明|附注|note)[::]/i.test(tidyName(cell));

export type PlanHeader = {
  readonly row: number;
  readonly nameColumn: number;
  readonly years: readonly { readonly column: number; readonly year: number }[];
  readonly totalColumn: number | null;
};

/** The first row that names years; the units' names stand in the column left of them (not in 序号). */
export function findHeader(grid: Grid): PlanHeader | null {
  for (const [row, cells] of grid.entries()) {
    const years = cells.flatMap((cell, column) => {
      const year = readYear(cell);
      return year === null ? [] : [{ column, year }];
    });
    const first = years[0]?.column;
    if (first === undefined || first === 0) continue;
    const totalColumn = cells.findIndex((cell, column) => column > first && isTotalLabel(cell));
    return {
      row,
      nameColumn: nameColumnOf(grid, row, first),
      years,
      totalColumn: totalColumn < 0 ? null : totalColumn,
    };
  }
  return null;
}

function nameColumnOf(grid: Grid, header: number, firstYear: number): number {
  for (let column = firstYear - 1; column > 0; column--) {
    const body = grid.slice(header + 1).map((cells) => tidyName(cells[column] ?? ""));
    if (body.some((cell) => cell !== "" && readNumber(cell).kind === "text")) return column;
  }
  return 0;
}
