import { formatDate } from "@/lib/shared/format";
import type { Compare } from "./form-versions";

/** How a row stood when its page was drawn, sent along by an act that has no fields of its own to compare. */
export type Stand = {
  /** Texts of lines of parts, in codes; of a value named `#…` only whether it is another one can be told. */
  readonly values: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** What codes mean. */
  readonly words: Readonly<Record<string, string>>;
};
type Say = (key: "asDrawn" | "changed") => string;

export const standField = (name: string): string => `was.${name}`;

/** The row as it was drawn, beside the row as it is stored. */
export const compareStand =
  ({ labels, words }: Stand, locale: string, t: Say): Compare =>
  (typed, current) =>
    Object.entries(labels)
      .filter(([name]) => name in current && standField(name) in typed)
      .map(([name, label]) => {
        const [was, is] = [String(typed[standField(name)]), String(current[name])].map((text) => plain(text));
        if (name.startsWith("#"))
          return { name, label, mine: t("asDrawn"), theirs: t(was === is ? "asDrawn" : "changed") };
        return { name, label, mine: inWords(was ?? "", words, locale), theirs: inWords(is ?? "", words, locale) };
      });

const plain = (text: string): string => text.replaceAll("\r\n", "\n").trim();

const inWords = (text: string, words: Stand["words"], locale: string): string =>
  text
    .split("\n")
    .map((line) =>
      line
        .split(" · ")
        .map((part) => words[part] ?? day(part, locale))
        .join(" · "),
    )
    .join("\n");

const day = (part: string, locale: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(part) ? formatDate(part, locale) : part;
