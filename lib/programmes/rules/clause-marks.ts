import { halfWidth } from "@/lib/shared/folding";

/** From the widest to the narrowest; a mark ends all that is narrower. */
export const ranks = ["volume", "chapter", "section", "article", "part", "point", "item"] as const;
export type Rank = (typeof ranks)[number];

/** How a line begins a clause: what it counts, and where its own words begin. */
export type Mark =
  | { readonly rank: Rank; readonly number: number; readonly label: string; readonly textAt: number }
  | { readonly rank: "annex"; readonly number: null; readonly label: string; readonly textAt: number };

const DIGITS = "零一二三四五六七八九";
const NUMERAL = "[〇○零一二三四五六七八九十百]{1,7}";
const PRINTED: Readonly<Record<string, Rank>> = {
  编: "volume",
  部分: "volume",
  章: "chapter",
  节: "section",
  条: "article",
};

const COUNTED = new RegExp(`^第 ?(${NUMERAL}|\\d{1,3}) ?(编|部分|章|节|条)(?= |$|[:、])`);
/** Where the space after 第一条 was lost, only the next number counts: 第三条规定的 also stands in sentences. */
const COUNTED_CLOSE = new RegExp(`^第 ?(${NUMERAL}|\\d{1,3}) ?(编|部分|章|节|条)`);
const PART = new RegExp(`^(${NUMERAL}) ?[、.,]`);
const POINT = new RegExp(`^\\( ?(${NUMERAL}) ?\\)`);
const ITEM = /^(\d{1,2}) ?[、.](?!\d)/;
const ANNEX = /^附(?: ?[件表录](?: ?\d{1,3}| ?[一二三四五六七八九十]{1,3})?(?=$|[^\p{L}\p{N}])|(?= ?:))/u;

const CHINESE_NUMBER = /^(?:([一二三四五六七八九])百)?(?:零?([一二三四五六七八九])?十)?(?:零?([一二三四五六七八九]))?$/;

/** 一 to 九百九十九, with 〇 and ○ for 零; null for what is no number, such as 十十. */
export function chineseNumber(text: string): number | null {
  const parts = CHINESE_NUMBER.exec(text.replace(/[〇○]/g, "零"));
  if (!parts) return null;
  const [, hundreds, tens, ones] = parts;
  const digit = (char: string | undefined) => (char ? DIGITS.indexOf(char) : 0);
  const ten = text.includes("十") ? (tens ? digit(tens) : 1) : 0;
  return digit(hundreds) * 100 + ten * 10 + digit(ones) || null;
}

/** Longer than any mark with its spaces. */
const LONGEST = 24;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/** A character in plain ones. ① and ² count nothing, and ⒈ does not go on with the digits before it. */
function spelled(char: string, before: string): string {
  const plain = char.normalize("NFKC");
  if (halfWidth(char) === plain || !/[\d一二三四五六七八九十]/.test(plain)) return plain;
  const isMark = /^\(.+\)$|^\d+\.$/.test(plain) && !/\d$/.test(before);
  return isMark || /[\u2f00-\u2fdf]/.test(char) ? plain : char;
}

/**
 * The beginning of a line in one spelling (full-width brackets, ㈠, ⼀ and 1．are (一), 一 and 1.), spaces drawn together,
 * and for each of its characters where it ends in the line.
 */
function headOf(line: string): { text: string; ends: readonly number[] } {
  let at = line.search(/[^\s\p{Default_Ignorable_Code_Point}]/u);
  let text = "";
  const ends: number[] = [];
  for (const char of at < 0 ? "" : line.slice(at, at + LONGEST)) {
    at += char.length;
    if (INVISIBLE.test(char)) continue;
    for (const folded of spelled(char, text).replace(/\s/gu, " ")) {
      if (folded === " " && text.endsWith(" ")) continue;
      text += folded;
      ends.push(at);
    }
  }
  return { text, ends };
}

/** @param isNext whether the number goes on where the counting of that rank stands */
export function markOf(line: string, isNext: (rank: Rank, number: number) => boolean): Mark | null {
  const { text, ends } = headOf(line);
  const mark = (rank: Rank, [whole]: RegExpExecArray, number: number | null, label: string): Mark | null =>
    number === null ? null : { rank, number, label, textAt: ends[whole.length - 1] ?? 0 };
  const numberOf = (digits: string) => (/^\d/.test(digits) ? Number(digits) || null : chineseNumber(digits));

  const counted = COUNTED.exec(text) ?? COUNTED_CLOSE.exec(text);
  if (counted?.[1] && counted[2]) {
    const [, digits, word] = counted;
    const rank = PRINTED[word] as Rank;
    const number = numberOf(digits);
    const certain = COUNTED.test(text) || (number !== null && isNext(rank, number));
    return certain ? mark(rank, counted, number, `第${digits}${word}`) : null;
  }
  const part = PART.exec(text);
  if (part?.[1]) return mark("part", part, chineseNumber(part[1]), `${part[1]}、`);
  const point = POINT.exec(text);
  if (point?.[1]) return mark("point", point, chineseNumber(point[1]), `(${point[1]})`);
  const item = ITEM.exec(text);
  // Figures begin many lines; one that does not go on with the count is text.
  if (item?.[1]) return isNext("item", Number(item[1])) ? mark("item", item, Number(item[1]), `${item[1]}.`) : null;
  const annex = ANNEX.exec(text);
  if (!annex) return null;
  const textAt = ends[annex[0].length - 1] ?? 0;
  return { rank: "annex", number: null, label: `附${annex[0].replaceAll(" ", "").slice(1)}`, textAt };
}

/** Where (一) stands in the line of a part, right after its heading: 二、建设标准(一)性质功能。 */
export function inlinePoint(line: string, textAt: number): number | null {
  const found = /^[^\p{P}\p{S}]{1,40}[(（﹙] ?[一⼀㇐] ?[)）﹚]|^[^\p{P}\p{S}㈠]{1,40}㈠/u.exec(
    line.slice(textAt, textAt + 60),
  );
  if (!found) return null;
  const at = textAt + found[0].search(/[(（﹙㈠]/u);
  return line.slice(textAt, at).trim() === "" ? null : at;
}

/** A part whose 、 was lost: 五切实加强…; only what follows tells that it is one. */
export function barePart(line: string, number: number): Mark | null {
  const { text, ends } = headOf(line);
  const numeral = new RegExp(`^${NUMERAL}`).exec(text)?.[0];
  if (!numeral || chineseNumber(numeral) !== number) return null;
  return { rank: "part", number, label: `${numeral}、`, textAt: ends[numeral.length - 1] ?? 0 };
}
