import type { FileSource } from "@/lib/shared/spreadsheet/table-file";
import { cellAddress } from "./plan-grid";
import type { ImportProblem } from "./plan-problems";

/** As many as one line can name. */
const MOST = 12;

const list = (places: readonly string[]): string =>
  places.length > MOST ? `${places.slice(0, MOST).join("、")}… (${places.length})` : places.join("、");
const short = (label: string): string => label.slice(0, 20);

/** What a file hides, and was therefore not read: shown before anything is taken over. */
export function fileWarnings(source: FileSource | null): ImportProblem[] {
  if (!source) return [];
  const { hidden, hiddenSheets } = source;
  const columns = hidden.columns.map(({ index, label }) => `${cellAddress(0, index).slice(0, -1)} ${short(label)}`);
  const rows = hidden.rows.map(({ index, label }) => `${index + 1} ${short(label)}`);
  const cells = hidden.cells.map(({ row, column }) => cellAddress(row, column));
  const warning = (code: ImportProblem["code"], places: readonly string[]): ImportProblem[] =>
    places.length === 0 ? [] : [{ code, severity: "warning", cell: null, params: { places: list(places) } }];
  return [
    ...warning("hiddenColumns", columns),
    ...warning("hiddenRows", rows),
    ...warning("hiddenCells", cells),
    ...warning("hiddenSheets", hiddenSheets),
  ];
}
