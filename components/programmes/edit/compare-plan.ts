import type { Compare } from "@/components/ui/form-versions";
import type { Option } from "@/components/ui/inputs";
import type { ComparedCell } from "@/lib/programmes/rules/plan-versions";
import type { PlanHeadLabels, PlanHeadProps } from "./plan-head";

const FIELDS = { title: "title", titleEn: "titleEn", clause: "clause", measure: "measure" } as const;

type PlanCompared = Pick<PlanHeadProps, "clauses" | "measures" | "stationTypes"> & {
  labels: PlanHeadLabels & Record<"unit" | "total" | "printedRow", string>;
};

/** Two versions of a plan table: its head, and the figures that differ, as the server told the units apart. */
export const comparePlan =
  ({ labels, clauses, measures, stationTypes }: PlanCompared): Compare =>
  (typed, current) => {
    // A new table has nothing to be set beside.
    if (current.table === undefined) return [];
    const options: Record<string, readonly Option[]> = { clause: clauses, measure: measures };
    const named = (list: readonly Option[] | undefined, value: unknown) =>
      list?.find((option) => option.value === value)?.label ?? String(value ?? "");
    const head = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
    const columnOf = ({ column }: ComparedCell) =>
      column === "total" ? labels.total : column === "name" ? labels.unit : String(column);
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
      ...((current.cells ?? []) as readonly ComparedCell[]).map((cell) => {
        const label = `${cell.unit ?? labels.printedRow} · ${columnOf(cell)}`;
        return { name: label, label, mine: cell.mine ?? "", theirs: cell.theirs ?? "" };
      }),
    ];
  };
