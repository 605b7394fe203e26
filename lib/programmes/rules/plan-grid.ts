import { cleanText, foldName, halfWidth } from "@/lib/shared/folding";
import { plainNumber } from "@/lib/shared/number-text";
import { markOf, withoutStrokes } from "@/lib/shared/spreadsheet/marks";

export const gridLimits = {
  rows: 1_000,
  columns: 60,
  cellLength: 500,
  textLength: 200_000,
  largest: 1_000_000,
} as const;

/** `A1` style address of a cell, counted from nought. */
export function cellAddress(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export type NumberReading =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "blank" | "negative" | "fraction" | "tooLarge" | "text" | "struck" | "raised" | "formula" };

/** A whole number as people type it, with or without 个 behind it. */
export function readNumber(cell: string): NumberReading {
  const mark = markOf(cell);
  if (mark) return { kind: mark };
  if (/^[-–—―/\\.·]*$/.test(foldName(cell))) return { kind: "blank" };
  const plain = plainNumber(cell.replace(/个[\s\p{Default_Ignorable_Code_Point}]*$/u, ""));
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
  if (markOf(cell)) return null;
  const year = YEAR.exec(plainYear(closed(halfWidth(cleanText(cell)))))?.[1];
  return year ? Number(year) : null;
}

/** Without its spaces, but for those between digits: 20 21 is two numbers. */
const closed = (text: string): string =>
  text.replace(/\s+/gu, (spaces, at: number) =>
    /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + spaces.length] ?? "") ? " " : "",
  );

const CHINESE_DIGITS = "〇一二三四五六七八九";
const CHINESE_YEAR =
  /(?<![〇○◯零O0一二三四五六七八九十])[一二][〇○◯零O0九][〇○◯零O0一二三四五六七八九]{2}(?![〇○◯零O0一二三四五六七八九十])/gi;

/** 二〇二一 is 2021, also with the circle, the letter or the figure that people type for 〇. */
const plainYear = (text: string): string =>
  text.replace(CHINESE_YEAR, (year) => [...year].map((sign) => Math.max(0, CHINESE_DIGITS.indexOf(sign))).join(""));

export const namesYear = (cell: string): boolean =>
  /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(plainYear(foldName(withoutStrokes(cell))));

/** A heading that may be meant for a year: a date, Excel's number of a day, 第一年, or what a formula would show. */
export const mayBeYear = (cell: string): boolean =>
  markOf(cell) !== null ||
  /[\d年]|year|[一二两三四五六七八九十]期|[〇○◯零一二三四五六七八九十]{2}/i.test(foldName(cell));

const TOTAL =
  /^(?:(?:19|20)\d{2}[\d年至到~—–-]*|[两二三四五六七八九十]年|全[省市县区州])?(?:合计|总计|总数|共计|小计|total|grandtotal)(?:个?数)?(?:\(.*\))?$/i;

export const isTotalLabel = (cell: string): boolean =>
  TOTAL.test(foldName(cell)) || /^全[省市县区州]$/.test(foldName(cell));

export const isNote = (cell: string): boolean => /^(?:注|备注|说明|附注|note)[:：]/i.test(foldName(cell));
