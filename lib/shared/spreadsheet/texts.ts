import { type Mark, withMark } from "./marks";
import { fontMark } from "./styles";
import { scanXml, type XmlPart } from "./xml-scan";

/** Stretches of a text that are set alike; `mark` is undefined where the cell's own font holds. */
export type Runs = readonly { readonly text: string; readonly mark: Mark | null | undefined }[];

/** Excel writes control characters as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export const shownText = (runs: Runs, cellMark: Mark | null): string =>
  runs.map(({ text, mark }) => withMark(unescaped(text), mark === undefined ? cellMark : mark)).join("");

/** No table has a cell of more; a text of a megabyte may stand in twenty thousand cells. */
const LONGEST = 4_000;

/** Gathers a text from the parts between its first tag and its last; readings of Japanese (`rPh`) are not part of it. */
export class TextGatherer {
  #runs: { text: string; mark: Mark | null | undefined }[] = [];
  #mark: Mark | null | undefined;
  #length = 0;
  #inside = false;
  #phonetic = false;

  take(part: XmlPart): void {
    if (part.kind === "text") {
      if (!this.#inside || this.#phonetic) return;
      const text = part.text.slice(0, LONGEST - this.#length);
      if (text === "") return;
      this.#length += text.length;
      const last = this.#runs.at(-1);
      if (last && last.mark === this.#mark) last.text += text;
      else this.#runs.push({ text, mark: this.#mark });
      return;
    }
    if (part.name === "t") this.#inside = part.kind === "open";
    else if (part.name === "rPh") this.#phonetic = part.kind === "open";
    else if (part.name === "r") this.#mark = undefined;
    else if (part.name === "rPr" && part.kind !== "close") this.#mark = null;
    else if (part.kind !== "close" && this.#mark !== undefined) this.#mark = fontMark(part, this.#mark);
  }

  /** What was gathered; from here on the next text is. */
  runs(): Runs {
    const runs = this.#runs;
    this.#runs = [];
    this.#length = 0;
    this.#mark = undefined;
    this.#inside = false;
    this.#phonetic = false;
    return runs;
  }
}

/** The texts that cells refer to by number. */
export function sharedTexts(xml: string): Runs[] {
  const texts: Runs[] = [];
  const gatherer = new TextGatherer();
  for (const part of scanXml(xml)) {
    if (part.kind === "text" || part.name !== "si") gatherer.take(part);
    else if (part.kind === "open") gatherer.runs();
    else texts.push(gatherer.runs());
  }
  return texts;
}
