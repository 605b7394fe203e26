import ExcelJS from "exceljs";

export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** A workbook of plain cells. What begins like a formula is text and stays text when somebody edits the cell (format `@`). */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const { name, head, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: "frozen", xSplit: 1, ySplit: 1 }] });
    sheet.addRow(head).font = { bold: true };
    for (const row of rows) sheet.addRow(row);
    head.forEach((title, index) => {
      const longest = Math.max(
        ...[title, ...rows.map((row) => row[index] ?? "")].map((value) => widthOf(String(value))),
      );
      sheet.getColumn(index + 1).width = Math.min(60, longest + 2);
    });
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (typeof cell.value === "string" && /^[=+\-@\t\r]/.test(cell.value)) cell.numFmt = "@";
      }),
    );
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Chinese characters are twice as wide. */
const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);
