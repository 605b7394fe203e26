/** What a spreadsheet would take for a formula, in its full-width disguise too. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
  const harmless = FORMULA.test(value.normalize("NFKC")) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** Without it Excel reads a csv file in the system's old encoding. */
export const BYTE_ORDER_MARK = "\uFEFF";
