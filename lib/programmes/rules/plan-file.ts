import { parse } from "csv-parse/sync";
import { cleanText, isBlank } from "@/lib/shared/folding";
import { findHeader } from "./plan-columns";
import { type Grid, gridLimits, isTotalLabel } from "./plan-grid";
import { type Entries, isZip, unzip } from "./unzip";
import { readSheets } from "./xlsx-read";

export const fileLimits = { bytes: 2_000_000, unpackedBytes: 10_000_000, entries: 200 } as const;

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
  const entries = unzip(bytes, fileLimits.unpackedBytes, fileLimits.entries);
  if (typeof entries === "string") return refuse(entries === "tooBig" ? "unpacksTooBig" : "damaged");
  return readWorkbook(entries);
}

/** Reads a pasted table: tabs as Excel copies them, commas, bars, or runs of spaces. */
export function readPlanText(text: string): FileReading {
  if (text.length > fileLimits.bytes) return refuse("fileTooBig");
  const tidy = cleanText(text);
  if (isBlank(tidy)) return refuse("empty");
  const grids = ["\t", "|", ";", ","].filter((delimiter) => tidy.includes(delimiter)).map((one) => split(tidy, one));
  return { ok: true, grid: [...grids, splitAtSpaces(tidy)].find(findHeader) ?? grids[0] ?? splitAtSpaces(tidy) };
}

/** Cells between a delimiter; where a quotation mark is never closed, quotation marks mean nothing. */
function split(text: string, delimiter: string): Grid {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, to: gridLimits.rows + 1 };
  try {
    return trimGrid(parse(text, options));
  } catch {
    return trimGrid(parse(text, { ...options, quote: false }));
  }
}

/** 总 计 is one word. */
function splitAtSpaces(text: string): Grid {
  const lines = text.split(/\r?\n/, gridLimits.rows + 1);
  const apart = /(?<!\S)(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?!\S)/gu;
  const joined = (both: string, first: string, second: string) =>
    isTotalLabel(first + second) ? first + second : both;
  return trimGrid(lines.map((line) => line.trim().replace(apart, joined).split(/\s+/u)));
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

/** The first sheet with a heading of years, else the first; formulas count by the value Excel stored. */
function readWorkbook(entries: Entries): FileReading {
  try {
    const readings = readSheets(entries, gridLimits).filter((rows) => rows !== null);
    if (readings.length === 0) return refuse("formulaWithoutValue");
    const grids = readings.map(trimGrid);
    return { ok: true, grid: grids.find(findHeader) ?? grids[0] ?? [] };
  } catch {
    return refuse("damaged");
  }
}

/** Empty rows and columns at the end are no part of a table; overlong cells and rows are cut. */
function trimGrid(rows: readonly (readonly string[])[]): Grid {
  const trimmed = rows.map((cells) => {
    const last = cells.findLastIndex((cell) => cell.trim() !== "");
    return cells.slice(0, Math.min(last, gridLimits.columns) + 1).map((cell) => cell.slice(0, gridLimits.cellLength));
  });
  return trimmed.slice(0, trimmed.findLastIndex((cells) => cells.length > 0) + 1);
}
