/** What a spreadsheet would take for a formula, in its full-width disguise too. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** Text for a cell of an export: one that looks like a formula is set apart by an apostrophe. */
export const safeText = (text: string): string => (FORMULA.test(text.normalize("NFKC")) ? `'${text}` : text);
