import { type IsoDate, yearEnd } from "@/lib/shared/dates";
import { dayBounds } from "@/lib/shared/day-bounds";
import type { Promised } from "./floor";
import { checkPlanTable, type PlanFigures, plannedByYear, sumOf } from "./plan-table";

type StoredTable = Omit<PlanFigures, "rows"> & {
  readonly rows: readonly {
    regionCode: string;
    label: string;
    values: readonly number[];
    printedTotal: number | null;
  }[];
};

/** The part of a version's contents that a review looks at. */
type Reviewed = {
  readonly document: { readonly titleEn: string; readonly sourceText: string };
  readonly clauses: readonly { readonly textEn: string }[];
  readonly targets: readonly (Promised & { readonly textEn: string })[];
  readonly planTables: readonly StoredTable[];
  readonly standards: readonly { readonly nameEn: string }[];
  readonly deadlines: readonly { readonly whatEn: string; readonly dueOn: IsoDate | null }[];
  readonly provisions: readonly { readonly textEn: string; readonly dueOn: IsoDate | null }[];
  readonly discrepancies: readonly { readonly titleEn: string }[];
};

export const figuresOf = (table: StoredTable): PlanFigures => ({
  years: table.years,
  rows: table.rows.map(({ regionCode, label, values, printedTotal }) => ({
    key: regionCode,
    label,
    values,
    printedTotal,
  })),
  printedTotals: table.printedTotals,
  printedGrandTotal: table.printedGrandTotal,
});

export const steps = [
  "document",
  "clauses",
  "targets",
  "plan",
  "standards",
  "deadlines",
  "provisions",
  "doubts",
  "review",
] as const;
export type Step = (typeof steps)[number];

export type ReviewNote = {
  readonly code:
    | "noSource"
    | "noClauses"
    | "nothingPromised"
    | "noStandard"
    | "planDoubt"
    | "planGap"
    | "noEnglish"
    | "dueTooEarly"
    | "planYear";
  readonly severity: "error" | "warning";
  readonly step: Step;
  readonly count: number;
};

/** Whether a number of stations is promised that the plan, whose years it lies in or after, does not come to. */
function departsFrom(table: StoredTable, { measure, comparator, value, dueOn }: Promised): boolean {
  const year = Number(dueOn?.slice(0, 4));
  if (measure !== "stations.built" || comparator !== "gte" || !dueOn || year < (table.years[0] ?? 0)) return false;
  const planned = plannedByYear(figuresOf(table), "rows").filter((_, index) => (table.years[index] ?? 0) <= year);
  return sumOf(planned) !== value;
}

/** What is due of a document whose first version counts from `beganOn` is due on or after that day. */
export function reviewDraft(content: Reviewed, beganOn: IsoDate): ReviewNote[] {
  const { document, clauses, targets, planTables, standards, deadlines, provisions, discrepancies } = content;
  const wrong = planTables.flatMap((table) => checkPlanTable(figuresOf(table)).mismatches).length;
  const [plan] = planTables;
  const gaps = plan ? targets.filter((target) => departsFrom(plan, target)).length : 0;
  const early = (step: "targets" | "deadlines" | "provisions"): ReviewNote | false => {
    const count = content[step].filter(({ dueOn }) => dueOn !== null && dueOn < beganOn).length;
    return count > 0 && { code: "dueTooEarly", severity: "error", step, count };
  };
  const { max } = dayBounds("due", beganOn);
  const outside = planTables.flatMap(({ years }) =>
    years.filter((year) => yearEnd(year) < beganOn || yearEnd(year) > max),
  );
  const untranslated = [
    document.titleEn,
    ...clauses.map(({ textEn }) => textEn),
    ...targets.map(({ textEn }) => textEn),
    ...standards.map(({ nameEn }) => nameEn),
    ...deadlines.map(({ whatEn }) => whatEn),
    ...provisions.map(({ textEn }) => textEn),
    ...discrepancies.map(({ titleEn }) => titleEn),
  ].filter((text) => text.trim() === "").length;
  const notes: (ReviewNote | false)[] = [
    document.sourceText.trim() === "" && { code: "noSource", severity: "error", step: "document", count: 1 },
    clauses.length === 0 && { code: "noClauses", severity: "error", step: "clauses", count: 1 },
    targets.length + planTables.length + deadlines.length === 0 && {
      code: "nothingPromised",
      severity: "error",
      step: "targets",
      count: 1,
    },
    early("targets"),
    early("deadlines"),
    early("provisions"),
    outside.length > 0 && { code: "planYear", severity: "error", step: "plan", count: outside.length },
    standards.length === 0 && { code: "noStandard", severity: "warning", step: "standards", count: 1 },
    wrong > 0 && { code: "planDoubt", severity: "warning", step: "plan", count: wrong },
    gaps > 0 && { code: "planGap", severity: "warning", step: "targets", count: gaps },
    untranslated > 0 && { code: "noEnglish", severity: "warning", step: "clauses", count: untranslated },
  ];
  return notes.filter((note) => note !== false);
}

/** From which day the document counts: that of its first published version, else the draft's own. */
export const beginOf = (versions: readonly { readonly effectiveFrom: IsoDate }[]): IsoDate =>
  versions.map(({ effectiveFrom }) => effectiveFrom).sort()[0] as IsoDate;
