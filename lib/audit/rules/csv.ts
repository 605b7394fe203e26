import { safeText } from "@/lib/shared/safe-text";

function cell(value: string): string {
  const harmless = safeText(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;

/** Without it Excel reads a csv file in the system's old encoding. */
export const BYTE_ORDER_MARK = "\uFEFF";
