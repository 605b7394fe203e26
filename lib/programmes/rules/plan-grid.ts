import { cleanText, foldName, halfWidth } from "@/lib/shared/folding";
import { plainNumber } from "@/lib/shared/number-text";

/** Cells as text, row by row; a missing cell is an empty one. */
export type Grid = readonly (readonly string[])[];

export const gridLimits = { rows: 1_000, columns: 60, cellLength: 500, largest: 1_000_000 } as const;

/** `A1` style address of a cell, counted from nought. */
export function cellAddress(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export type NumberReading =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "blank" | "negative" | "fraction" | "tooLarge" | "text" };

/** A whole number as people type it, with or without 个 behind it. */
export function readNumber(cell: string): NumberReading {
  if (/^[-–—―/\\.·]*$/.test(foldName(cell))) return { kind: "blank" };
  const plain = plainNumber(cell.replace(/个\s*$/u, ""));
  if (plain === null) return { kind: "text" };
  const value = Number(plain);
  if (value < 0) return { kind: "negative" };
  if (!Number.isInteger(value)) return { kind: "fraction" };
  return value > gridLimits.largest ? { kind: "tooLarge" } : { kind: "number", value };
}

/** Words that stand behind a year in a heading and change nothing: 2021年度, 2021年建站任务数(个). */
const YEAR =
  /^((?:19|20)\d{2})(?:-01-01)?年?(?:度|底|末)?(?:计划|任务|目标|建站|建设|新建)*(?:个?数|数量)?(?:\(.*\))?$/;

/** Null for anything else. A date shown as a year alone comes as its first day. */
export function readYear(cell: string): number | null {
  const year = YEAR.exec(halfWidth(cleanText(cell)).replace(/\s+/gu, ""))?.[1];
  return year ? Number(year) : null;
}

export const namesYear = (cell: string): boolean => /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(foldName(cell));

const TOTAL =
  /^(?:(?:19|20)\d{2}[\d年至到~—–-]*|[两二三四五六七八九十]年|全[省市县区州])?(?:合计|总计|总数|共计|小计|total|grandtotal)(?:个?数)?(?:\(.*\))?$/i;

export const isTotalLabel = (cell: string): boolean =>
  TOTAL.test(foldName(cell)) || /^全[省市县区州]$/.test(foldName(cell));

export const isNote = (cell: string): boolean => /^(?:注|备注|说明|附注|note)[:：]/i.test(foldName(cell));
