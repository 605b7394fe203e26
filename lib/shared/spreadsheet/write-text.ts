/** As many UTF-16 units as Excel takes in a cell. */
const LONGEST = 32_767;
/** What XML 1.0 forbids, among it halves of a pair. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const withoutHalf = (text: string): string => (/[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text);

/** A text as a cell can hold it: without what XML forbids; one that is too long ends with the number of signs left out. */
function writableText(text: string): string {
  const clean = text.replace(FORBIDDEN, "");
  if (clean.length <= LONGEST) return clean;
  const kept = withoutHalf(clean.slice(0, LONGEST - 20));
  return `${kept}…[+${clean.length - kept.length}]`;
}

/** Excel reads `_x000D_` as one sign; the underscore that begins such a text is written so itself. */
export const escapedText = (text: string): string => writableText(text).replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");

/** Names as Excel takes them: at most 31 units, without some signs, no two alike whatever their case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(["history"]);
  return wanted.map((name) => {
    const plain = writableText(name)
      .replace(/[[\]:*?/\\\t\r\n]/g, " ")
      .replace(/^[\s']+|[\s']+$/g, "");
    for (let number = 1; ; number++) {
      const ending = number === 1 ? "" : ` (${number})`;
      const free = withoutHalf((plain || "Sheet").slice(0, 31 - ending.length)).replace(/[\s']+$/, "") + ending;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}
