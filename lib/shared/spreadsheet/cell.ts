import { withMark } from "./marks";
import { PLAIN, type Style } from "./styles";
import { type Runs, shownText, unescaped } from "./texts";
import { Unreadable } from "./unzip";

export type CellSource = {
  readonly texts: readonly Runs[];
  readonly styles: readonly Style[];
  /** Days are counted from 1904, as Excel on old Macs did. */
  readonly from1904: boolean;
  /** The workbook says of itself that the results of its formulas are not those of its numbers. */
  readonly stale: boolean;
};

export type Cell = {
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: Runs;
  formula: string | null;
};

/** What a cell shows, dates as `2021-05-01`; of a formula without a result, the formula. */
export function cellText(cell: Cell, source: CellSource): string {
  const { type, formula } = cell;
  // A text that a formula gives may be empty, a number may not.
  const hasValue = cell.inline.length > 0 || (cell.value !== null && (type === "str" || cell.value.trim() !== ""));
  if (formula !== null && (source.stale || !hasValue)) return `=${formula.slice(0, 100)}`;
  if (!hasValue) return "";
  const style = source.styles[cell.style] ?? PLAIN;
  const value = cell.value ?? "";
  if (type === "inlineStr") return shownText(cell.inline, style.mark);
  if (type === "s") return shownText(sharedText(value, source.texts), style.mark);
  return withMark(plainText(type, value, style, source.from1904), style.mark);
}

function sharedText(index: string, texts: readonly Runs[]): Runs {
  const text = /^\s*\d+\s*$/.test(index) ? texts[Number(index)] : undefined;
  if (!text) throw new Unreadable("damaged");
  return text;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function plainText(type: string, value: string, { shown }: Style, from1904: boolean): string {
  if (type === "b") return /^\s*(1|true)\s*$/.test(value) ? "true" : "false";
  if (type === "d") return shown === "year" ? value.trim().slice(0, 4) : value.trim().slice(0, 10);
  if (type !== "n") return unescaped(value);
  if (!NUMBER.test(value.trim())) return value.trim();
  // Excel shows fifteen digits and takes no more of them for true.
  const number = Number(Number(value).toPrecision(15));
  if (shown === "number") return String(number);
  if (shown === "percent") return `${Number((number * 100).toPrecision(15))}%`;
  const day = dayOf(from1904 ? number + 1_462 : number);
  return day === null ? String(number) : shown === "year" ? day.slice(0, 4) : day;
}

/** Excel counts a 29 February of 1900; null where its dates end. */
function dayOf(serial: number): string | null {
  if (serial < 0 || serial >= 2_958_466) return null;
  const date = new Date(Math.floor((serial < 60 ? serial + 1 : serial) - 25_569 + 1e-9) * 86_400_000);
  return date.toISOString().slice(0, 10);
}

/** Whether the cell's format leaves what it holds unseen. */
export function isUnseen({ type, style, value }: Cell, { styles }: CellSource): boolean {
  const { hides } = styles[style] ?? PLAIN;
  if (type !== "n") return hides.text;
  return Number(value ?? 0) > 0 ? hides.positive : Number(value ?? 0) < 0 && hides.negative;
}
