import type { Compare, ComparedField } from "@/components/ui/form-versions";
import type { Option } from "@/components/ui/inputs";
import { gatherCells } from "@/lib/programmes/rules/plan-cells";
import type { PlanHeadLabels, PlanHeadProps } from "./plan-head";

const FIELDS = { title: "title", titleEn: "titleEn", clause: "clause", measure: "measure" } as const;

type PlanCompared = Pick<PlanHeadProps, "clauses" | "measures" | "stationTypes"> & {
  labels: PlanHeadLabels & Record<"table", string>;
};

/** Two versions of a plan table: its head, and the figures unit by unit and year by year. */
export const comparePlan =
  ({ labels, clauses, measures, stationTypes }: PlanCompared): Compare =>
  (typed, current) => {
    // A new table has nothing to be set beside.
    if (current.table === undefined) return [];
    const options: Record<string, readonly Option[]> = { clause: clauses, measure: measures };
    const named = (list: readonly Option[] | undefined, value: unknown) =>
      list?.find((option) => option.value === value)?.label ?? String(value ?? "");
    const head = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
    return [
      ...head.map((name) => ({
        ...{ name, label: labels[name] },
        mine: named(options[name], typed[name]),
        theirs: named(options[name], current[name]),
      })),
      {
        ...{ name: "stationTypeCode", label: labels.stationType },
        mine: named(stationTypes, typed.stationTypeCode),
        theirs: named(stationTypes, current.stationTypeCode),
      },
      ...figures(labels.table, String(gatherCells(typed).table ?? ""), String(current.table ?? "")),
    ];
  };

/** Cells that differ; the texts where one of them is no table. */
function figures(label: string, mine: string, theirs: string): ComparedField[] {
  const [a, b] = [cellsOf(mine), cellsOf(theirs)];
  if (a.size === 0 || b.size === 0) return [{ name: "table", label, mine, theirs }];
  return [...new Set([...a.keys(), ...b.keys()])].map((cell) => ({
    ...{ name: cell, label: cell, mine: a.get(cell) ?? "", theirs: b.get(cell) ?? "" },
  }));
}

function cellsOf(text: string): Map<string, string> {
  // Between tabs a comma stands inside a number.
  const between = text.includes("\t") ? "\t" : /,|，/u;
  const [head = [], ...rows] = text.split(/\r?\n/).map((line) => line.split(between).map((cell) => cell.trim()));
  const columns = head.map((name) => name.replace(/年度?$/u, ""));
  const cells = rows
    .filter(([unit]) => unit)
    .flatMap(([unit, ...values]) =>
      values.map((value, index) => [`${unit} · ${columns[index + 1] ?? ""}`, value] as const),
    );
  return new Map(cells);
}
