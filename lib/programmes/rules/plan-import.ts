import {
  cellAddress,
  findHeader,
  type Grid,
  gridLimits,
  isNote,
  isTotalLabel,
  type NumberReading,
  type PlanHeader,
  readNumber,
} from "./plan-grid";
import { checkPlanTable, type PlanCell, type PlanFigures, type PlanFiguresRow } from "./plan-table";
import { type AbsentUnit, type PlanUnit, tidyName, type UnitMatch, unitResolver } from "./unit-names";

type ImportProblemCode =
  | "noHeader"
  | "tooBig"
  | "duplicateYear"
  | "noRows"
  | "unitBlank"
  | "unitUnknown"
  | "unitUnknownNear"
  | "unitAmbiguous"
  | "unitLater"
  | "unitClosed"
  | "unitFormer"
  | "unitDuplicate"
  | "unitMissing"
  | "unitLevels"
  | "blank"
  | "negative"
  | "fraction"
  | "tooLarge"
  | "text"
  | "totalsTwice"
  | "totalWrong";

/** Advice: messages `programmes.import.<code>`. An error stops the import, a warning is shown before confirmation. */
export type ImportProblem = {
  readonly code: ImportProblemCode;
  readonly severity: "error" | "warning";
  /** `B3`; null when the problem is with the table as a whole. */
  readonly cell: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

export type PlanImport = {
  readonly problems: readonly ImportProblem[];
  /** Null as long as there is an error: nothing is imported by half. */
  readonly table: PlanFigures | null;
};

type Report = (
  code: ImportProblemCode,
  cell: string | null,
  params?: ImportProblem["params"],
  severity?: ImportProblem["severity"],
) => void;

type Line = { row: number; name: string; match: UnitMatch; numbers: (number | null)[]; total: number | null };

/** Reads a pasted or uploaded table and says everything that is wrong with it, cell by cell. Row keys are region codes. */
export function importPlan(
  grid: Grid,
  units: readonly PlanUnit[],
  parentNames: readonly string[] = [],
  absent: readonly AbsentUnit[] = [],
): PlanImport {
  const problems: ImportProblem[] = [];
  const report: Report = (code, cell, params = {}, severity = "error") =>
    problems.push({ code, severity, cell, params });

  if (grid.length > gridLimits.rows || grid.some((cells) => cells.length > gridLimits.columns)) {
    report("tooBig", null, { rows: gridLimits.rows, columns: gridLimits.columns });
    return { problems, table: null };
  }
  const header = findHeader(grid);
  if (!header) {
    report("noHeader", null);
    return { problems, table: null };
  }
  checkYears(header, report);
  const resolve = unitResolver(units, parentNames);
  const { lines, totals } = readLines(grid, header, resolve, report);
  if (lines.length === 0) report("noRows", cellAddress(header.row + 1, header.nameColumn));
  checkUnits(lines, header, { units, absent, parentNames }, report);
  if (problems.some(({ severity }) => severity === "error")) return { problems, table: null };

  const table = assemble(header, lines, totals);
  for (const { cell, printed, computed } of checkPlanTable(table).mismatches)
    report("totalWrong", addressOf(cell, header, lines, totals), { printed, computed }, "warning");
  return { problems, table: sortYears(table) };
}

function checkYears({ row, years }: PlanHeader, report: Report): void {
  for (const [index, { column, year }] of years.entries())
    if (years.findIndex((other) => other.year === year) < index)
      report("duplicateYear", cellAddress(row, column), { year });
}

type Totals = { row: number; numbers: (number | null)[]; total: number | null } | null;

function readLines(
  grid: Grid,
  header: PlanHeader,
  resolve: (name: string) => UnitMatch,
  report: Report,
): { lines: Line[]; totals: Totals } {
  const lines: Line[] = [];
  let totals: Totals = null;
  for (const [row, cells] of grid.entries()) {
    if (row <= header.row || cells.every((cell) => tidyName(cell) === "")) continue;
    const name = (cells[header.nameColumn] ?? "").trim();
    const label = name || (cells.find((cell) => tidyName(cell) !== "") ?? "");
    if (isNote(label) && header.years.every(({ column }) => tidyName(cells[column] ?? "") === "")) continue;
    const isTotal = isTotalLabel(label);
    if (isTotal && totals) {
      report("totalsTwice", cellAddress(row, header.nameColumn), { name: label });
      continue;
    }
    const numbers = header.years.map(({ column }) => number(cells, row, column, report));
    const total = header.totalColumn === null ? null : number(cells, row, header.totalColumn, report);
    if (isTotal) totals = { row, numbers, total };
    else lines.push({ row, name: tidyName(name), match: resolve(name), numbers, total });
  }
  return { lines, totals };
}

function number(cells: readonly string[], row: number, column: number, report: Report): number | null {
  const text = cells[column] ?? "";
  const reading: NumberReading = readNumber(text);
  if (reading.kind === "number") return reading.value;
  report(reading.kind, cellAddress(row, column), { text: text.trim().slice(0, 40) });
  return null;
}

type Known = { units: readonly PlanUnit[]; absent: readonly AbsentUnit[]; parentNames: readonly string[] };

function checkUnits(lines: readonly Line[], header: PlanHeader, known: Known, report: Report): void {
  const resolveAbsent = absentResolver(known);
  const firstRow = new Map<string, number>();
  for (const { row, name, match } of lines) {
    const cell = cellAddress(row, header.nameColumn);
    if (name === "") report("unitBlank", cell);
    else if (match.kind === "ambiguous") report("unitAmbiguous", cell, { name, units: list(match.units) });
    else if (match.kind === "unknown" && resolveAbsent(name, cell, report)) continue;
    else if (match.kind === "unknown" && match.nearest.length > 0)
      report("unitUnknownNear", cell, { name, nearest: list(match.nearest) });
    else if (match.kind === "unknown") report("unitUnknown", cell, { name });
    else {
      const earlier = firstRow.get(match.unit.code);
      if (earlier !== undefined)
        report("unitDuplicate", cell, { name, first: cellAddress(earlier, header.nameColumn) });
      else firstRow.set(match.unit.code, row);
      if (match.former) report("unitFormer", cell, { name, now: match.unit.name }, "warning");
    }
  }
  checkCompleteness(lines, known.units, firstRow, report);
}

/** Says of a unit that does not exist on the day when it did; false for a name that no unit has. */
function absentResolver({ absent, parentNames }: Known): (name: string, cell: string, report: Report) => boolean {
  const resolve = unitResolver(absent, parentNames);
  return (name, cell, report) => {
    const match = resolve(name);
    const unit = match.kind === "found" ? absent.find(({ code }) => code === match.unit.code) : undefined;
    if (!unit) return false;
    if ("since" in unit) report("unitLater", cell, { name: unit.name, day: unit.since });
    else report("unitClosed", cell, { name: unit.name, day: unit.until });
    return true;
  };
}

/** A table plans units of one level; the units of that level that it leaves out are named. */
function checkCompleteness(
  lines: readonly Line[],
  units: readonly PlanUnit[],
  found: ReadonlyMap<string, number>,
  report: Report,
): void {
  const levels = new Set(lines.flatMap(({ match }) => (match.kind === "found" ? [match.unit.level] : [])));
  if (levels.size > 1) report("unitLevels", null);
  for (const unit of units)
    if (levels.size === 1 && levels.has(unit.level) && !found.has(unit.code))
      report("unitMissing", null, { name: unit.name }, "warning");
}

const list = (units: readonly PlanUnit[]): string => units.map(({ name, code }) => `${name} ${code}`).join("、");

function assemble(header: PlanHeader, lines: readonly Line[], totals: Totals): PlanFigures {
  const rows: PlanFiguresRow[] = lines.flatMap(({ name, match, numbers, total }) =>
    match.kind === "found"
      ? [{ key: match.unit.code, label: name, values: numbers.map((n) => n ?? 0), printedTotal: total }]
      : [],
  );
  return {
    years: header.years.map(({ year }) => year),
    rows,
    printedTotals: totals ? totals.numbers.map((n) => n ?? 0) : [],
    printedGrandTotal: totals?.total ?? null,
  };
}

function addressOf(cell: PlanCell, header: PlanHeader, lines: readonly Line[], totals: Totals): string {
  const row = "row" in cell ? lines[cell.row]?.row : totals?.row;
  const column = "column" in cell ? header.years[cell.column]?.column : header.totalColumn;
  return cellAddress(row ?? 0, column ?? 0);
}

/** Years run left to right in the portal, whatever their order in the file. */
function sortYears(table: PlanFigures): PlanFigures {
  const order = table.years.map((year, index) => ({ year, index })).sort((a, b) => a.year - b.year);
  const pick = (numbers: readonly number[]) =>
    numbers.length === 0 ? [] : order.map(({ index }) => numbers[index] ?? 0);
  return {
    ...table,
    years: order.map(({ year }) => year),
    rows: table.rows.map((row) => ({ ...row, values: pick(row.values) })),
    printedTotals: pick(table.printedTotals),
  };
}
