import type { PlanTableContent } from "../schema/content";

/** Code of the discrepancy that the portal itself enters when totals of a plan table are wrong. */
export const TOTALS = "plan-totals";

const figuresOf = ({ years, rows, printedTotals, printedGrandTotal }: PlanTableContent) => ({
  years,
  rows: rows.map(({ regionCode, values, printedTotal }) => ({ regionCode, values, printedTotal })),
  printedTotals,
  printedGrandTotal,
});

/** Whether every year, row and total is the same, so that what was ruled on the totals still holds. */
export const isSamePlan = (before: readonly PlanTableContent[], after: readonly PlanTableContent[]): boolean =>
  JSON.stringify(before.map(figuresOf)) === JSON.stringify(after.map(figuresOf));
