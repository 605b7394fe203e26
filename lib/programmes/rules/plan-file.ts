import { parse } from "csv-parse/sync";
import type { Unzipped } from "fflate";
import { type Grid, gridLimits } from "./plan-grid";
import { isZip, unzip } from "./unzip";
import { readSheets } from "./xlsx-read";

export const fileLimits = { bytes: 2_000_000, unpackedBytes: 10_000_000, entries: 200, sheets: 20 } as const;

export type FileProblem =
  | "empty"
  | "fileTooBig"
  | "oldExcel"
  | "notExcel"
  | "encoding"
  | "damaged"
  | "unpacksTooBig"
  | "formulaWithoutValue";

export type FileReading =
  | { readonly ok: true; readonly grid: Grid }
  | { readonly ok: false; readonly problem: FileProblem };

const refuse = (problem: FileProblem): FileReading => ({ ok: false, problem });

/** Reads an uploaded xlsx or csv (UTF-8, UTF-16 with mark, GB18030) by its content; but what calls itself xlsx is no text. */
export async function readPlanFile(bytes: Uint8Array, name = ""): Promise<FileReading> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > fileLimits.bytes) return refuse("fileTooBig");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return refuse("oldExcel");
  if (!isZip(bytes)) {
    if (/\.xlsx$/i.test(name)) return refuse("notExcel");
    const text = decodeText(bytes);
    return text === null ? refuse("encoding") : readPlanText(text);
  }
  const files = unzip(bytes, fileLimits.unpackedBytes, fileLimits.entries);
  if (typeof files === "string") return refuse(files === "tooBig" ? "unpacksTooBig" : "damaged");
  return readWorkbook(files);
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
function readWorkbook(files: Unzipped): FileReading {
  try {
    const sheets = readSheets(files, { ...gridLimits, sheets: fileLimits.sheets });
    if (sheets === "tooBig") return refuse("unpacksTooBig");
    if (sheets.length === 0) return refuse("damaged");
    const readings = sheets.filter((rows) => rows !== null);
    if (readings.length === 0) return refuse("formulaWithoutValue");
    const grids = readings.map(trimGrid);
    const chosen = grids.find((grid) => grid.some((cells) => cells.some((text) => /20\d{2}/.test(text))));
    return { ok: true, grid: chosen ?? grids[0] ?? [] };
  } catch {
    return refuse("damaged");
  }
}

/** Empty rows and columns at the end are no part of a table; overlong cells are cut. */
function trimGrid(rows: readonly (readonly string[])[]): Grid {
  const trimmed = rows.map((cells) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return cells.slice(0, last + 1).map((cell) => cell.slice(0, gridLimits.cellLength));
  });
  return trimmed.slice(0, trimmed.findLastIndex((cells) => cells.length > 0) + 1);
}
