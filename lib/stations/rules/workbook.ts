import type { CellValue } from "exceljs";

type Sheet = {
  sheet: string;
  note: string;
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
};

/** What a spreadsheet would take for a formula, also after a detour through csv. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text stays text: a cell that looks like a formula is set apart by an apostrophe, and every text cell is typed as text. */
const safeCell = (value: string | number | null): CellValue =>
  typeof value === "string" && FORMULA.test(value.normalize("NFKC")) ? `'${value}` : value;

/** A note, a header row and the rows, as the bytes of an xlsx file. */
export async function workbookOf({ sheet, note, header, rows }: Sheet): Promise<ArrayBuffer> {
  const { default: Excel } = await import("exceljs");
  const workbook = new Excel.Workbook();
  const page = workbook.addWorksheet(sheet, { views: [{ state: "frozen", xSplit: 2, ySplit: 2 }] });
  page.addRow([safeCell(note)]);
  page.addRow(header.map(safeCell)).font = { bold: true };
  for (const row of rows) {
    const added = page.addRow(row.map(safeCell));
    added.eachCell((cell) => {
      if (typeof cell.value === "string") cell.numFmt = "@";
    });
  }
  header.forEach((title, index) => {
    const longest = Math.max(title.length, ...rows.map((row) => String(row[index] ?? "").length));
    page.getColumn(index + 1).width = Math.min(50, 4 + longest * 1.8);
  });
  return workbook.xlsx.writeBuffer();
}
