export type SplitClause = { number: string; label: string; heading: string; text: string };

const NUMERALS = "〇一二三四五六七八九";
const PART = /^\s*([一二三四五六七八九十]{1,3})、\s*(.*)$/u;
const SECTION = /^\s*[((]([一二三四五六七八九十]{1,3})[))]\s*(.*)$/u;
const ANNEX = /^\s*附\s*件\s*(\d*)\s*[::]?/u;

/** 一 to 九十九. */
export function chineseNumber(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (char: string | undefined) => (char ? NUMERALS.indexOf(char) : 0);
  return text.includes("十") ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(ones);
}

/** Up to the first full stop when that is short, else the whole line. */
const headingOf = (line: string): string => {
  const sentence = line.split(/[。;;]/u)[0]?.trim() ?? "";
  return sentence.length <= 40 ? sentence : sentence.slice(0, 40);
};

/**
 * Splits an official text by its own counting, 一、 and (一); what comes before is the preamble, what follows 附件 the
 * annex. Joined with line ends the clauses are the text again, but for empty lines.
 */
export function splitClauses(source: string): SplitClause[] {
  const clauses: SplitClause[] = [];
  let part = 0;
  let annexes = 0;
  for (const line of source.split(/\r?\n/).filter((text) => text.trim() !== "")) {
    const started = annexes > 0 && !ANNEX.test(line) ? null : startOf(line, part);
    if (started) {
      if (started.label.startsWith("附件")) started.number = `annex${annexes++ > 0 ? `-${annexes}` : ""}`;
      else if (!started.number.includes(".")) part = Number(started.number);
      clauses.push({ ...started, number: free(started.number, clauses) });
      continue;
    }
    const last = clauses.at(-1);
    if (last) last.text += `\n${line}`;
    else clauses.push({ number: "0", label: "引言", heading: headingOf(line), text: line });
  }
  return clauses;
}

function startOf(line: string, part: number): SplitClause | null {
  const chapter = PART.exec(line);
  if (chapter?.[1])
    return {
      number: String(chineseNumber(chapter[1])),
      label: `${chapter[1]}、`,
      heading: headingOf(chapter[2] ?? ""),
      text: line,
    };
  const section = SECTION.exec(line);
  if (section?.[1])
    return {
      number: `${part}.${chineseNumber(section[1])}`,
      label: `${part > 0 ? `${chineseOf(part)}、` : ""}(${section[1]})`,
      heading: headingOf(section[2] ?? ""),
      text: line,
    };
  const annex = ANNEX.exec(line);
  if (annex) return { number: "annex", label: `附件${annex[1] ?? ""}`, heading: headingOf(line), text: line };
  return null;
}

function chineseOf(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = NUMERALS[number % 10] ?? "";
  if (tens === 0) return ones;
  return `${tens > 1 ? NUMERALS[tens] : ""}十${number % 10 > 0 ? ones : ""}`;
}

/** A document that counts twice from one keeps both clauses. */
function free(number: string, clauses: readonly SplitClause[]): string {
  const taken = new Set(clauses.map((clause) => clause.number));
  if (!taken.has(number)) return number;
  for (let again = 2; ; again++) if (!taken.has(`${number}-${again}`)) return `${number}-${again}`;
}
