const TOTAL = "total";
const byPlace = (a: string, b: string) => (a === TOTAL ? 1 : b === TOTAL ? -1 : Number(a) - Number(b));

/**
 * Cells typed one by one, named `cell.<row>.<column>`, as the table that they would be pasted as. The row and the column of totals count only where something was typed into them besides their heading. A unit for
 * which nothing is typed is left out, as in a pasted table; its line stays empty, so that the others keep their numbers.
 */
export function gatherCells(typed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const cells = new Map<string, string>();
  const rows = new Set<string>();
  const columns = new Set<string>();
  const filled = new Set(["0"]);
  for (const [name, value] of Object.entries(typed)) {
    const [, row, column] = /^cell\.(\d{1,3}|total)\.(\d{1,2}|total)$/.exec(name) ?? [];
    if (row === undefined || column === undefined || typeof value !== "string") continue;
    cells.set(`${row} ${column}`, value);
    if (column !== "0" && value.trim() !== "") filled.add(row);
    if (row !== TOTAL || filled.has(row)) rows.add(row);
    if (column !== TOTAL || (row !== "0" && value.trim() !== "")) columns.add(column);
  }
  if (cells.size === 0) return typed;
  const across = [...columns].sort(byPlace);
  const grid = [...rows]
    .sort(byPlace)
    .map((row) => across.map((column) => (filled.has(row) ? cells.get(`${row} ${column}`) : "")));
  return { ...typed, table: gridText(grid) };
}

/** A grid as text that reads back as the same grid. */
export const gridText = (grid: readonly (readonly (string | undefined)[])[]): string =>
  grid.map((cells) => Array.from(cells, (cell) => (cell ?? "").replace(/[\s"]+/gu, " ")).join("\t")).join("\n");
