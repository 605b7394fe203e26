import { type Cell, type CellSource, cellText, isUnseen } from "./cell";
import { TextGatherer } from "./texts";
import { scanXml, type XmlPart } from "./xml-scan";

export type SheetLimits = { readonly rows: number; readonly columns: number };

/** `label` is the first text that stands there. Rows and columns are counted from nought. */
type Hidden = { readonly index: number; readonly label: string };

export type SheetContent = {
  /** What is seen, cell by cell; what is hidden is left empty, so that every other cell keeps its place. */
  readonly rows: readonly (readonly string[])[];
  /** Where something stands that is not seen. */
  readonly hidden: {
    readonly rows: readonly Hidden[];
    readonly columns: readonly Hidden[];
    readonly cells: readonly { readonly row: number; readonly column: number }[];
  };
};

type Tag = Extract<XmlPart, { kind: "open" | "empty" }>;

/** The first rows and columns of a sheet. What lies beyond by one is read too, so that it can be told. */
export function readSheet(xml: string, source: CellSource, limits: SheetLimits): SheetContent {
  const rows: string[][] = [];
  const [hiddenRows, hiddenColumns] = [new Set<number>(), new Set<number>()];
  const unseen: { row: number; column: number }[] = [];
  const gatherer = new TextGatherer();
  let [row, column] = [-1, -1];
  let isPlaced = true;
  let cell: Cell | null = null;
  let inside = "";
  const finish = () => {
    if (!cell || row < 0) return;
    cell.inline = gatherer.runs();
    const text = cellText(cell, source);
    const cells = rows[row] ?? [];
    rows[row] = cells;
    if (text.trim() !== "" && isUnseen(cell, source)) unseen.push({ row, column });
    else cells[column] = text;
    cell = null;
  };
  for (const part of scanXml(xml)) {
    if (part.kind === "text") {
      if (cell && inside === "v") cell.value = (cell.value ?? "") + part.text;
      else if (cell && inside === "f") cell.formula = (cell.formula ?? "") + part.text;
      else if (cell && inside === "is") gatherer.take(part);
      continue;
    }
    const { kind, name } = part;
    if (kind === "close") {
      if (name === "c") finish();
      if (name === "sheetData") break;
      if (inside === "is" && name !== "is") gatherer.take(part);
      else inside = "";
    } else if (name === "col") noteColumns(part, hiddenColumns, limits.columns);
    else if (name === "row") {
      isPlaced = part.attribute("r") !== undefined;
      row = positive(part.attribute("r"), row + 2) - 1;
      column = -1;
      if (row > limits.rows) break;
      if (isHidden(part, "ht")) hiddenRows.add(row);
    } else if (name === "c") {
      const address = part.attribute("r");
      column = columnOf(address) ?? column + 1;
      // Some writers place the cells alone.
      if (!isPlaced) row = Math.max(row, positive(/\d+$/.exec(address ?? "")?.[0], row + 1) - 1);
      cell = kind === "open" && row >= 0 && row <= limits.rows && column <= limits.columns ? newCell(part) : null;
      inside = "";
    } else if (inside === "is") gatherer.take(part);
    else if (cell && name === "f") {
      cell.formula ??= "";
      inside = kind === "open" ? "f" : "";
    } else if (cell && (name === "v" || name === "is")) {
      if (name === "v") cell.value ??= "";
      inside = kind === "open" ? name : "";
    }
  }
  return withoutHidden(rows, hiddenRows, hiddenColumns, unseen);
}

const newCell = (tag: Tag): Cell => ({
  type: tag.attribute("t") ?? "n",
  style: Number(tag.attribute("s") ?? 0),
  value: null,
  inline: [],
  formula: null,
});

const isHidden = (tag: Tag, size: "ht" | "width"): boolean =>
  /^(1|true)$/.test(tag.attribute("hidden") ?? "") || Number(tag.attribute(size) ?? 1) === 0;

function noteColumns(tag: Tag, hidden: Set<number>, last: number): void {
  if (!isHidden(tag, "width")) return;
  const from = positive(tag.attribute("min"), 1);
  const to = Math.min(positive(tag.attribute("max"), from), last + 1);
  for (let column = from; column <= to; column++) hidden.add(column - 1);
}

function withoutHidden(
  rows: readonly (readonly string[])[],
  hiddenRows: ReadonlySet<number>,
  hiddenColumns: ReadonlySet<number>,
  cells: SheetContent["hidden"]["cells"],
): SheetContent {
  const full = Array.from(rows, (row) => Array.from(row ?? [], (text) => text ?? ""));
  const holds = (text: string | undefined) => (text ?? "").trim() !== "";
  const found = (index: number, texts: readonly (string | undefined)[]): Hidden[] => {
    const label = texts.find(holds);
    return label === undefined ? [] : [{ index, label: label.trim() }];
  };
  const shown = full.map((row, index) =>
    hiddenRows.has(index) ? [] : row.map((text, column) => (hiddenColumns.has(column) ? "" : text)),
  );
  return {
    rows: shown,
    hidden: {
      rows: [...hiddenRows].flatMap((index) => found(index, full[index] ?? [])),
      columns: [...hiddenColumns].flatMap((index) =>
        found(
          index,
          full.map((row) => row[index]),
        ),
      ),
      cells,
    },
  };
}

const positive = (text: string | undefined, fallback: number): number => {
  const number = Number(text ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : fallback;
};

/** `C7` is 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/i.exec(reference ?? "")?.[1]?.toUpperCase();
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
