import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanRepair, smallestRepairs } from "@/lib/programmes/rules/plan-repairs";
import { checkPlanTable, type PlanCell, type PlanFigures } from "@/lib/programmes/rules/plan-table";
import { jingmenTable, planArbitrary } from "../../support/factories/programmes";

function cellsOf(table: PlanFigures): { cell: PlanCell; value: number }[] {
  return [
    ...table.rows.flatMap((row, r) => [
      ...row.values.map((value, column) => ({ cell: { kind: "cell", row: r, column } as const, value })),
      ...(row.printedTotal === null ? [] : [{ cell: { kind: "rowTotal", row: r } as const, value: row.printedTotal }]),
    ]),
    ...table.printedTotals.map((value, column) => ({ cell: { kind: "columnTotal", column } as const, value })),
    ...(table.printedGrandTotal === null
      ? []
      : [{ cell: { kind: "grandTotal" } as const, value: table.printedGrandTotal }]),
  ];
}

function put(table: PlanFigures, cell: PlanCell, value: number): PlanFigures {
  const replace = (numbers: readonly number[], at: number) => numbers.map((n, index) => (index === at ? value : n));
  if (cell.kind === "grandTotal") return { ...table, printedGrandTotal: value };
  if (cell.kind === "columnTotal") return { ...table, printedTotals: replace(table.printedTotals, cell.column) };
  return {
    ...table,
    rows: table.rows.map((row, index) => {
      if (index !== cell.row) return row;
      return cell.kind === "rowTotal"
        ? { ...row, printedTotal: value }
        : { ...row, values: replace(row.values, cell.column) };
    }),
  };
}

const isConsistent = (table: PlanFigures) => checkPlanTable(table).mismatches.length === 0;

/** Every choice of up to `most` numbers and every value up to `largest`, smallest choices first. */
function bruteForce(table: PlanFigures, most: number, largest: number): [PlanCell, number][][] | null {
  const cells = cellsOf(table);
  for (let size = 0; size <= most; size++) {
    const found: [PlanCell, number][][] = [];
    const choose = (from: number, current: PlanFigures, changes: [PlanCell, number][]) => {
      if (changes.length === size) {
        if (isConsistent(current)) found.push(changes);
        return;
      }
      for (let index = from; index < cells.length; index++) {
        const entry = cells[index];
        if (!entry) continue;
        for (let value = 0; value <= largest; value++)
          if (value !== entry.value)
            choose(index + 1, put(current, entry.cell, value), [...changes, [entry.cell, value]]);
      }
    };
    choose(0, table, []);
    if (found.length > 0) return found;
  }
  return null;
}

/** Two cells of a column whose rows print no totals (or of a row whose columns print none) can share a change at will. */
function isForced(changes: readonly [PlanCell, number][], blank: { rows: boolean; columns: boolean }): boolean {
  const [a, b] = changes.map(([cell]) => cell);
  if (a?.kind !== "cell" || b?.kind !== "cell") return true;
  return !(blank.rows && a.column === b.column) && !(blank.columns && a.row === b.row);
}

const textOf = (changes: readonly [PlanCell, number][]) =>
  changes
    .map(([cell, to]) => `${JSON.stringify(cell)}=${to}`)
    .sort()
    .join(" ");
const asText = (repair: PlanRepair) => textOf(repair.map(({ cell, to }) => [cell, to]));

describe("smallest repairs", () => {
  it("of Jingmen's table are the two totals, or one station moved from 2024 to 2022 in one of five rows", () => {
    const { size, repairs, complete } = smallestRepairs(jingmenTable);
    expect({ size, complete }).toEqual({ size: 2, complete: true });
    const totals = textOf([
      [{ kind: "columnTotal", column: 1 }, 11],
      [{ kind: "columnTotal", column: 3 }, 15],
    ]);
    const rows = jingmenTable.rows.slice(0, 5).map(({ values }, row) =>
      textOf([
        [{ kind: "cell", row, column: 1 }, (values[1] ?? 0) + 1],
        [{ kind: "cell", row, column: 3 }, (values[3] ?? 0) - 1],
      ]),
    );
    expect(repairs.map(asText).sort()).toEqual([totals, ...rows].sort());
  });

  it("of a consistent table are none", () => {
    fc.assert(
      fc.property(planArbitrary(4, 4, 9), (table) => {
        expect(smallestRepairs(table)).toEqual({ size: 0, repairs: [[]], complete: true });
      }),
    );
  });

  it("agree with brute force over small tables with one or two wrong numbers", { timeout: 60_000 }, () => {
    const errors = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 2 });
    const blanks = fc.record({ rows: fc.boolean(), columns: fc.boolean(), grand: fc.boolean() });
    fc.assert(
      fc.property(planArbitrary(2, 2, 3), errors, blanks, (clean, wrong, blank) => {
        let table: PlanFigures = {
          ...clean,
          rows: clean.rows.map((row) => (blank.rows ? { ...row, printedTotal: null } : row)),
          printedTotals: blank.columns ? [] : clean.printedTotals,
          printedGrandTotal: blank.grand ? null : clean.printedGrandTotal,
        };
        for (const [at, value] of wrong) {
          const cells = cellsOf(table);
          const chosen = cells[at % cells.length];
          if (chosen) table = put(table, chosen.cell, value);
        }
        const { size, repairs, complete } = smallestRepairs(table);
        expect(complete).toBe(true);
        expect(size).toBeLessThanOrEqual(2);
        const expected = bruteForce(table, 2, 24)?.filter((changes) => isForced(changes, blank));
        expect(repairs.map(asText).sort()).toEqual(expected?.map(textOf).sort());
      }),
      { numRuns: 500 },
    );
  });

  it("leave every table consistent, with as many changes as they say", () => {
    fc.assert(
      fc.property(
        planArbitrary(5, 4, 9),
        fc.array(fc.tuple(fc.nat(), fc.nat(15)), { maxLength: 3 }),
        (clean, wrong) => {
          let table = clean;
          for (const [at, value] of wrong) {
            const cells = cellsOf(table);
            const chosen = cells[at % cells.length];
            if (chosen) table = put(table, chosen.cell, value);
          }
          const { size, repairs } = smallestRepairs(table);
          expect(size).toBeLessThanOrEqual(wrong.length);
          expect(new Set(repairs.map(asText)).size).toBe(repairs.length);
          for (const repair of repairs) {
            expect(repair).toHaveLength(size ?? -1);
            expect(isConsistent(repair.reduce((t, { cell, to }) => put(t, cell, to), table))).toBe(true);
          }
        },
      ),
    );
  });

  it("give up in good time on a large table with many errors", () => {
    const values = Array.from({ length: 120 }, (_, row) => [row, row + 1, row + 2, row + 3]);
    const table: PlanFigures = {
      years: [2021, 2022, 2023, 2024],
      rows: values.map((line, row) => ({
        key: String(row),
        label: String(row),
        values: line,
        printedTotal: 4 * row + 6 + (row % 7 === 0 ? 1 : 0),
      })),
      printedTotals: [1, 2, 3, 4],
      printedGrandTotal: 5,
    };
    expect(smallestRepairs(table)).toMatchObject({ size: null, complete: false });
  });
});
