import { barePart, inlinePoint, type Mark, markOf, type Rank, ranks } from "./clause-marks";

export type SplitClause = { number: string; label: string; heading: string; text: string };

export const splitLimits = { lines: 20_000, clauses: 300 } as const;

/** A text that is too much for the form in which its clauses are edited, and the most there may be. */
export type SplitProblem = { readonly problem: "tooManyLines" | "tooManyClauses"; readonly max: number };

export const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u;

/** Up to the first full stop when that is short, else the beginning. */
function headingOf(text: string): string {
  const start = text
    .replace(/^[\s::、]+/u, "")
    .slice(0, 100)
    .toWellFormed();
  const sentence = start.split(/[。；;]/u)[0]?.trim() ?? "";
  return [...sentence].slice(0, 40).join("");
}

/**
 * Splits an official text by its own counting: 第一章, 第一条, 一、, (一) and 1. in whatever width and with whatever
 * spaces they are printed; (1) and ① stay in the text of their item. What comes before is the preamble; each 附件
 * begins an annex, inside which the counting starts anew. Joined, the clauses are the text again but for line ends.
 * Where the items make more clauses than one form can edit, they stay in the text of their point.
 */
export function splitClauses(source: string): readonly SplitClause[] | SplitProblem {
  const lines = source.split(LINE_END).filter((text) => text.trim() !== "");
  if (lines.length > splitLimits.lines) return { problem: "tooManyLines", max: splitLimits.lines };
  const clauses = split(lines, "item") ?? split(lines, "point");
  return clauses ?? { problem: "tooManyClauses", max: splitLimits.clauses };
}

type Started = Omit<SplitClause, "text"> & { readonly lines: string[] };

/** Null as soon as there are too many. */
function split(lines: readonly string[], deepest: "point" | "item"): SplitClause[] | null {
  const count = new Counting(deepest);
  const clauses: Started[] = [];
  const begin = (mark: Mark, line: string, next = "", end = line.length) => {
    const { number, label } = count.next(mark);
    // The title of an annex stands below the word.
    const title = mark.rank === "annex" && !count.markOf(next) ? headingOf(next) : "";
    const heading = headingOf(line.slice(mark.textAt, end)) || title || label;
    clauses.push({ number, label, heading, lines: [line.slice(0, end)] });
  };
  for (const [index, line] of lines.entries()) {
    if (clauses.length > splitLimits.clauses) return null;
    const mark = count.markOf(line) ?? count.barePart(line, lines[index + 1]);
    if (!mark) {
      const last = clauses.at(-1);
      if (last) last.lines.push(line);
      else clauses.push({ number: "0", label: "引言", heading: headingOf(line) || "引言", lines: [line] });
      continue;
    }
    const inner = mark.rank === "part" ? inlinePoint(line, mark.textAt) : null;
    const rest = inner === null ? null : line.slice(inner);
    begin(mark, line, lines[index + 1], inner ?? undefined);
    const point = rest === null ? null : count.markOf(rest);
    if (rest !== null && point) begin(point, rest);
  }
  if (clauses.length > splitLimits.clauses) return null;
  return clauses.map(({ lines: own, ...clause }) => ({ ...clause, text: own.join("\n") }));
}

/** 第一编 to 第一条. */
const COUNTED_IN_WORDS = new Set<string>(["volume", "chapter", "section", "article"]);

/** Where the counting of a document stands. */
class Counting {
  private readonly at = new Map<Rank, { number: number; label: string }>();
  private readonly used = new Map<string, number>();
  private annex = "";
  private annexLabel = "";
  private annexes = 0;
  private articles = 0;

  constructor(private readonly deepest: "point" | "item") {}

  markOf(line: string): Mark | null {
    const mark = markOf(line, (rank, number) => number === this.countOf(rank) + 1);
    return mark?.rank === "item" && this.deepest === "point" ? null : mark;
  }

  /** Articles are counted through all chapters. */
  private countOf(rank: Rank): number {
    return rank === "article" ? this.articles : (this.at.get(rank)?.number ?? 0);
  }

  /** The next part, whose 、 was lost, if the points begin anew behind it. */
  barePart(line: string, next: string | undefined): Mark | null {
    const part = this.countOf("part");
    if (part === 0 || !this.at.has("point") || next === undefined) return null;
    const mark = barePart(line, part + 1);
    const after = mark && this.markOf(next);
    return after?.rank === "point" && after.number === 1 ? mark : null;
  }

  next(mark: Mark): { number: string; label: string } {
    if (mark.rank === "annex") {
      this.at.clear();
      this.articles = 0;
      this.annexes++;
      this.annex = this.annexes === 1 ? "annex" : `annex-${this.annexes}`;
      this.annexLabel = mark.label;
      return { number: this.free(this.annex), label: mark.label };
    }
    for (const narrower of ranks.slice(ranks.indexOf(mark.rank))) this.at.delete(narrower);
    const above = [...this.at.entries()].sort(([a], [b]) => ranks.indexOf(a) - ranks.indexOf(b));
    this.at.set(mark.rank, mark);
    if (mark.rank === "article") this.articles = mark.number;
    const numbers = [...above.map(([, { number }]) => number), mark.number];
    // (一) before any part, as in 4.2 for 四、(二).
    if (mark.rank === "point" && above.length === 0 && !this.annex) numbers.unshift(0);
    const places = [...(this.annex ? [this.annex] : []), ...numbers];
    return { number: this.free(places.join(".")), label: this.labelOf(mark, above) };
  }

  /** 三、(一)1., but 第五条 without its chapter. */
  private labelOf({ rank, label }: Mark, above: readonly (readonly [Rank, { readonly label: string }])[]): string {
    const isPrinted = (one: Rank | "annex") => COUNTED_IN_WORDS.has(one);
    const own = isPrinted(rank)
      ? []
      : above.slice(
          Math.max(
            0,
            above.findLastIndex(([one]) => isPrinted(one)),
          ),
        );
    const whole = `${own.map((one) => one[1].label).join("")}${label}`;
    return this.annexLabel ? `${this.annexLabel} ${whole}`.slice(0, 40) : whole;
  }

  /** A document that counts twice from one keeps both clauses. */
  private free(number: string): string {
    const times = (this.used.get(number) ?? 0) + 1;
    this.used.set(number, times);
    if (times === 1) return number;
    return `${number}-${times}`;
  }
}
