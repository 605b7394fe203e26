import { foldName } from "@/lib/shared/folding";
import { markOf } from "@/lib/shared/spreadsheet/marks";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { isTotalLabel, mayBeYear, namesYear, readNumber, readYear } from "./plan-grid";

export type PlanHeader = {
  readonly row: number;
  readonly nameColumn: number;
  /** Other columns of text left of the years, such as the county of a township. */
  readonly besideColumns: readonly number[];
  readonly years: readonly { readonly column: number; readonly year: number }[];
  readonly totalColumn: number | null;
  /** Right of the names, neither a year nor the total, and with a number below: none of them may be lost unsaid. */
  readonly others: readonly OtherColumn[];
};

type OtherColumn = {
  readonly column: number;
  readonly label: string;
  readonly mayBeYear: boolean;
  /** Row of the first number. */
  readonly row: number;
};

/**
 * The row that names most years, of several the first; the units' names stand in the column left of them (not in 序号).
 * 2,000 may be a number of stations: a row that says 年 comes before any that does not.
 */
export function findHeader(grid: Grid): PlanHeader | null {
  let header: Pick<PlanHeader, "row" | "years"> | null = null;
  let most = 0;
  for (const [row, cells] of grid.entries()) {
    const years = cells.flatMap((cell, column) => {
      const year = readYear(cell);
      return year === null ? [] : [{ column, year }];
    });
    const named = new Set(years.map(({ year }) => year)).size + (cells.some((cell) => /\d年/.test(cell)) ? 1_000 : 0);
    if (years.length === 0 || years[0]?.column === 0 || named <= most) continue;
    header = { row, years };
    most = named;
  }
  if (!header) return null;
  const { row, years } = header;
  const [nameColumn = 0, ...besideColumns] = textColumnsOf(grid, row, years[0]?.column ?? 0);
  const width = Math.max(...grid.slice(row).map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => ({ column, label: labelOf(grid, row, column) })).filter(
    ({ column }) => column > nameColumn && !years.some((year) => year.column === column),
  );
  const totalColumn = columns.find(({ label }) => isTotalLabel(label))?.column ?? null;
  const others = columns.flatMap(({ column, label }) => {
    const isLost = (cell: string) => {
      const { kind } = readNumber(cell);
      return namesYear(label) ? kind !== "blank" : kind !== "blank" && kind !== "text";
    };
    const first = grid.findIndex((cells, at) => at > row && isLost(cells[column] ?? ""));
    const unsure = namesYear(label) || mayBeYear(label);
    return column === totalColumn || first < 0 ? [] : [{ column, label, mayBeYear: unsure, row: first }];
  });
  return { row, nameColumn, besideColumns, years, totalColumn, others };
}

/** Of a heading of several rows the lowest that says something; a merged cell has its text in the first of them. */
function labelOf(grid: Grid, header: number, column: number): string {
  for (let row = header; row >= 0 && row > header - 4; row--) {
    const text = grid[row]?.[column] ?? "";
    if (foldName(text) !== "") return markOf(text) ? text.trim() : foldName(text);
  }
  return "";
}

/** Columns of text left of the first year, the nearest first, and behind them those of codes; no serial numbers. */
function textColumnsOf(grid: Grid, header: number, firstYear: number): number[] {
  const columns = Array.from({ length: firstYear }, (_, index) => firstYear - 1 - index);
  const holds = (column: number, fits: (cell: string) => boolean) =>
    grid.some((cells, row) => row > header && fits(cells[column] ?? ""));
  const text = columns.filter((column) => holds(column, (cell) => readNumber(cell).kind === "text"));
  const codes = columns.filter(
    (column) => !text.includes(column) && holds(column, (cell) => /^\s*\d{6,12}\s*$/.test(cell)),
  );
  return [...text, ...codes];
}
