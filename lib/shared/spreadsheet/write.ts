import { type CellValue, type ColumnDef, type WriteSheet, writeXlsx, writeXlsxStream } from "hucre/xlsx";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";
import { escapedText, sheetNames } from "./write-text";

/** `moment` is an instant, written as China's clocks showed it: Excel knows no zones. */
export type WrittenCell = string | number | null | { readonly day: IsoDate } | { readonly moment: string };

type SheetHead = {
  readonly name: string;
  /** Lines above the header: what the figures are of, and what is in doubt about them. */
  readonly notes: readonly string[];
  readonly head: readonly string[];
};

export type Sheet = SheetHead & {
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Columns that stay in sight when scrolling. */
  readonly frozen?: number;
};

const TEXT = "@";
const DAY = "yyyy-mm-dd";
const MOMENT = "yyyy-mm-dd hh:mm:ss";
const BOLD = { font: { bold: true }, numFmt: TEXT };

function writtenValue(cell: WrittenCell): CellValue {
  if (typeof cell === "string") return escapedText(cell);
  if (cell === null || typeof cell === "number") return cell;
  return "day" in cell ? toDbDate(cell.day) : new Date(Date.parse(cell.moment) + 8 * 3_600_000);
}

const formatOf = (cell: WrittenCell): string | undefined =>
  typeof cell === "string"
    ? TEXT
    : cell === null || typeof cell === "number"
      ? undefined
      : "day" in cell
        ? DAY
        : MOMENT;

/** The bytes of an xlsx file. A text is typed as text, and stays so when somebody edits it; its value is what was given. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsx({ sheets: sheets.map((sheet, index) => written(sheet, names[index] ?? "")) }) as Promise<
    Uint8Array<ArrayBuffer>
  >;
}

function written({ notes, head, rows, frozen = 1 }: Sheet, name: string): WriteSheet {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const columns = head.map((title, column): ColumnDef => {
    const formats = new Set(rows.flatMap((row) => (row[column] === null ? [] : [formatOf(row[column] ?? null)])));
    const widest = rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? null)), widthOf(title));
    const [format] = formats;
    // A number in a column of texts would become one when somebody edits it.
    if (formats.size > 1)
      for (const [index, row] of rows.entries()) {
        const own = formatOf(row[column] ?? null);
        if (own) cells.set(`${notes.length + 1 + index},${column}`, { style: { numFmt: own } });
      }
    return { width: Math.min(60, widest + 2), numFmt: formats.size === 1 ? format : undefined };
  });
  for (const [line] of notes.entries()) cells.set(`${line},0`, { style: { numFmt: TEXT } });
  for (const [column] of head.entries()) cells.set(`${notes.length},${column}`, { style: BOLD });
  return {
    name,
    columns,
    cells,
    rows: [...headRows({ notes, head }), ...rows.map((row) => row.map(writtenValue))],
    freezePane: { rows: notes.length + 1, columns: frozen },
  };
}

const headRows = ({ notes, head }: Pick<SheetHead, "notes" | "head">): CellValue[][] => [
  ...notes.map((note) => [escapedText(note)]),
  head.map(escapedText),
];

/** Chinese characters are twice as wide. */
const widthOf = (cell: WrittenCell): number =>
  cell !== null && typeof cell === "object"
    ? 19
    : Array.from(String(cell ?? "").slice(0, 60)).reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);

type StreamedSheet = SheetHead & {
  readonly rows: AsyncIterable<readonly WrittenCell[]>;
  /** Each column's width, and whether it holds moments instead of texts. */
  readonly columns: readonly { readonly width: number; readonly moments?: boolean }[];
};

/** One sheet, written while it is read, however long it becomes; what Excel cannot hold on one sheet goes on to a next. */
export function streamedWorkbook({ name, notes, head, rows, columns }: StreamedSheet): ReadableStream<Uint8Array> {
  async function* all() {
    yield* headRows({ notes, head });
    for await (const row of rows) yield row.map(writtenValue);
  }
  return writeXlsxStream(all(), {
    name: sheetNames([name])[0] ?? name,
    columns: columns.map(({ width, moments }) => ({ width, numFmt: moments ? MOMENT : TEXT })),
    freezePane: { rows: notes.length + 1 },
    repeatHeaders: false,
  });
}
