import { type CellObject, read, type WorkBook } from "@e965/xlsx";
import { type Unzipped, zipSync } from "fflate";

type Limits = { rows: number; columns: number; sheets: number };
/** Null: a formula without a stored value; what it would show is not known. */
type Sheet = string[][] | null;

/**
 * The visible sheets of a workbook as text, the first rows and columns only, dates as `2021-05-01`. The reader gets the
 * files packed anew, so that it unpacks no more than was allowed.
 *
 * Not exceljs 4.4, which walks every cell that a merged area spans: 17 thousand million in a file of six kilobytes.
 * @throws whatever the reader throws at a damaged one
 */
export function readSheets(files: Unzipped, limits: Limits): Sheet[] | "tooBig" {
  const bytes = zipSync(files, { level: 0 });
  const names = read(bytes, { type: "array", bookSheets: true }).SheetNames;
  if (names.length > limits.sheets) return "tooBig";
  const book = read(bytes, {
    type: "array",
    sheetRows: limits.rows + 1,
    dense: true,
    cellDates: true,
    UTC: true,
    cellHTML: false,
    sheetStubs: true,
  });
  return visible(book).map((sheet) => rowsOf(sheet, limits.columns + 1));
}

function visible({ SheetNames, Sheets, Workbook }: WorkBook): (CellObject | undefined)[][][] {
  return SheetNames.flatMap((name, index) => {
    const sheet = Sheets[name];
    return sheet && !Workbook?.Sheets?.[index]?.Hidden ? [sheet["!data"] ?? []] : [];
  });
}

function rowsOf(rows: (CellObject | undefined)[][], columns: number): Sheet {
  const texts = Array.from(rows, (cells) => Array.from((cells ?? []).slice(0, columns), textOf));
  return texts.some((cells) => cells.includes(null)) ? null : (texts as string[][]);
}

/** What a cell shows, unrounded; null for a formula whose value was never stored. */
function textOf(cell: CellObject | undefined): string | null {
  if (!cell) return "";
  if (cell.t === "z") return cell.f === undefined ? "" : null;
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cell.t === "e" ? (cell.w ?? "") : String(cell.v);
}
