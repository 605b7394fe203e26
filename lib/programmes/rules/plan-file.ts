import { parse } from "csv-parse/sync";
import { type Grid, gridLimits } from "./plan-grid";
import { isZip, unpackedWithin } from "./zip-limit";

export const fileLimits = { bytes: 2_000_000, unpackedBytes: 10_000_000, entries: 200 } as const;

export type FileProblem =
  | "empty"
  | "fileTooBig"
  | "oldExcel"
  | "encoding"
  | "damaged"
  | "unpacksTooBig"
  | "formulaWithoutValue";

export type FileReading =
  | { readonly ok: true; readonly grid: Grid }
  | { readonly ok: false; readonly problem: FileProblem };

const refuse = (problem: FileProblem): FileReading => ({ ok: false, problem });

/** Reads an uploaded xlsx or csv (UTF-8, UTF-16 with mark, GB18030) by its content, whatever its name says. */
export async function readPlanFile(bytes: Uint8Array): Promise<FileReading> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > fileLimits.bytes) return refuse("fileTooBig");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return refuse("oldExcel");
  if (!isZip(bytes)) {
    const text = decodeText(bytes);
    return text === null ? refuse("encoding") : readPlanText(text);
  }
  const unpacked = unpackedWithin(bytes, fileLimits.unpackedBytes, fileLimits.entries);
  if (unpacked !== "ok") return refuse(unpacked === "tooBig" ? "unpacksTooBig" : "damaged");
  return readWorkbook(bytes);
}

/** Reads a pasted table: tabs as Excel copies them, commas, bars, or runs of spaces. */
export function readPlanText(text: string): FileReading {
  if (text.length > fileLimits.bytes) return refuse("fileTooBig");
  const tidy = text.replace(/^\ufeff/, "").replaceAll("\0", "");
  if (tidy.trim() === "") return refuse("empty");
  const delimiter = delimiterOf(tidy);
  try {
    const rows: string[][] =
      delimiter === null
        ? tidy.split(/\r?\n/).map((line) => line.trim().split(/[\s\u3000]+/u))
        : parse(tidy, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
    return { ok: true, grid: trimGrid(rows) };
  } catch {
    return refuse("damaged");
  }
}

/** What stands between the cells of the line with the years; a comma elsewhere may be a thousands separator. */
function delimiterOf(text: string): string | null {
  const lines = text.normalize("NFKC").split(/\r?\n/);
  const header = lines.find((line) => /(?:19|20)\d{2}/.test(line)) ?? lines[0] ?? "";
  return ["\t", "|", ";", ","].find((delimiter) => header.includes(delimiter)) ?? null;
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

/** The first sheet that has a year in some cell, else the first; formulas count by the value Excel stored. */
async function readWorkbook(bytes: Uint8Array): Promise<FileReading> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch {
    return refuse("damaged");
  }
  const sheets = workbook.worksheets.filter(({ state }) => state === "visible").map((sheet) => sheetGrid(sheet));
  const readings = sheets.filter((grid) => grid !== null);
  if (readings.length === 0) return refuse(sheets.length > 0 ? "formulaWithoutValue" : "damaged");
  const chosen = readings.find((grid) => grid.some((cells) => cells.some((c) => /20\d{2}/.test(c))));
  return { ok: true, grid: chosen ?? readings[0] ?? [] };
}

/** Null when a formula has no stored value: what it would show is not known. */
function sheetGrid(sheet: import("exceljs").Worksheet): Grid | null {
  const rows: string[][] = [];
  const height = Math.min(sheet.rowCount, gridLimits.rows + 1);
  const width = Math.min(sheet.columnCount, gridLimits.columns + 1);
  for (let row = 1; row <= height; row++) {
    const cells: string[] = [];
    for (let column = 1; column <= width; column++) {
      const cell = sheet.getRow(row).getCell(column);
      const covered = cell.isMerged && cell.master.address !== cell.address;
      const text = covered ? "" : cellText(cell.value);
      if (text === null) return null;
      cells.push(text);
    }
    rows.push(cells);
  }
  return trimGrid(rows);
}

function cellText(value: import("exceljs").CellValue): string | null {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("formula" in value || "sharedFormula" in value) return value.result === undefined ? null : cellText(value.result);
  if ("text" in value) return cellText(value.text as import("exceljs").CellValue);
  return "error" in value ? value.error : "";
}

/** Empty rows and columns at the end are no part of a table; overlong cells are cut. */
function trimGrid(rows: readonly (readonly string[])[]): Grid {
  const trimmed = rows.map((cells) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return cells.slice(0, last + 1).map((cell) => cell.slice(0, gridLimits.cellLength));
  });
  return trimmed.slice(0, trimmed.findLastIndex((cells) => cells.length > 0) + 1);
}
