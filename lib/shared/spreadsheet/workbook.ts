import type { CellSource } from "./cell";
import { readSheet, type SheetContent, type SheetLimits } from "./sheet";
import { readStyles } from "./styles";
import { sharedTexts } from "./texts";
import { type Archive, openArchive, Unreadable } from "./unzip";
import { scanXml } from "./xml-scan";

export type FileLimits = { readonly unpackedBytes: number; readonly entries: number };

type Tab = {
  readonly name: string;
  readonly hidden: boolean;
  /** In front when the file was saved. */
  readonly active: boolean;
  /** @throws Unreadable, or RangeError where its text breaks off */
  read(limits: SheetLimits): SheetContent;
};

/** As many as no table for import has. */
const MOST_TABS = 1_000;

/**
 * The sheets of a workbook, each read when it is asked for. Nothing else of the file is: merged areas, names,
 * validations and column widths can span 17 thousand million cells in a file of six kilobytes.
 *
 * No library reads all of these without hanging, and right: tags nested by the million, a number format of brackets, a
 * sheet named a hundred thousand times, prefixed names (Open XML SDK), cells without addresses, hidden sheets, readings
 * of characters (docs/decisions/spreadsheets.md). @throws Unreadable, or RangeError when it is no workbook
 */
export function openWorkbook(bytes: Uint8Array, limits: FileLimits): readonly Tab[] {
  const archive = openArchive(bytes, limits.unpackedBytes, limits.entries);
  const main = relations(archive, "_rels/.rels", "").find(({ type }) => type === "officeDocument")?.path;
  const workbook = main ?? "xl/workbook.xml";
  if (!archive.has(workbook)) throw new Unreadable("notExcel");
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const related = relations(archive, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder);
  const pathsOf = (type: string) =>
    new Map(related.filter((one) => one.type === type).map(({ id, path }) => [id, path]));
  const { sheets, active, from1904, stale } = readContents(xmlOf(archive, workbook));
  const [worksheets, texts, styles] = [pathsOf("worksheet"), pathsOf("sharedStrings"), pathsOf("styles")];
  const other = new Set(related.filter(({ type }) => type !== "worksheet").map(({ id }) => id));
  let source: CellSource | undefined;
  const sourceOf = (): CellSource => ({
    texts: [...texts.values()].slice(0, 1).flatMap((path) => sharedTexts(xmlOf(archive, path))),
    styles: [...styles.values()].slice(0, 1).flatMap((path) => readStyles(xmlOf(archive, path))),
    from1904,
    stale,
  });
  const taken = new Set<string>();
  const tabs = [...sheets].flatMap(([id, { name, hidden, index }]): Tab[] => {
    // A chart on a sheet of its own.
    if (other.has(id)) return [];
    const path = worksheets.get(id);
    // A sheet of a hundred thousand names is one.
    if (path !== undefined && taken.has(path)) return [];
    taken.add(path ?? "");
    const read = (wanted: SheetLimits) => {
      if (path === undefined) throw new Unreadable("damaged");
      source ??= sourceOf();
      return readSheet(xmlOf(archive, path), source, wanted);
    };
    return [{ name, hidden, active: index === active, read }];
  });
  if (tabs.length === 0) throw new RangeError("no sheet");
  if (tabs.length > MOST_TABS) throw new Unreadable("tooBig");
  return tabs;
}

/** The sheets by what they are related by, in order. */
function readContents(xml: string) {
  const sheets = new Map<string, { name: string; hidden: boolean; index: number }>();
  let [from1904, stale, active, index] = [false, false, 0, 0];
  let views = 0;
  for (const part of scanXml(xml)) {
    if (part.kind === "text" || part.kind === "close") continue;
    const is = (name: string, value: RegExp) => value.test(part.attribute(name) ?? "");
    if (part.name === "workbookPr") from1904 = is("date1904", /^(1|true)$/);
    if (part.name === "workbookView" && views++ === 0) active = Number(part.attribute("activeTab") ?? 0);
    if (part.name === "calcPr")
      stale =
        is("fullCalcOnLoad", /^(1|true)$/) || is("forceFullCalc", /^(1|true)$/) || is("calcCompleted", /^(0|false)$/);
    if (part.name === "sheet") {
      const id = part.attribute("id", "prefixed") ?? `unrelated ${index}`;
      const hidden = is("state", /^(hidden|veryHidden)$/);
      if (!sheets.has(id)) sheets.set(id, { name: part.attribute("name") ?? "", hidden, index });
      index++;
    }
  }
  return { sheets, active, from1904, stale };
}

function xmlOf(archive: Archive, path: string): string {
  const bytes = archive.open(path);
  const mark = `${bytes[0]} ${bytes[1]}`;
  return new TextDecoder(mark === "255 254" ? "utf-16le" : mark === "254 255" ? "utf-16be" : "utf-8").decode(bytes);
}

function relations(archive: Archive, path: string, folder: string) {
  if (!archive.has(path)) return [];
  const found: { id: string; type: string; path: string }[] = [];
  for (const part of scanXml(xmlOf(archive, path))) {
    if ((part.kind !== "open" && part.kind !== "empty") || part.name !== "Relationship") continue;
    const at = pathOf(part.attribute("Target") ?? "", folder);
    found.push({ id: part.attribute("Id") ?? "", type: part.attribute("Type")?.split("/").at(-1) ?? "", path: at });
  }
  return found;
}

/** Targets are addresses: relative to the folder, or from the root. */
function pathOf(target: string, folder: string): string {
  try {
    return new URL(target, `file:///${folder}`).pathname.slice(1).toLowerCase();
  } catch {
    return (folder + target).toLowerCase();
  }
}
