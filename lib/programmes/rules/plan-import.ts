import { cleanLine, foldName } from "@/lib/shared/folding";
import { markOf } from "@/lib/shared/spreadsheet/marks";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { besideNames, withNameColumn } from "./plan-beside";
import { findHeader, type PlanHeader } from "./plan-columns";
import { cellAddress, gridLimits, isNote, isTotalLabel, type NumberReading, readNumber } from "./plan-grid";
import { type ImportProblem, type ImportProblemCode, isError, type Report, shortened } from "./plan-problems";
import { checkPlanTable, type PlanCell, type PlanFigures, type PlanFiguresRow } from "./plan-table";
import {
  type AbsentUnit,
  type PlanUnit,
  tellingNames,
  type UnitMatch,
  type UnitResolver,
  unitResolver,
} from "./unit-names";

export type PlanImport = {
  readonly problems: readonly ImportProblem[];
  /** Null as long as there is an error: nothing is imported by half. */
  readonly table: PlanFigures | null;
};

const MOST_NAMED = 6;

type Line = {
  row: number;
  name: string;
  mark: ReturnType<typeof markOf>;
  beside: readonly string[];
  match: UnitMatch;
  numbers: (number | null)[];
  total: number | null;
};

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
  const read = readTable(grid, { units, absent, parentNames }, report);
  if (!read || problems.some(isError)) return { problems: shortened(problems), table: null };
  const table = assemble(read);
  for (const { cell, printed, computed } of checkPlanTable(table).mismatches)
    report("totalWrong", addressOf(cell, read), { printed, computed }, "warning");
  return { problems: shortened(problems), table: sortYears(table) };
}

/**
 * The same against units of several levels, the highest first: that of the fewest errors. Of equals the highest, but
 * for a table that names units of two levels side by side, which plans the lower ones.
 */
export function importPlanAt(
  grid: Grid,
  levels: readonly (readonly PlanUnit[])[],
  parentNames: readonly string[],
  absent: readonly AbsentUnit[] = [],
): PlanImport {
  const readings = levels.map((units) => importPlan(grid, units, parentNames, absent));
  if ((findHeader(grid)?.besideColumns.length ?? 0) > 0) readings.reverse();
  const errors = ({ problems }: PlanImport) => problems.filter(isError).length;
  return readings.reduce((best, reading) => (errors(reading) < errors(best) ? reading : best));
}

type Known = { units: readonly PlanUnit[]; absent: readonly AbsentUnit[]; parentNames: readonly string[] };

/** Null where no table was found. */
function readTable(grid: Grid, known: Known, report: Report): Reading | null {
  if (grid.length > gridLimits.rows || grid.some((cells) => cells.length > gridLimits.columns)) {
    report("tooBig", null, { rows: gridLimits.rows, columns: gridLimits.columns });
    return null;
  }
  const found = findHeader(grid);
  if (!found) {
    report("noHeader", null);
    return null;
  }
  const resolve = unitResolver(known.units, known.parentNames);
  const header = withNameColumn(found, grid, resolve);
  checkColumns(header, report);
  const reading = readLines(grid, header, resolve, known, report);
  if (reading.lines.length === 0) report("noRows", cellAddress(header.row + 1, header.nameColumn));
  checkUnits(reading, known, report);
  return reading;
}

function checkColumns({ row, years, others }: PlanHeader, report: Report): void {
  for (const [index, { column, year }] of years.entries())
    if (years.findIndex((other) => other.year === year) < index)
      report("duplicateYear", cellAddress(row, column), { year });
  for (const { column, label, mayBeYear, row: first } of others) {
    const name = label.slice(0, 40);
    if (label === "") report("numberStray", cellAddress(first, column));
    else if (mayBeYear) report("columnUnread", cellAddress(row, column), { name });
    else report("columnIgnored", cellAddress(row, column), { name }, "warning");
  }
}

type Totals = { row: number; numbers: (number | null)[]; total: number | null } | null;
type Reading = { header: PlanHeader; lines: Line[]; totals: Totals };

function readLines(
  grid: Grid,
  header: PlanHeader,
  resolve: UnitResolver,
  { parentNames }: Known,
  report: Report,
): Reading {
  const beside = besideNames(grid, header);
  const whole = foldName(parentNames[0] ?? "");
  const lines: Line[] = [];
  let totals: Totals = null;
  for (const [row, cells] of grid.entries()) {
    if (row <= header.row || cells.every((cell) => foldName(cell) === "")) continue;
    const name = (cells[header.nameColumn] ?? "").trim();
    const label = name || (cells.find((cell) => foldName(cell) !== "") ?? "");
    const isEmpty = header.years.every(({ column }) => readNumber(cells[column] ?? "").kind === "blank");
    if (isEmpty && isNote(label)) continue;
    const isTotal = isTotalLabel(label) || (whole !== "" && foldName(label) === whole);
    if (isTotal && totals) {
      report("totalsTwice", cellAddress(row, header.nameColumn), { name: label.slice(0, 40) });
      continue;
    }
    const match = resolve(name, beside[row]);
    // Of a line of text that is no unit, such as who filled the table in, it is enough to say that once.
    const isText = match.kind === "unknown" && isEmpty;
    const read = (column: number, ifBlank: ImportProblemCode | null) =>
      number(cells, row, column, ifBlank, isText ? () => {} : report);
    // A table may print the grand total alone, but not some of its years' totals.
    const numbers = header.years.map(({ column }) => read(column, !isTotal ? "blank" : isEmpty ? null : "totalBlank"));
    const total = header.totalColumn === null ? null : read(header.totalColumn, null);
    if (isTotal) totals = { row, numbers: isEmpty ? [] : numbers, total };
    else {
      const written = cleanLine(name).replace(/\s+/gu, "");
      lines.push({ row, name: written, mark: markOf(name), beside: beside[row] ?? [], match, numbers, total });
    }
  }
  return { header, lines, totals };
}

