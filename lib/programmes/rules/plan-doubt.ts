type PlanNumbers = {
  readonly years: readonly number[];
  readonly rows: readonly { regionCode: string; values: readonly number[]; printedTotal: number | null }[];
  readonly printedTotals: readonly number[];
  readonly printedGrandTotal: number | null;
};

const TOTALS = /^plan-totals(?:-\d+)?$/;

/** Whether it is the discrepancy that the portal itself enters when totals of a plan table are wrong. */
export const isTotalsDoubt = ({ code, planTable }: { code: string; planTable: number | null }): boolean =>
  planTable !== null && TOTALS.test(code);

/** `plan-totals`, or the next of that name that is free. */
export function totalsCode(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const code = number === 1 ? "plan-totals" : `plan-totals-${number}`;
    if (!taken.includes(code)) return code;
  }
}

const figuresOf = ({ years, rows, printedTotals, printedGrandTotal }: PlanNumbers) => ({
  years,
  rows: rows.map(({ regionCode, values, printedTotal }) => ({ regionCode, values, printedTotal })),
  printedTotals,
  printedGrandTotal,
});

/** Whether every year, row and total is the same, so that what was ruled on the totals still holds. */
export const isSamePlan = (before: PlanNumbers | undefined, after: PlanNumbers | undefined): boolean =>
  before !== undefined && after !== undefined && JSON.stringify(figuresOf(before)) === JSON.stringify(figuresOf(after));
