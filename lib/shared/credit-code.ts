import { halfWidth } from "./folding";

/** The alphabet of GB 32100-2015, without I, O, S, V and Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const SHAPE = new RegExp(`^[${ALPHABET}]{2}\\d{6}[${ALPHABET}]{10}$`);

/** The last character of a unified social credit code, from the 17 before it. */
export function creditCheck(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + ALPHABET.indexOf(character) * 3 ** index, 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? "";
}

/** As it is printed: full-width and small letters folded, spaces and dashes left out. */
export const plainCreditCode = (typed: string): string =>
  halfWidth(typed)
    .replace(/[\s-]+/g, "")
    .toUpperCase();

/** Eighteen characters of the alphabet, six digits of a place among them, of which the last proves the others. */
export const isCreditCode = (code: string): boolean => SHAPE.test(code) && creditCheck(code.slice(0, 17)) === code[17];
