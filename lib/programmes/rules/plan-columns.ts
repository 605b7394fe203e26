import { foldName } from "@/lib/shared/folding";
import { markOf } from "@/lib/shared/spreadsheet/marks";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { isTotalLabel, mayBeYear, namesYear, readNumber, readYear } from "./plan-grid";

export type PlanHeader = {
  readonly row: number;
  readonly nameColumn: number;
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
  const nameColumn = nameColumnOf(grid, row, years[0]?.column ?? 0);
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
  return { row, nameColumn, years, totalColumn, others };
}

/** Of a heading of several rows the lowest that says something; a merged cell has its text in the first of them. */
function labelOf(grid: Grid, header: number, column: number): string {
  for (let row = header; row >= 0 && row > header - 4; row--) {
    const text = grid[row]?.[column] ?? "";
    if (foldName(text) !== "") return markOf(text) ? text.trim() : foldName(text);
  }
  return "";
}

function nameColumnOf(grid: Grid, header: number, firstYear: number): number {
  for (let column = firstYear - 1; column > 0; column--) {
    const body = grid.slice(header + 1).map((cells) => foldName(cells[column] ?? ""));
    if (body.some((cell) => cell !== "" && readNumber(cell).kind === "text")) return column;
  }
  return 0;
}
