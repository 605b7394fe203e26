import { type CellValue, readXlsx, writeXlsx, writeXlsxStream } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readTableFile } from "@/lib/shared/spreadsheet/table-file";
import { type Dialect, type Table, type Value, workbookIn } from "../../../support/spreadsheets/dialects";
import { limits } from "../../../support/spreadsheets/read";
import type { Packing } from "../../../support/spreadsheets/zip";

function ours(bytes: Uint8Array) {
  const reading = readTableFile(bytes, "", {
    limits,
    isTable: () => true,
    readText: () => {
      throw new Error("no text");
    },
  });
  return reading.ok ? reading.grid : reading.problem;
}

const shown = (value: CellValue | Value | undefined): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "object") return "day" in value ? String(value.day) : JSON.stringify(value);
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : String(value);
};

/** Without the empty ends of lines, which every reader treats in its own way. */
const trimmed = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));

async function another(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return trimmed((sheets[0]?.rows ?? []).map((row) => row.map(shown)));
}

const table: Table = [
  ["单位", "2021年", "合计", "设立", "备注"],
  ["沙洋县", 4, 13, { day: "2021-05-01" }, " 前后空 格 "],
  ["𠮷野 & <区>\"'", 0, -2.5, { day: "1999-12-31" }, "两行\n文字"],
  [null, 0.1 + 0.2, 1e21, null, true],
  ["漳河新区", 123456789012, 4.000000000000001, { day: "2024-02-29" }, "=1+1"],
];
const right = table.map((row) => row.map(shown));

const packings: Record<string, Packing> = {
  deflated: {},
  stored: { stored: true },
  "with descriptors": { descriptors: true },
  zip64: { zip64: true },
  "zip64 with descriptors": { zip64: true, descriptors: true },
};
const dialects: Record<string, Dialect> = {
  Excel: {},
  XlsxWriter: { extension: true },
  openpyxl: { strings: "inline", target: "/xl/worksheets/sheet1.xml" },
  "Open XML SDK": { prefix: "x:", strings: "inline" },
  "Open XML SDK with shared texts": { prefix: "x:", extension: true },
  "cells without addresses": { addresses: false },
  "Apache POI": { strings: "inline", formulas: true },
  WPS: { strings: "phonetic", extension: true },
  LibreOffice: { strings: "runs", formulas: true, target: "/sheets/a%20b.xml", packing: { descriptors: true } },
  "strict Open XML": { strict: true },
  "texts from formulas": { strings: "formula" },
  "the calendar of 1904": { from1904: true, extension: true },
};

const handmade = Object.entries(dialects).flatMap(([writer, dialect]) =>
  Object.entries(packings).map(
    ([way, packing]) => [`${writer}, ${way}`, () => workbookIn({ ...dialect, packing }, table)] as const,
  ),
);

const plainRows = table.map((row) =>
  row.map((value) => (value !== null && typeof value === "object" ? new Date(`${value.day}T00:00:00Z`) : value)),
);
const libraries = [
  ["hucre", () => writeXlsx({ sheets: [{ name: "表", rows: plainRows }] })],
  [
    "hucre, streamed",
    async () => new Uint8Array(await new Response(writeXlsxStream(plainRows, { name: "表" })).arrayBuffer()),
  ],
  [
    "hucre, streamed with zip64",
    async () =>
      new Uint8Array(await new Response(writeXlsxStream(plainRows, { name: "表", zip64: true })).arrayBuffer()),
  ],
  [
    "write-excel-file",
    async () => {
      const rows = plainRows.map((row) =>
        row.map((value) =>
          value === null ? null : value instanceof Date ? { value, format: "yyyy-mm-dd" } : { value },
        ),
      );
      return new Uint8Array(await writeExcelFile(rows as never, { sheet: "表" }).toBuffer());
    },
  ],
] as const;

describe("a table reads the same for us and for another reader, whoever wrote it", () => {
  it.each([...handmade, ...libraries])("%s", async (_, make) => {
    const bytes = await make();
    expect(ours(bytes)).toEqual(right);
    expect(await another(bytes)).toEqual(trimmed(right));
  });
});
