import type { Entries } from "./unzip";
import { type CellSource, cellText, dateFormats, sharedTexts } from "./xlsx-cell";
import { scanXml } from "./xml-scan";

type Limits = { rows: number; columns: number };
/** Null: a formula without a stored value; what it would show is not known. */
type Sheet = string[][] | null;

/**
 * The visible sheets of a workbook as text, the first rows and columns only. Nothing else of the file is read: merged
 * areas, names, validations and column widths can span 17 thousand million cells in a file of six kilobytes.
 *
 * Not exceljs 4.4, which walks them all. Its streaming reader does not, but hangs on tags nested by the million and on
 * a number format of brackets, shows the hidden sheets of openpyxl, takes readings of characters and the last run of a
 * formatted cell for its text, and leaves unpacked files behind. Neither reads prefixed names (Open XML SDK) or cells
 * without addresses. SheetJS 0.20 reads them all, but takes OpenDocument for a workbook, whose repeated cells hang it
 * from 800 bytes, and reads a sheet as often as it is named. @throws RangeError when it is no workbook
 */
export function readSheets(entries: Entries, limits: Limits): Sheet[] {
  const main = relations(entries, "_rels/.rels", "").find(({ type }) => type === "officeDocument")?.path;
  const workbook = main ?? "xl/workbook.xml";
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const related = relations(entries, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder);
  const partsOf = (type: string) => related.filter((one) => one.type === type);
  const visible = new Set<string>();
  let from1904 = false;
  for (const part of scanXml(xmlOf(entries, workbook))) {
    if (part.kind !== "open" && part.kind !== "empty") continue;
    if (part.name === "workbookPr") from1904 = /^(1|true)$/.test(part.attribute("date1904") ?? "");
    if (part.name === "sheet" && (part.attribute("state") ?? "visible") === "visible")
      visible.add(part.attribute("id") ?? "");
  }
  const [texts, styles] = [partsOf("sharedStrings")[0], partsOf("styles")[0]];
  const source: CellSource = {
    texts: texts ? sharedTexts(xmlOf(entries, texts.path)) : [],
    dates: styles ? dateFormats(xmlOf(entries, styles.path)) : [],
    from1904,
  };
  // A sheet that is named a hundred thousand times is read once.
  const sheets = new Map(partsOf("worksheet").map(({ id, path }) => [id, path]));
  const paths = new Set([...visible].flatMap((id) => sheets.get(id) ?? []));
  if (paths.size === 0) throw new RangeError("no sheet");
  return [...paths].map((path) => readSheet(xmlOf(entries, path), source, limits));
}

function xmlOf(entries: Entries, path: string): string {
  const bytes = entries.get(path);
  if (!bytes) throw new RangeError(`no ${path}`);
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? "utf-16le" : "utf-8").decode(bytes);
}

function relations(entries: Entries, path: string, folder: string) {
  if (!entries.has(path)) return [];
  const found: { id: string; type: string; path: string }[] = [];
  for (const part of scanXml(xmlOf(entries, path))) {
    if ((part.kind !== "open" && part.kind !== "empty") || part.name !== "Relationship") continue;
    const target = part.attribute("Target") ?? "";
    const at = target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, "");
    found.push({ id: part.attribute("Id") ?? "", type: part.attribute("Type")?.split("/").at(-1) ?? "", path: at });
  }
  return found;
}

function readSheet(xml: string, source: CellSource, limits: Limits): Sheet {
  const rows: string[][] = [];
  let [row, column] = [-1, -1];
  let cell: Parameters<typeof cellText>[0] | null = null;
  let inside = "";
  let phonetic = false;
  for (const part of scanXml(xml)) {
    if (part.kind === "text") {
      if (cell && !phonetic && inside === "v") cell.value = (cell.value ?? "") + part.text;
      if (cell && !phonetic && inside === "t") cell.inline += part.text;
      continue;
    }
    const { kind, name } = part;
    if (kind === "close") {
      if (name === "c" && cell) {
        const text = cellText(cell, source);
        if (text === null) return null;
        const cells = rows[row] ?? [];
        cells[column] = text;
        rows[row] = cells;
        cell = null;
      }
      if (name === "rPh") phonetic = false;
      if (name === "sheetData") break;
      inside = "";
      continue;
    }
    if (name === "row") {
      row = positive(part.attribute("r"), row + 2) - 1;
      column = -1;
      if (row > limits.rows) break;
    } else if (name === "c") {
      column = columnOf(part.attribute("r")) ?? column + 1;
      const read = kind === "open" && row >= 0 && column <= limits.columns;
      cell = read
        ? {
            type: part.attribute("t") ?? "n",
            style: Number(part.attribute("s") ?? -1),
            value: null,
            inline: "",
            formula: false,
          }
        : null;
    } else if (cell && name === "f") cell.formula = true;
    else if (cell && name === "v" && kind === "empty") cell.value ??= "";
    else if (name === "rPh" && kind === "open") phonetic = true;
    inside = kind === "open" ? name : "";
    if (cell && name === "v") cell.value ??= "";
  }
  return Array.from(rows, (cells) => Array.from(cells ?? [], (text) => text ?? ""));
}

const positive = (text: string | undefined, fallback: number): number => {
  const number = Number(text ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : fallback;
};

/** `C7` is 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? "")?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
