import { type PlanFloor, reachesFloor } from "./floor";

/** A table of numbers to build, by unit and year, with the totals as printed. */
export type PlanFigures = {
  readonly years: readonly number[];
  readonly rows: readonly PlanFiguresRow[];
  /** By year; empty when the document prints none. */
  readonly printedTotals: readonly number[];
  readonly printedGrandTotal: number | null;
};

export type PlanFiguresRow = {
  readonly key: string;
  readonly label: string;
  /** By year, in the order of `years`. */
  readonly values: readonly number[];
  readonly printedTotal: number | null;
};

/** `rows`: totals are the sums of the rows. `printed`: totals are those the document prints. */
export const planReadings = ["rows", "printed"] as const;
export type PlanReading = (typeof planReadings)[number];

/** A number of the table: a cell, a row's total, a year's total or the grand total. */
export type PlanCell =
  | { readonly kind: "cell"; readonly row: number; readonly column: number }
  | { readonly kind: "rowTotal"; readonly row: number }
  | { readonly kind: "columnTotal"; readonly column: number }
  | { readonly kind: "grandTotal" };

type PlanMismatch = {
  readonly cell: PlanCell;
  readonly printed: number;
  readonly computed: number;
  /** Printed less computed. */
  readonly difference: number;
};

export type PlanCheck = {
  readonly rowSums: readonly number[];
  readonly columnSums: readonly number[];
  readonly sum: number;
  readonly mismatches: readonly PlanMismatch[];
  /** Totals of one kind are wrong, yet their errors add up to nothing, so that the total above them looks right. */
  readonly cancel: { readonly rowTotals: boolean; readonly columnTotals: boolean };
};

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const columnSum = (table: PlanFigures, column: number): number =>
  sumOf(table.rows.map((row) => row.values[column] ?? 0));

/** Adds the table up and compares every printed total with what it should be. */
export function checkPlanTable(table: PlanFigures): PlanCheck {
  const rowSums = table.rows.map((row) => sumOf(row.values));
  const columnSums = table.years.map((_, column) => columnSum(table, column));
  const sum = sumOf(rowSums);
  const rowMismatches = table.rows.flatMap((row, index) =>
    mismatch({ kind: "rowTotal", row: index }, row.printedTotal, rowSums[index] ?? 0),
  );
  const columnMismatches = table.printedTotals.flatMap((printed, column) =>
    mismatch({ kind: "columnTotal", column }, printed, columnSums[column] ?? 0),
  );
  return {
    rowSums,
    columnSums,
    sum,
    mismatches: [
      ...rowMismatches,
      ...columnMismatches,
      ...mismatch({ kind: "grandTotal" }, table.printedGrandTotal, sum),
    ],
    cancel: { rowTotals: cancels(rowMismatches), columnTotals: cancels(columnMismatches) },
  };
}

function mismatch(cell: PlanCell, printed: number | null, computed: number): PlanMismatch[] {
  if (printed === null || printed === computed) return [];
  return [{ cell, printed, computed, difference: printed - computed }];
}

const cancels = (mismatches: readonly PlanMismatch[]): boolean =>
  mismatches.length > 1 && sumOf(mismatches.map(({ difference }) => difference)) === 0;

/** What is to be built in each year under a reading; without printed totals both readings are the rows. */
export function plannedByYear(table: PlanFigures, reading: PlanReading): number[] {
  return table.years.map((_, column) =>
    reading === "printed" && table.printedTotals.length > 0
      ? (table.printedTotals[column] ?? 0)
      : columnSum(table, column),
  );
}

export function plannedInAll(table: PlanFigures, reading: PlanReading): number {
  const printed = reading === "printed" ? table.printedGrandTotal : null;
  return printed ?? sumOf(table.rows.map((row) => sumOf(row.values)));
}

export function cumulative(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}

export type CumulativePlan = {
  readonly year: number;
  readonly planned: number;
  readonly total: number;
  /** Of the table's total, in percent; null when that is nothing. */
  readonly percent: number | null;
};

/** Plan up to the end of each year, and its share of the whole under the same reading. */
export function cumulativePlan(table: PlanFigures, reading: PlanReading): CumulativePlan[] {
  const planned = plannedByYear(table, reading);
  const totals = cumulative(planned);
  const all = plannedInAll(table, reading);
  return table.years.map((year, index) => ({
    year,
    planned: planned[index] ?? 0,
    total: totals[index] ?? 0,
    percent: all > 0 ? ((totals[index] ?? 0) / all) * 100 : null,
  }));
}

export type ReadingVerdict = {
  readonly year: number;
  readonly reading: PlanReading;
  readonly planned: number;
  readonly built: number;
  readonly planMet: boolean;
  /** Null when the document sets no floor for the year. */
  readonly floorMet: boolean | null;
};

/**
 * Verdicts at each year's end under both readings. `built` holds the stations built by the end of each year; a year
 * that has not ended is left out of it, and gets no verdict.
 */
export function verdictsByReading(
  table: PlanFigures,
  floors: readonly PlanFloor[],
  built: ReadonlyMap<number, number>,
): ReadingVerdict[] {
  return planReadings.flatMap((reading) => {
    const whole = plannedInAll(table, reading);
    return cumulativePlan(table, reading).flatMap(({ year, total }) => {
      const count = built.get(year);
      if (count === undefined) return [];
      const floor = floors.find((candidate) => candidate.year === year);
      return [
        {
          year,
          reading,
          planned: total,
          built: count,
          planMet: count >= total,
          floorMet: floor ? reachesFloor(count, whole, floor.points) : null,
        },
      ];
    });
  });
}

/** Years whose verdict depends on which reading is followed. */
export function verdictsThatDiffer(verdicts: readonly ReadingVerdict[]): number[] {
  const years = [...new Set(verdicts.map(({ year }) => year))];
  return years.filter((year) => {
    const ofYear = verdicts.filter((verdict) => verdict.year === year);
    return new Set(ofYear.map(({ planMet, floorMet }) => `${planMet} ${floorMet}`)).size > 1;
  });
}
