import type { Mark } from "./marks";
import { scanXml } from "./xml-scan";

/** How a cell's number is shown: in full, in hundredths, as a day, as a year alone. */
type Shown = "number" | "percent" | "date" | "year";

export type Style = {
  readonly shown: Shown;
  /** What a format such as `;;;` leaves unseen. */
  readonly hides: { readonly positive: boolean; readonly negative: boolean; readonly text: boolean };
  readonly mark: Mark | null;
};

const NONE = { positive: false, negative: false, text: false };
export const PLAIN: Style = { shown: "number", hides: NONE, mark: null };

/** Excel's own numbers of date formats, in the Chinese edition too. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const builtIn = (id: number): Shown => (isBuiltInDate(id) ? "date" : id === 9 || id === 10 ? "percent" : "number");

/** By the number that cells refer to. */
export function readStyles(xml: string): Style[] {
  const formats = new Map<number, Pick<Style, "shown" | "hides">>();
  const fonts: (Mark | null)[] = [];
  const cells: { format: number; font: number }[] = [];
  let list = "";
  for (const part of scanXml(xml)) {
    if (part.kind === "text") continue;
    const { kind, name } = part;
    if (["fonts", "cellXfs", "dxfs", "cellStyleXfs", "numFmts"].includes(name)) list = kind === "open" ? name : "";
    if (kind === "close") continue;
    const number = (of: string) => Number(part.attribute(of) ?? 0);
    if (name === "numFmt" && list === "numFmts")
      formats.set(number("numFmtId"), formatOf(part.attribute("formatCode") ?? ""));
    if (list === "fonts" && name === "font") fonts.push(null);
    else if (list === "fonts" && fonts.length > 0) fonts[fonts.length - 1] = fontMark(part, fonts.at(-1) ?? null);
    if (list === "cellXfs" && name === "xf") cells.push({ format: number("numFmtId"), font: number("fontId") });
  }
  return cells.map(({ format, font }) => ({
    ...(formats.get(format) ?? { shown: builtIn(format), hides: NONE }),
    mark: fonts[font] ?? null,
  }));
}

type FontPart = { name: string; attribute(name: string): string | undefined };

/** The mark of a font or of a run of text, of whose parts this is the next. */
export function fontMark({ name, attribute }: FontPart, before: Mark | null): Mark | null {
  const value = attribute("val");
  if (name === "strike") return /^(0|false)$/.test(value ?? "") ? before : "struck";
  if (name !== "vertAlign" || before === "struck") return before;
  return value === "superscript" || value === "subscript" ? value : before;
}

function formatOf(code: string): Pick<Style, "shown" | "hides"> {
  // What is quoted or escaped is shown as it is.
  const sections = code
    .slice(0, 200)
    .replace(/"([^"]*)"|\\.|[_*]./g, (_, quoted?: string) => (quoted === "" ? "" : "x"))
    .split(";");
  const unseen = (index: number) => sections.length > 1 && sections[index]?.trim() === "";
  const hides = { positive: unseen(0), negative: unseen(1), text: unseen(3) };
  // Brackets hold a colour, a condition, a language, or hours in all, which are a time.
  const signs = (sections[0] ?? "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general|e[+-]|am\/pm|a\/p/gi, "");
  if (/[mdhsa]/i.test(signs)) return { shown: "date", hides };
  return { shown: /[ye]/i.test(signs) ? "year" : signs.includes("%") ? "percent" : "number", hides };
}
