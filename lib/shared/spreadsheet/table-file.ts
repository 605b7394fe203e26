import type { SheetContent, SheetLimits } from "./sheet";
import { isZip, Unreadable } from "./unzip";
import { type FileLimits, openWorkbook } from "./workbook";

/** Cells as text, row by row; a missing cell is an empty one. */
export type Grid = readonly (readonly string[])[];

export type TableLimits = SheetLimits &
  FileLimits & { readonly bytes: number; readonly cellLength: number; readonly textLength: number };

export type FileProblem =
  | "empty"
  | "fileTooBig"
  | "oldExcel"
  | "notExcel"
  | "encoding"
  | "damaged"
  | "unpacksTooBig"
  | "tableTooLong"
  | "sheetUnreadable"
  | "sheetUnclear"
  | "sheetsHidden"
  | "busy"
  | "tooSlow";

/** Which sheet of a workbook was read, and what of the file was not. */
export type FileSource = {
  readonly sheet: string;
  readonly otherSheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  readonly hidden: SheetContent["hidden"];
};

export type TableReading =
  | { readonly ok: true; readonly grid: Grid; readonly source: FileSource | null }
  | { readonly ok: false; readonly problem: FileProblem; readonly sheets: readonly string[] };

export const refuse = (problem: FileProblem, sheets: readonly string[] = []): TableReading => ({
  ok: false,
  problem,
  sheets,
});

type Reader = {
  readonly limits: TableLimits;
  /** Whether a sheet holds a table of the wanted kind. */
  isTable(grid: Grid): boolean;
  /** Finds the cells in text without sheets. */
  readText(text: string): TableReading;
};

/** Reads an uploaded xlsx or csv (UTF-8, UTF-16 with mark, GB18030) by its content; but what calls itself xlsx is no text. */
export function readTableFile(bytes: Uint8Array, name: string, reader: Reader): TableReading {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > reader.limits.bytes) return refuse("fileTooBig");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return refuse("oldExcel");
  if (isZip(bytes)) return readWorkbook(bytes, reader);
  if (/\.xls[xm]$/i.test(name)) return refuse("notExcel");
  const text = decodeText(bytes);
  return text === null ? refuse("encoding") : reader.readText(text);
}

/** Null when the bytes are valid text in none of the encodings. */
function decodeText(bytes: Uint8Array): string | null {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encodings = mark === "255 254" ? ["utf-16le"] : mark === "254 255" ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {}
  }
  return null;
}

function problemOf(error: unknown): FileProblem {
  if (!(error instanceof Unreadable)) return "damaged";
  return error.reason === "tooBig" ? "unpacksTooBig" : error.reason;
}

/**
 * The sheet that lies in front when it holds a table; else the only one that does. Which of several is meant, and what
 * stands on one that cannot be read, nobody guesses.
 */
function readWorkbook(bytes: Uint8Array, { limits, isTable }: Reader): TableReading {
  let tabs: ReturnType<typeof openWorkbook>;
  try {
    tabs = openWorkbook(bytes, limits);
  } catch (error) {
    return refuse(problemOf(error));
  }
  const names = (of: typeof tabs) => of.map(({ name }) => name.slice(0, 40)).slice(0, 20);
  const visible = tabs.filter(({ hidden }) => !hidden);
  if (visible.length === 0) return refuse("sheetsHidden", names(tabs));
  const read: { tab: (typeof tabs)[number]; grid: Grid; content: SheetContent; isWanted: boolean }[] = [];
  for (const tab of visible.toSorted((a, b) => Number(b.active) - Number(a.active))) {
    try {
      const content = tab.read(limits);
      const grid = trimGrid(content.rows, limits);
      if (lengthOf(grid) > limits.textLength) return refuse("tableTooLong");
      const isWanted = isTable(grid);
      read.push({ tab, content, grid, isWanted });
      if (tab.active && isWanted) break;
    } catch (error) {
      const problem = problemOf(error);
      return problem === "unpacksTooBig" ? refuse(problem) : refuse("sheetUnreadable", names([tab]));
    }
  }
  const tables = read.filter(({ isWanted }) => isWanted);
  if (tables.length > 1) return refuse("sheetUnclear", names(tables.map(({ tab }) => tab)));
  const chosen = tables[0] ?? read.find(({ grid }) => grid.length > 0) ?? read[0];
  if (!chosen) return refuse("damaged");
  return {
    ok: true,
    grid: chosen.grid,
    source: {
      sheet: chosen.tab.name,
      otherSheets: names(visible.filter((tab) => tab !== chosen.tab)),
      hiddenSheets: names(tabs.filter(({ hidden }) => hidden)),
      hidden: chosen.content.hidden,
    },
  };
}

const lengthOf = (grid: Grid): number =>
  grid.reduce((sum, row) => row.reduce((length, cell) => length + cell.length, sum), 0);

/** Empty rows and columns at the end are no part of a table; overlong cells and rows are cut. */
export function trimGrid(rows: Grid, { columns, cellLength }: Pick<TableLimits, "columns" | "cellLength">): Grid {
  const trimmed = rows.map((cells) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return cells.slice(0, Math.min(last, columns) + 1).map((cell) => cell.slice(0, cellLength));
  });
  return trimmed.slice(0, trimmed.findLastIndex((cells) => cells.length > 0) + 1);
}
