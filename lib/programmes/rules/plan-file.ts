import { parse } from "csv-parse/sync";
import { cleanText, isBlank } from "@/lib/shared/folding";
import {
  type Grid,
  readTableFile,
  refuse,
  type TableLimits,
  type TableReading,
  trimGrid,
} from "@/lib/shared/spreadsheet/table-file";
import { findHeader } from "./plan-columns";
import { gridLimits, isTotalLabel } from "./plan-grid";

export const fileLimits: TableLimits = { ...gridLimits, bytes: 2_000_000, unpackedBytes: 10_000_000, entries: 200 };

/** What is read in a fraction of a second, however it is made. */
export const quickLimits: TableLimits = { ...fileLimits, bytes: 100_000, unpackedBytes: 500_000 };

/** Reads an uploaded plan table; `limits` may be lower where less time is to be spent. */
export const readPlanFile = (bytes: Uint8Array, name = "", limits: TableLimits = fileLimits): TableReading =>
  readTableFile(bytes, name, { limits, isTable: (grid) => findHeader(grid) !== null, readText: readPlanText });

/** Reads a pasted table: tabs as Excel copies them, commas, bars, or runs of spaces. */
export function readPlanText(text: string): TableReading {
  if (text.length > gridLimits.textLength) return refuse("tableTooLong");
  const tidy = cleanText(text);
  if (isBlank(tidy)) return refuse("empty");
  const grids = ["\t", "|", ";", ","].filter((delimiter) => tidy.includes(delimiter)).map((one) => split(tidy, one));
  return {
    ok: true,
    grid: [...grids, splitAtSpaces(tidy)].find(findHeader) ?? grids[0] ?? splitAtSpaces(tidy),
    source: null,
  };
}

/** Cells between a delimiter; where a quotation mark is never closed, quotation marks mean nothing. */
function split(text: string, delimiter: string): Grid {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, to: gridLimits.rows + 1 };
  try {
    return trimGrid(parse(text, options), gridLimits);
  } catch {
    return trimGrid(parse(text, { ...options, quote: false }), gridLimits);
  }
}

/** 总 计 is one word. */
function splitAtSpaces(text: string): Grid {
  const lines = text.split(/\r?\n/, gridLimits.rows + 1);
  const apart = /(?<!\S)(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?!\S)/gu;
  const joined = (both: string, first: string, second: string) =>
    isTotalLabel(first + second) ? first + second : both;
  return trimGrid(
    lines.map((line) => line.trim().replace(apart, joined).split(/\s+/u)),
    gridLimits,
  );
}
