import { type Packing, zip } from "./zip";

/** A day is written as Excel's number of it, in a date format. */
export type Value = string | number | boolean | { readonly day: string };
export type Table = readonly (readonly (Value | null)[])[];

/** How the programs that people use write the same table. */
export type Dialect = {
  readonly prefix?: "x:";
  readonly strings?: "shared" | "inline" | "formula" | "runs" | "phonetic";
  readonly addresses?: false;
  readonly strict?: true;
  readonly from1904?: true;
  readonly target?: string;
  readonly encoding?: "utf16le";
  readonly extension?: true;
  readonly formulas?: true;
  /** Replaces text in a part, for what one test alone needs. */
  readonly edit?: readonly (readonly [part: string, from: string, to: string])[];
  readonly packing?: Packing;
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "_x000D_");
const letters = (column: number): string =>
  (column > 25 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

const serialOf = (day: string, from1904 = false): number =>
  Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 - (from1904 ? 1_462 : 0);

export function workbookIn(dialect: Dialect, table: Table): Buffer {
  const { prefix: p = "", strings = "shared", strict, target, extension, edit = [], encoding, packing } = dialect;
  const shared: string[] = [];
  const space = p ? `xmlns:x="${strict ? STRICT : MAIN}"` : `xmlns="${strict ? STRICT : MAIN}"`;
  const sheet = target?.replace(/^\//, "") ?? "worksheets/sheet1.xml";
  const sheetPath = target?.startsWith("/") ? sheet : `xl/${sheet}`;
  const rows = table.map((cells, row) => {
    const written = cells
      .map((value, column) => cellXml(dialect, value, `${letters(column)}${row + 1}`, shared))
      .join("");
    return `<${p}row${dialect.addresses === false ? "" : ` r="${row + 1}" spans="1:${cells.length}"`}>${written}</${p}row>`;
  });
  const ext = extension
    ? `<${p}extLst><${p}ext uri="{1}" xmlns:x15="urn:x15"><x15:workbookPr date1904="${dialect.from1904 ? 0 : 1}"/><x15:sheets><x15:sheet name="no" state="hidden"/></x15:sheets></${p}ext></${p}extLst>`
    : "";
  const parts = new Map([
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ],
    ["_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `<${p}workbook ${space} xmlns:r="${OFFICE}"><${p}workbookPr${dialect.from1904 ? ' date1904="1"' : ""}/><${p}sheets><${p}sheet name="表" sheetId="1" r:id="rId1"/></${p}sheets>${ext}</${p}workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ["rId1", "worksheet", target ?? sheet],
        ["rId2", "styles", "styles.xml"],
        ...(shared.length > 0 ? ([["rId3", "sharedStrings", "sharedStrings.xml"]] as const) : []),
      ]),
    ],
    [
      "xl/styles.xml",
      `<${p}styleSheet ${space}><${p}numFmts count="1"><${p}numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></${p}numFmts><${p}fonts count="1"><${p}font/></${p}fonts><${p}fills count="1"><${p}fill/></${p}fills><${p}borders count="1"><${p}border/></${p}borders><${p}cellStyleXfs count="1"><${p}xf/></${p}cellStyleXfs><${p}cellXfs count="2"><${p}xf/><${p}xf numFmtId="170"/></${p}cellXfs></${p}styleSheet>`,
    ],
    [sheetPath, `<${p}worksheet ${space}><${p}sheetData>${rows.join("")}</${p}sheetData></${p}worksheet>`],
  ]);
  if (shared.length > 0)
    parts.set(
      "xl/sharedStrings.xml",
      `<${p}sst ${space}>${shared.map((one) => `<${p}si>${one}</${p}si>`).join("")}</${p}sst>`,
    );
  for (const [part, from, to] of edit) {
    const text = parts.get(part) ?? "";
    if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
    parts.set(part, text.replace(from, to));
  }
  const encoded = [...parts].map(([name, text]) => {
    const whole = `<?xml version="1.0" encoding="${encoding ? "UTF-16" : "UTF-8"}"?>\n${text}`;
    return [
      name,
      encoding && name.startsWith("xl/w") ? Buffer.from(`\ufeff${whole}`, encoding) : Buffer.from(whole),
    ] as const;
  });
  return zip(new Map(encoded), packing);

  // The texts of the dialect: how one is written, and where.
  function cellXml(of: Dialect, value: Value | null, address: string, texts: string[]): string {
    if (value === null) return of.addresses === false ? `<${p}c/>` : "";
    const at = of.addresses === false ? "" : ` r="${address}"`;
    if (typeof value === "boolean") return `<${p}c${at} t="b"><${p}v>${value ? 1 : 0}</${p}v></${p}c>`;
    if (typeof value === "number")
      return `<${p}c${at}>${of.formulas ? `<${p}f>${value}+0</${p}f>` : ""}<${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === "object")
      return `<${p}c${at} s="1"><${p}v>${serialOf(value.day, of.from1904)}</${p}v></${p}c>`;
    if (strings === "formula")
      return `<${p}c${at} t="str"><${p}f>T("")</${p}f><${p}v>${escaped(value)}</${p}v></${p}c>`;
    if (strings === "inline") return `<${p}c${at} t="inlineStr"><${p}is>${t(value)}</${p}is></${p}c>`;
    texts.push(richText(value));
    return `<${p}c${at} t="s"><${p}v>${texts.length - 1}</${p}v></${p}c>`;
  }

  function richText(value: string): string {
    const half = Math.ceil(value.length / 2);
    const [first, second] = [value.slice(0, half), value.slice(half)];
    if (strings === "runs")
      return `<${p}r>${t(first)}</${p}r><${p}r><${p}rPr><${p}b/><${p}strike val="0"/></${p}rPr>${t(second)}</${p}r>`;
    const reading =
      strings === "phonetic" ? `<${p}rPh sb="0" eb="1">${t("dú")}</${p}rPh><${p}phoneticPr fontId="1"/>` : "";
    return t(value) + reading;
  }

  function t(text: string): string {
    return `<${p}t xml:space="preserve">${escaped(text)}</${p}t>`;
  }
}

const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
