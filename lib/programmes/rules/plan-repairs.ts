import { type PlanCell, type PlanFigures, sumOf } from "./plan-table";

type PlanChange = { readonly cell: PlanCell; readonly from: number; readonly to: number };
export type PlanRepair = readonly PlanChange[];

export type PlanRepairs = {
  /** Number of changes in each repair; 0 when the table is consistent, null when more than the search allows. */
  readonly size: number | null;
  readonly repairs: readonly PlanRepair[];
  /** False when the search stopped early, so that further repairs of the same size may exist. */
  readonly complete: boolean;
};

type Edge = { cell: PlanCell; from: number; to: number; value: number };

const MAX_CHANGES = 4;
const MAX_STEPS = 20_000;
const MAX_REPAIRS = 200;

/**
 * The smallest sets of changed numbers after which every total is right and no number is negative.
 *
 * A table with totals is a circulation: each number flows from its row to its column, on through the column's total,
 * the grand total and the row's total back to the row. A wrong total leaves a surplus at a node and a lack at another;
 * a repair is a forest of numbers along which the surplus can flow off, and its amounts are then forced. Sets that
 * leave a choice of amounts (several cells of a column whose rows print no totals) are left out: they say nothing more.
 */
export function smallestRepairs(table: PlanFigures): PlanRepairs {
  const { edges, surplus } = circulation(table);
  const search = new Search(edges, surplus);
  // A change mends two nodes at most; a table that is wrong all over is not searched at all.
  const least = Math.ceil(surplus.filter((amount) => amount !== 0).length / 2);
  for (let size = least; size <= MAX_CHANGES && !search.exhausted; size++) {
    const repairs = search.ofSize(size);
    if (repairs.length > 0) return { size, repairs, complete: !search.exhausted };
  }
  return { size: null, repairs: [], complete: false };
}

/** Numbers that are not printed can take any value, so that the two ends of theirs are one node. */
function circulation(table: PlanFigures): { edges: Edge[]; surplus: number[] } {
  const rows = table.rows.length;
  const columns = table.years.length;
  const rowSide = rows + columns;
  const columnSide = rowSide + 1;
  const alias = Array.from({ length: columnSide + 1 }, (_, node) => node);
  const root = (node: number): number => (alias[node] === node ? node : root(alias[node] ?? node));
  const raw: Edge[] = [];
  const add = (cell: PlanCell, from: number, to: number, value: number | null | undefined) => {
    if (value === null || value === undefined) alias[root(from)] = root(to);
    else raw.push({ cell, from, to, value });
  };
  for (const [row, { values, printedTotal }] of table.rows.entries()) {
    for (const [column, value] of values.entries()) add({ kind: "cell", row, column }, row, rows + column, value);
    add({ kind: "rowTotal", row }, rowSide, row, printedTotal);
  }
  for (const column of table.years.keys())
    add({ kind: "columnTotal", column }, rows + column, columnSide, table.printedTotals[column]);
  add({ kind: "grandTotal" }, columnSide, rowSide, table.printedGrandTotal);

  const surplus = alias.map(() => 0);
  const edges = raw.map((edge) => ({ ...edge, from: root(edge.from), to: root(edge.to) }));
  for (const { from, to, value } of edges) {
    surplus[from] = (surplus[from] ?? 0) - value;
    surplus[to] = (surplus[to] ?? 0) + value;
  }
  return { edges, surplus };
}

class Search {
  exhausted = false;
  private steps = 0;
  /** Places in `edges` of those that touch a node. */
  private readonly touching: readonly (readonly number[])[];
  private readonly unbalanced: readonly number[];

  constructor(
    private readonly edges: readonly Edge[],
    private readonly surplus: readonly number[],
  ) {
    const touching = surplus.map((): number[] => []);
    for (const [index, { from, to }] of edges.entries()) {
      touching[from]?.push(index);
      if (to !== from) touching[to]?.push(index);
    }
    this.touching = touching;
    this.unbalanced = surplus.flatMap((amount, node) => (amount === 0 ? [] : [node]));
  }

  ofSize(size: number): PlanRepair[] {
    const found: PlanRepair[] = [];
    const seen = new Set<string>();
    const grow = (chosen: readonly number[]) => {
      const key = chosen.join(",");
      if (seen.has(key) || this.exhausted) return;
      seen.add(key);
      if (++this.steps > MAX_STEPS || found.length >= MAX_REPAIRS) {
        this.exhausted = true;
        return;
      }
      const part = this.unbalancedPart(chosen);
      if (!part) {
        const repair = chosen.length === size ? this.solve(chosen) : null;
        if (repair) found.push(repair);
        return;
      }
      if (chosen.length === size) return;
      for (const index of this.edgesOutOf(part)) {
        if (this.exhausted) return;
        grow([...chosen, index].sort((a, b) => a - b));
      }
    };
    grow([]);
    return found;
  }

  /** The connected nodes of some part whose surplus does not come to nothing: it has to reach further. */
  private unbalancedPart(chosen: readonly number[]): Set<number> | null {
    const visited = new Set<number>();
    for (const start of this.unbalanced) {
      if (visited.has(start)) continue;
      const part = this.reach(start, chosen);
      for (const node of part) visited.add(node);
      if (sumOf([...part].map((node) => this.surplus[node] ?? 0)) !== 0) return part;
    }
    return null;
  }

  private edgesOutOf(part: ReadonlySet<number>): number[] {
    const out = [...part].flatMap((node) => this.touching[node] ?? []);
    const isOut = (index: number) => {
      const edge = this.edges[index];
      return edge !== undefined && part.has(edge.from) !== part.has(edge.to);
    };
    return out.filter(isOut).sort((a, b) => a - b);
  }

  private reach(start: number, chosen: readonly number[], without = -1): Set<number> {
    const part = new Set([start]);
    for (let size = 0; size < part.size; ) {
      size = part.size;
      for (const index of chosen) {
        const edge = this.edges[index];
        if (!edge || index === without) continue;
        if (part.has(edge.from)) part.add(edge.to);
        else if (part.has(edge.to)) part.add(edge.from);
      }
    }
    return part;
  }

  /** In a forest each change carries the surplus of one of its two sides; null when a number would turn negative. */
  private solve(chosen: readonly number[]): PlanRepair | null {
    const changes: PlanChange[] = [];
    for (const index of chosen) {
      const edge = this.edges[index];
      if (!edge) return null;
      const side = this.reach(edge.from, chosen, index);
      const amount = sumOf([...side].map((node) => this.surplus[node] ?? 0));
      const to = edge.value + amount;
      if (amount === 0 || to < 0) return null;
      changes.push({ cell: edge.cell, from: edge.value, to });
    }
    return changes;
  }
}
