import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import type { PlanHeader } from "./plan-columns";
import { isTotalLabel } from "./plan-grid";
import type { UnitResolver } from "./unit-names";

/** Of several columns of text the one that names most different units; of equals the nearest to the years. */
export function withNameColumn(header: PlanHeader, grid: Grid, resolve: UnitResolver): PlanHeader {
  const columns = [header.nameColumn, ...header.besideColumns];
  if (columns.length === 1) return header;
  const body = grid.slice(header.row + 1);
  const namedIn = (column: number): number => {
    const names = new Set<string>();
    for (const cells of body) {
      const text = cells[column] ?? "";
      if (text.trim() !== "" && resolve(text, besideOf(cells, columns, column)).kind !== "unknown")
        names.add(`${besideOf(cells, columns, column).join(" ")} ${text}`);
    }
    return names.size;
  };
  const counts = columns.map(namedIn);
  const nameColumn = columns[counts.indexOf(Math.max(...counts))] ?? header.nameColumn;
  return { ...header, nameColumn, besideColumns: columns.filter((column) => column !== nameColumn) };
}

const besideOf = (cells: readonly string[], columns: readonly number[], own: number): string[] =>
  columns.flatMap((column) => (column === own ? [] : [cells[column] ?? ""]));

/** What stands beside each row's name; a merged cell has its text in the first of its rows. */
export function besideNames(grid: Grid, { row: header, besideColumns, nameColumn }: PlanHeader): string[][] {
  const last = new Map<number, string>();
  return grid.map((cells, row) => {
    // Text in the place of the name alone, such as a row of totals, ends what was merged above it.
    if (row > header && isTotalLabel(cells[nameColumn] ?? "")) last.clear();
    return besideColumns.map((column) => {
      const text = cells[column] ?? "";
      if (row > header && text.trim() !== "") last.set(column, text);
      return last.get(column) ?? "";
    });
  });
}
