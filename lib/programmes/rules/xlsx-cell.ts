import { scanXml } from "./xml-scan";

export type CellSource = {
  readonly texts: readonly string[];
  /** By style: whether a number is shown as a date. */
  readonly dates: readonly boolean[];
  /** Days are counted from 1904, as Excel on old Macs did. */
  readonly from1904: boolean;
};

type Cell = { type: string; style: number; value: string | null; inline: string; formula: boolean };

/** What a cell shows, dates as `2021-05-01`; null for a formula whose value was never stored. */
export function cellText({ type, style, value, inline, formula }: Cell, source: CellSource): string | null {
  if (type === "inlineStr") return unescaped(inline);
  if (value === null) return formula ? null : "";
  if (type === "s") return source.texts[Number(value)] ?? "";
  if (type === "b") return value.trim() === "1" ? "true" : "false";
  if (type === "d") return value.slice(0, 10);
  if (type !== "n") return unescaped(value);
  const number = Number(value);
  if (value.trim() === "" || Number.isNaN(number)) return value.trim();
  return source.dates[style] ? dayOf(number + (source.from1904 ? 1_462 : 0)) : String(number);
}

function dayOf(serial: number): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400_000));
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}

/** Excel writes control characters as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The texts that cells refer to by number; readings of Japanese (`rPh`) are not part of them. */
export function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let [current, reading, phonetic] = ["", false, false];
  for (const part of scanXml(xml)) {
    if (part.kind === "text") {
      if (reading && !phonetic) current += part.text;
    } else if (part.name === "si") {
      if (part.kind !== "open") texts.push(unescaped(current));
      current = "";
    } else if (part.name === "t") reading = part.kind === "open";
    else if (part.name === "rPh") phonetic = part.kind === "open";
  }
  return texts;
}

/** Excel's own numbers of date formats, in the Chinese edition too. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  (id >= 57 && id <= 58);

export function dateFormats(xml: string): boolean[] {
  const own = new Map<number, boolean>();
  const dates: boolean[] = [];
  let inCells = false;
  for (const part of scanXml(xml)) {
    if (part.kind === "text") continue;
    if (part.name === "cellXfs") inCells = part.kind === "open";
    if (part.kind === "close") continue;
    const id = Number(part.attribute("numFmtId") ?? 0);
    if (part.name === "numFmt") {
      const shown = (part.attribute("formatCode") ?? "").slice(0, 200).replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
      own.set(id, /[yd]/i.test(shown));
    }
    if (part.name === "xf" && inCells) dates.push(own.get(id) ?? isBuiltInDate(id));
  }
  return dates;
}
