import type { PlanFigures, PlanFiguresRow } from "./plan-table";

/** As it is stored: each row by the code of its unit. */
type Table = Omit<PlanFigures, "rows"> & {
  readonly rows: readonly (Omit<PlanFiguresRow, "key"> & { readonly regionCode: string })[];
};

/** A figure of a plan table in two versions; null where the version has none. */
export type ComparedCell = {
  /** Null for the totals printed below the units. */
  readonly unit: string | null;
  readonly column: number | "total" | "name";
  readonly mine: string | null;
  readonly theirs: string | null;
};

type Cell = readonly [column: ComparedCell["column"], value: string];
type Row = { readonly name: string; readonly cells: ReadonlyMap<Cell[0], string> };

/**
 * The figures in which two versions of a table differ. Units are told apart by their codes: two may bear one name, and
 * each version writes names in its own way.
 */
export function differingCells(mine: Table, theirs: Table): ComparedCell[] {
  const [a, b] = [rowsOf(mine), rowsOf(theirs)];
  const codes = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => Number(x === TOTALS) - Number(y === TOTALS));
  const nameOf = namesOf(codes, (code) => (a.get(code) ?? b.get(code))?.name ?? "");
  return codes.flatMap((code) => {
    const [one, other] = [a.get(code)?.cells, b.get(code)?.cells];
    const columns = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])];
    return columns.flatMap((column) => {
      const [own, its] = [one?.get(column) ?? null, other?.get(column) ?? null];
      // A unit that only one version has is told by its figures.
      if (own === its || (column === "name" && (own === null || its === null))) return [];
      return [{ unit: code === TOTALS ? null : nameOf(code), column, mine: own, theirs: its }];
    });
  });
}

const TOTALS = "";

function rowsOf({ years, rows, printedTotals, printedGrandTotal }: Table): Map<string, Row> {
  const cellsOf = (values: readonly number[], total: number | null): Cell[] => [
    ...years.flatMap((year, index) => {
      const value = values[index];
      return value === undefined ? [] : [[year, String(value)] satisfies Cell];
    }),
    ...(total === null ? [] : [["total", String(total)] satisfies Cell]),
  ];
  const units = rows.map(({ regionCode, label, values, printedTotal }): [string, Row] => [
    regionCode,
    { name: label, cells: new Map<Cell[0], string>([["name", label], ...cellsOf(values, printedTotal)]) },
  ]);
  return new Map([...units, [TOTALS, { name: "", cells: new Map(cellsOf(printedTotals, printedGrandTotal)) }]]);
}

/** A name, with the code where several of the units bear it. */
function namesOf(codes: readonly string[], written: (code: string) => string): (code: string) => string {
  const times = new Map<string, number>();
  for (const code of codes) times.set(written(code), (times.get(written(code)) ?? 0) + 1);
  return (code) => ((times.get(written(code)) ?? 0) > 1 ? `${written(code)} ${code}` : written(code));
}
