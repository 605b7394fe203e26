import type { CellValue } from "exceljs";
import { safeText } from "./safe-text";

export type Sheet = {
  readonly name: string;
  /** A line above the header, such as the as-of date. */
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Columns that stay in sight when scrolling. */
  readonly frozen?: number;
};

const safeCell = (value: string | number | null) => (typeof value === "string" ? safeText(value) : value);

/** The bytes of an xlsx file. Text cells are typed as text, and stay so when somebody edits them. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: Excel } = await import("exceljs");
  const book = new Excel.Workbook();
  for (const { name, note, head, rows, frozen = 1 } of sheets) {
    const page = book.addWorksheet(name, { views: [{ state: "frozen", xSplit: frozen, ySplit: note ? 2 : 1 }] });
    if (note) page.addRow([safeCell(note)]);
    page.addRow(head.map(safeCell)).font = { bold: true };
    for (const row of rows) {
      page.addRow(row.map(safeCell)).eachCell((cell: { value: CellValue; numFmt: string }) => {
        if (typeof cell.value === "string") cell.numFmt = "@";
      });
    }
    head.forEach((title, index) => {
      const widths = [title, ...rows.map((row) => row[index] ?? "")].map((value) => widthOf(String(value)));
      page.getColumn(index + 1).width = Math.min(60, widths.reduce((a, b) => Math.max(a, b), 0) + 2);
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Chinese characters are twice as wide. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);
