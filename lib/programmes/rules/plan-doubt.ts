type PlanNumbers = {
  readonly years: readonly number[];
  readonly rows: readonly { regionCode: string; values: readonly number[]; printedTotal: number | null }[];
  readonly printedTotals: readonly number[];
  readonly printedGrandTotal: number | null;
};

/** Code of the discrepancy that the portal itself enters when totals of a plan table are wrong. */
export const TOTALS = "plan-totals";

const figuresOf = ({ years, rows, printedTotals, printedGrandTotal }: PlanNumbers) => ({
  years,
  rows: rows.map(({ regionCode, values, printedTotal }) => ({ regionCode, values, printedTotal })),
  printedTotals,
  printedGrandTotal,
});

/** Whether every year, row and total is the same, so that what was ruled on the totals still holds. */
export const isSamePlan = (before: readonly PlanNumbers[], after: readonly PlanNumbers[]): boolean =>
  JSON.stringify(before.map(figuresOf)) === JSON.stringify(after.map(figuresOf));
