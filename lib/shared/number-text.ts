import { halfWidth } from "./folding";

/** Longer is no number that anybody meant, and would only cost time. */
const LONGEST = 60;

/** Spaces that typesetters put between groups of three; a line break or a tab separates two numbers. */
const SPACE = " \\u00a0\\u2007\\u2009\\u202f";
const GROUPED = new RegExp(`^([-+]?)(\\d{1,3}(?:([,${SPACE}])\\d{3})(?:\\3\\d{3})*)(\\.\\d+)?$`);
const AROUND = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;
const PLAIN = /^[-+]?\d+(?:\.\d+)?$/;

/**
 * The plain decimal that a number stands for as people type, paste or import it: `-1234.5`. Folded are full-width forms,
 * a minus sign, and separators between groups of three. Null for what is no number, ①, ² and `4 3` included.
 */
export function plainNumber(text: string): string | null {
  if (text.length > 1_000) return null;
  const typed = halfWidth(text).replaceAll("\u2212", "-").replace(AROUND, "");
  if (typed.length > LONGEST) return null;
  const grouped = GROUPED.exec(typed);
  const plain = grouped ? `${grouped[1]}${grouped[2]?.replace(/\D/g, "")}${grouped[4] ?? ""}` : typed;
  return PLAIN.test(plain) ? plain.replace("+", "") : null;
}
