/**
 * What is folded, one list for every door.
 *
 * | door | what | function |
 * |---|---|---|
 * | every text that is sent in | taken out: what XML or PostgreSQL cannot hold and what nobody sees; radicals become the characters they stand for | `cleanText` |
 * | names of units and stations, stored | beside that: marks that choose a form, and compatibility ideographs (NFC) | `cleanName` |
 * | names, compared or searched for | beside that: widths and compatibility forms (NFKC), look-alikes, spaces, variation marks | `foldName` |
 * | numbers, codes, days | only full-width forms; ① and ² are no digits | `halfWidth`, and `number-text.ts` |
 *
 * A password is none of these; `accounts` folds it in its own way.
 */
import { radicals, variants } from "./look-alikes";

/** Line ends of other systems and programs, 回车 by Word included. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** Lone surrogates, control characters but tab and line feed, and non-characters: XML forbids most of them. */
const UNSTORABLE = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const GAP = "\u001f";
const DIGIT = "[0-9\uff10-\uff19]";
const GAP_IN_NUMBER = new RegExp(`(?<=${DIGIT})${GAP}+(?=${DIGIT})`, "gu");
const GAPS = new RegExp(GAP, "gu");

/** Hangul fillers take a place, and annotations stand apart from their text: neither joins what is beside it. */
const FILLER = /[\u115f\u1160\u3164\uffa0\ufff9-\ufffb]/gu;

/**
 * Zero-width, soft hyphen, marks of direction, byte order and the like. The joiner inside an emoji stays, and so do the
 * marks that choose a form of the character before them (U+FE00, U+180B, U+E0100 and on).
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic}))(?![\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Default_Ignorable_Code_Point}]/gu;

/** U+2E80-2FDF as a PDF's text layer has them: they look like 门 and 马 and are found by no search. */
const RADICAL = /[\u2e80-\u2fdf]/gu;
const unified = (radical: string): string => radicals.get(radical) ?? radical.normalize("NFKC");

/**
 * A text as it is stored: what is seen of it, in characters that every program can read. Of two numbers with something
 * unreadable between them it makes no third one.
 */
export const cleanText = (text: string): string =>
  text
    .replace(LINE_ENDS, "\n")
    .replace(UNSTORABLE, GAP)
    .replace(FILLER, " ")
    .replace(INVISIBLE, "")
    .replace(GAP_IN_NUMBER, " ")
    .replace(GAPS, "")
    .replace(RADICAL, unified);

/** The same in one line. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\t\n]+/g, " ")
    .trim();

const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** The name of a unit or station as it is stored: what looks the same is the same. */
export const cleanName = (name: string): string => cleanLine(name).replace(IGNORABLE, "").normalize("NFC").trim();

const WIDE = /[\uff01-\uff5e\u3000]/gu;

/** Full-width letters, digits and signs as they are typed on a keyboard, and nothing else. */
export const halfWidth = (text: string): string =>
  text.replace(WIDE, (wide) => (wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0)));

/** Beside the spaces, what takes a place and shows nothing. */
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** A text for comparison and search, its spaces kept. */
export const foldText = (text: string): string => {
  let folded = "";
  for (const character of cleanText(text).normalize("NFKC")) folded += variants.get(character) ?? character;
  return folded;
};

/** A name for comparison and search: equal for all that a reader takes for the same name. */
export const foldName = (name: string): string => foldText(name).replace(BLANK, "");

/** Nothing that could be read. */
export const isBlank = (text: string): boolean => foldName(text) === "";

const wideForms = ["\u3000", ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(0xff01 + index))];
const storedForms = new Map([...variants, ...wideForms.map((wide) => [wide, halfWidth(wide)] as const)]);

/** For a statement that folds stored names: each character of `from` becomes the one at its place in `to`. */
export const STORED_FORMS = { from: [...storedForms.keys()].join(""), to: [...storedForms.values()].join("") } as const;

const forms = new Map<string, string[]>();
for (const [from, to] of storedForms) forms.set(to, [...(forms.get(to) ?? [to]), from]);

/** A folded character, and all that may stand for it in a stored name. */
export const formsOf = (folded: string): readonly string[] => forms.get(folded) ?? [folded];
