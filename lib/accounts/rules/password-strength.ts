import { dictionary } from "@zxcvbn-ts/language-common";
import { placePinyin } from "@/lib/shared/pinyin";
import { CHINESE_WORDS, isRun, keysOf, PINYIN } from "./weak-words";

/** Words that whoever knows the person tries first, and the names of places. */
export type Context = { readonly own: ReadonlySet<string>; readonly places: ReadonlySet<string> };

type Kind = "own" | "word" | "pattern" | "free";
type Piece = { readonly text: string; readonly kind: Kind; readonly cost: number };
type Guessed = { readonly cost: number; readonly pieces: readonly Piece[] };

/** A password must take 10^8 guesses of somebody who knows the person, the place and the usual lists. */
const ENOUGH = 8;

/** What stands behind is not looked at: the beginning must be strong enough by itself. */
const LOOKED_AT = 64;
const LONGEST_PIECE = 32;

/** Powers of ten; the list is sorted by how often a password was found. */
const costOfRank = (rank: number) => (rank < 1_000 ? 2.5 : rank < 10_000 ? 3 : 3.5);

let known: ReadonlyMap<string, number> | undefined;

function knownWords(): ReadonlyMap<string, number> {
  if (known) return known;
  const words = new Map<string, number>();
  const { "passwords-common": leaked, "diceware-common": plain } = dictionary;
  for (const word of plain) if (word.length > 2) words.set(word, 3.5);
  for (const [rank, word] of leaked.entries()) if (word.length > 2) words.set(word, costOfRank(rank));
  for (const word of CHINESE_WORDS) words.set(word, /^\d{1,4}$/.test(word) ? 1.3 : 2);
  known = words;
  return words;
}

const LEET_I: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "8": "b",
  "(": "c",
  "3": "e",
  "6": "g",
  "9": "g",
  "1": "i",
  "!": "i",
  "|": "l",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
  "+": "t",
  "2": "z",
};
const LEET_L = { ...LEET_I, "1": "l", "!": "l", "7": "l" };
const unleet = (text: string, table: Readonly<Record<string, string>>) =>
  [...text].map((sign) => table[sign] ?? sign).join("");

const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const YEAR = "(?:19[3-9]\\d|20[0-4]\\d)";
const SEPARATOR = "[-./_年月]?";
/** Whole pieces; what is written in a paper or known to acquaintances is cheap however long it is. */
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^${YEAR}年?$`), 1.3],
  [new RegExp(`^${YEAR}${SEPARATOR}${MONTH}${SEPARATOR}${DAY}日?$`), 3],
  [new RegExp(`^(?:${DAY}${SEPARATOR}${MONTH}|${MONTH}${SEPARATOR}${DAY})${SEPARATOR}${YEAR}$`), 3],
  [/^(?:\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/, 3],
  [/^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/, 2],
  [/^1[3-9]\d{9}$/, 4],
  [/^0\d{2,3}-?[2-9]\d{6,7}$/, 4],
  [/^[1-9]\d{5}(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]?$/, 4],
];

const backwards = (text: string) => [...text].reverse().join("");

/**
 * How many guesses, as a power of ten, find the password: the cheapest way to put it together from words, names, dates,
 * runs of keys, repetitions and single characters. Small, capital and look-alike characters count as one.
 */
export function guessesFor(password: string, context: Context): Guessed {
  const plain = password.normalize("NFKC").toLowerCase().slice(0, LOOKED_AT);
  const spoken = placePinyin(plain).replaceAll(" ", "");
  const ways = [cheapest(plain, context)];
  if (/\p{Script=Han}/u.test(plain)) ways.push(cheapest(spoken, context));
  // P.a.s.s.w.o.r.d
  if (/^(?:[^\W_][\W_]){4,}/.test(plain)) {
    const { cost, pieces } = cheapest(plain.replace(/[\W_]/g, ""), context);
    ways.push({ cost: cost + 1, pieces });
  }
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best));
}

function cheapest(text: string, context: Context, memo = new Map<string, Guessed>()): Guessed {
  const found = memo.get(text);
  if (found) return found;
  const best: Guessed[] = [{ cost: 0, pieces: [] }];
  const digit = /^[\d\W_]*$/.test(text) ? 0.6 : 1;
  for (let end = 1; end <= text.length; end++) {
    let here: Guessed | undefined;
    for (let from = Math.max(0, end - LONGEST_PIECE * 2); from < end; from++) {
      const piece = pieceOf(text.slice(from, end), context, digit, memo);
      const before = best[from];
      if (!piece || !before || (here && before.cost + piece.cost >= here.cost)) continue;
      here = { cost: before.cost + piece.cost, pieces: [...before.pieces, piece] };
    }
    best[end] = here ?? { cost: 0, pieces: [] };
  }
  const all = best[text.length] ?? { cost: 0, pieces: [] };
  memo.set(text, all);
  return all;
}

/** The text as one piece; nothing where it is none. */
function pieceOf(text: string, context: Context, digit: number, memo: Map<string, Guessed>): Piece | undefined {
  const as = (kind: Kind, cost: number): Piece => ({ text, kind, cost });
  const options: Piece[] = [];
  if (text.length === 1) options.push(as("free", freeCost(text, digit)));
  if (text.length <= LONGEST_PIECE) {
    const spellings = [text, unleet(text, LEET_I), unleet(text, LEET_L)];
    for (const [at, spelling] of [...spellings, ...spellings.map(backwards)].entries()) {
      // Said differently: backwards, or with look-alike signs.
      const extra = (at >= spellings.length ? 0.3 : 0) + (spelling === text || spelling === backwards(text) ? 0 : 0.3);
      if (context.own.has(spelling)) options.push(as("own", 1.5 + extra));
      if (context.places.has(spelling)) options.push(as("own", 2.5 + extra));
      const word = knownWords().get(spelling);
      if (word !== undefined) options.push(as("word", word + extra));
    }
    if (PINYIN.has(text)) options.push(as("word", 1.7));
    if (text.length >= 3 && isRun(keysOf(text))) options.push(as("pattern", 1.2 + text.length / 10));
    for (const [pattern, cost] of PATTERNS) if (pattern.test(text)) options.push(as("pattern", cost));
  }
  const unit = repeated(text);
  if (unit) {
    const { cost, pieces } = cheapest(unit, context, memo);
    options.push(as(pieces.some(({ kind }) => kind === "own") ? "own" : "pattern", cost + 0.5));
  }
  return options.sort((a, b) => a.cost - b.cost)[0];
}

const freeCost = (sign: string, digit: number): number =>
  /\d/.test(sign) ? digit : /[a-z]/.test(sign) ? 1.4 : /\p{L}/u.test(sign) ? 2 : 1;

/** `abab` is `ab` again. */
function repeated(text: string): string | null {
  const at = `${text}${text}`.indexOf(text, 1);
  return at < text.length && at > 0 ? text.slice(0, at) : null;
}

/** What a person may be told of it: the reason, and the part that gives it away. Null: strong enough. */
export function weakness(password: string, context: Context): { reason: Exclude<Kind, "free">; part: string } | null {
  const { cost, pieces } = guessesFor(password, context);
  if (cost >= ENOUGH) return null;
  const first = (kind: Kind) => pieces.find((piece) => piece.kind === kind)?.text;
  for (const reason of ["own", "word", "pattern"] as const) {
    const part = first(reason);
    if (part && (reason !== "word" || !/^\d+$/.test(part))) return { reason, part };
  }
  return { reason: "pattern", part: "" };
}
