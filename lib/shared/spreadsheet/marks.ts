/**
 * How a text of a cell is set. A table keeps it as plain text, so that no reader takes a struck-out 9 or a raised
 * footnote for a digit: a long stroke over every sign, the raised and lowered digits of Unicode, and `=` before a
 * formula that has no result.
 */
export type Mark = "struck" | "superscript" | "subscript";

const STROKE = "\u0336";
const DIGITS = { superscript: "⁰¹²³⁴⁵⁶⁷⁸⁹", subscript: "₀₁₂₃₄₅₆₇₈₉" } as const;

export function withMark(text: string, mark: Mark | null): string {
  if (mark === null || text.trim() === "") return text;
  if (mark === "struck") return text.replace(/\S/gu, `$&${STROKE}`);
  const moved = text.replace(/\d/g, (digit) => DIGITS[mark][Number(digit)] ?? digit);
  return moved === text ? `^${text}` : moved;
}

export const withoutStrokes = (text: string): string => text.replaceAll(STROKE, "");

/** What forbids to read a cell's text as a number, name or heading, whatever its digits are. */
export function markOf(cell: string): "struck" | "raised" | "formula" | null {
  if (cell.includes(STROKE)) return "struck";
  if (/^\s*[=＝]/.test(cell)) return "formula";
  return /[\u00b2\u00b3\u00b9\u2070-\u209c^]/.test(cell) ? "raised" : null;
}
