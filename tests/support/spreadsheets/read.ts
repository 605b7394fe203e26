import { type FileSource, readTableFile, type TableReading } from "@/lib/shared/spreadsheet/table-file";
import { type Dialect, type Table, workbookIn } from "./dialects";

export const limits = {
  rows: 1_000,
  columns: 60,
  cellLength: 500,
  textLength: 200_000,
  bytes: 2_000_000,
  unpackedBytes: 10_000_000,
  entries: 200,
};
/** A sheet with a year in it is a table. */
export const read = (bytes: Uint8Array, name = "a.xlsx"): TableReading =>
  readTableFile(bytes, name, {
    limits,
    isTable: (grid) => grid.some((row) => row.some((cell) => cell.includes("2021"))),
    readText: (text) => ({ ok: true, grid: [[text]], source: null }),
  });
export const TABLE: Table = [
  ["单位", "2021年"],
  ["东宝区", 3],
];
export const GRID = [
  ["单位", "2021年"],
  ["东宝区", "3"],
];
export const SHEET = "xl/worksheets/sheet1.xml";
export const BOOK = "xl/workbook.xml";
export const STYLES = "xl/styles.xml";
export const TEXTS = "xl/sharedStrings.xml";
export type Edit = NonNullable<Dialect["edit"]>[number];
export const edited = (...edit: Edit[]) => workbookIn({ edit }, TABLE);
export const gridOf = (reading: TableReading) => (reading.ok ? reading.grid : [reading.problem, ...reading.sheets]);
export const sourceOf = (reading: TableReading): FileSource | null => (reading.ok ? reading.source : null);