function number(
  cells: readonly string[],
  row: number,
  column: number,
  ifBlank: ImportProblemCode | null,
  report: Report,
): number | null {
  const text = cells[column] ?? "";
  const reading: NumberReading = readNumber(text);
  if (reading.kind === "number") return reading.value;
  const code = reading.kind === "blank" ? ifBlank : reading.kind;
  if (code) report(code, cellAddress(row, column), { text: text.trim().slice(0, 40) });
  return null;
}

function checkUnits({ lines, header }: Reading, known: Known, report: Report): void {
  const resolveAbsent = absentResolver(known);
  const firstRow = new Map<string, number>();
  const nameOf = tellingNames(known.units);
  const list = (units: readonly PlanUnit[]): string =>
    units
      .slice(0, MOST_NAMED)
      .map((unit) => `${nameOf(unit)} ${unit.code}`)
      .join("、") + (units.length > MOST_NAMED ? "…" : "");
  for (const { row, name: written, mark, beside, match } of lines) {
    const name = written.slice(0, 40);
    const cell = cellAddress(row, header.nameColumn);
    if (name === "") report("unitBlank", cell);
    else if (mark) report(mark, cell, { text: name });
    else if (match.kind === "ambiguous") report("unitAmbiguous", cell, { name, units: list(match.units) });
    else if (match.kind === "unknown" && resolveAbsent(written, beside, cell, report)) continue;
    else if (match.kind === "unknown") {
      const nearest = match.nearest();
      if (nearest.length > 0) report("unitUnknownNear", cell, { name, nearest: list(nearest) });
      else report("unitUnknown", cell, { name });
    } else {
      const earlier = firstRow.get(match.unit.code);
      if (earlier !== undefined)
        report("unitDuplicate", cell, { name, first: cellAddress(earlier, header.nameColumn) });
      else firstRow.set(match.unit.code, row);
      if (match.former) report("unitFormer", cell, { name, now: match.unit.name }, "warning");
    }
  }
  const [top, bottom] = [lines[0], lines.at(-1)];
  if (top && bottom)
    checkCompleteness(
      lines,
      known.units,
      firstRow,
      `${cellAddress(top.row, header.nameColumn)}:${cellAddress(bottom.row, header.nameColumn)}`,
      report,
    );
}

/** Says of a unit that does not exist on the day when it did; false for a name that no unit has. */
function absentResolver({
  absent,
  parentNames,
}: Known): (name: string, beside: readonly string[], cell: string, report: Report) => boolean {
  const resolve = unitResolver(absent, parentNames);
  const byCode = new Map(absent.map((unit) => [unit.code, unit]));
  return (name, beside, cell, report) => {
    const match = resolve(name, beside);
    const unit = match.kind === "found" ? byCode.get(match.unit.code) : undefined;
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
  names: string,
  report: Report,
): void {
  const nameOf = tellingNames(units);
  const levels = new Set(lines.flatMap(({ match }) => (match.kind === "found" ? [match.unit.level] : [])));
  if (levels.size > 1) report("unitLevels", names);
  for (const unit of units)
    if (levels.size === 1 && levels.has(unit.level) && !found.has(unit.code))
      report("unitMissing", names, { name: nameOf(unit) }, "warning");
}

function assemble({ header, lines, totals }: Reading): PlanFigures {
  const times = new Map<string, number>();
  for (const { name } of lines) times.set(name, (times.get(name) ?? 0) + 1);
  // One name in several counties reads right only with the county before it.
  const labelOf = (name: string, unit: PlanUnit) =>
    (times.get(name) ?? 0) > 1 ? `${unit.above?.[0] ?? ""}${name}` : name;
  const rows: PlanFiguresRow[] = lines.flatMap(({ name, match, numbers, total }) =>
    match.kind === "found"
      ? [
          {
            key: match.unit.code,
            label: labelOf(name, match.unit),
            values: numbers.map((n) => n ?? 0),
            printedTotal: total,
          },
        ]
      : [],
  );
  return {
    years: header.years.map(({ year }) => year),
    rows,
    printedTotals: totals ? totals.numbers.map((n) => n ?? 0) : [],
    printedGrandTotal: totals?.total ?? null,
  };
}

function addressOf(cell: PlanCell, { header, lines, totals }: Reading): string {
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
