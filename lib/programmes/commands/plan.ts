import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { todayInChina } from "@/lib/shared/dates";
import { getDraft, planUnits } from "../queries";
import { isSamePlan, TOTALS } from "../rules/plan-doubt";
import { readPlanText } from "../rules/plan-file";
import type { Grid } from "../rules/plan-grid";
import { type ImportProblem, importPlan, type PlanImport } from "../rules/plan-import";
import { checkPlanTable, type PlanFigures } from "../rules/plan-table";
import type { ProgrammeBundle } from "../schema/bundle";
import type { DiscrepancyContent, PlanTableContent } from "../schema/content";
import type { Edited } from "../schema/forms";
import type { PlanInput } from "../schema/plan-form";
import { clauseIds, rewritePlanTable, writeDiscrepancies, writePlanTable } from "./content";
import { changeDraft } from "./draft";

/** Reads a table against the units below the programme's region: those one level down, or else two. */
export async function checkPlan(actor: Actor, programmeId: string, grid: Grid): Promise<PlanImport> {
  const draft = await getDraft(actor, programmeId);
  const { levels, parentNames } = await planUnits(actor, draft.region.code, todayInChina());
  const readings = levels.map((units) => importPlan(grid, units, parentNames));
  const errors = ({ problems }: PlanImport) => problems.filter(({ severity }) => severity === "error").length;
  return readings.reduce((best, reading) => (errors(reading) < errors(best) ? reading : best));
}

/** As a message of namespace `errors`: `plan.blank|{"cell":"B3",…}`. */
export const problemMessage = ({ code, cell, params }: ImportProblem): string =>
  `plan.${code}|${JSON.stringify({ ...params, cell: cell ?? "" })}`;

/**
 * Replaces the draft's plan table, whole or not at all. Wrong totals are kept as printed and stand in the register
 * of discrepancies. @throws Invalid with every wrong cell, or when warnings were not confirmed
 */
export async function savePlanTable(actor: Actor, input: Edited<PlanInput>, key: string) {
  const reading = readPlanText(input.table);
  if (!reading.ok) throw new Invalid({ table: [`planFile.${reading.problem}`] });
  const { table, problems } = await checkPlan(actor, input.programmeId, reading.grid);
  if (!table) {
    const errors = problems.filter(({ severity }) => severity === "error");
    throw new Invalid({ table: errors.map(problemMessage) });
  }
  if (problems.length > 0 && !input.confirmed)
    throw new Invalid({ confirmed: ["planUnconfirmed", ...problems.map(problemMessage)] });
  const content = contentOf(input, table);
  return changeDraft(actor, input, { key, action: "programme:plan", request: input }, async (tx, draft) => {
    await replaceTable(tx, draft, content, table);
    return { before: draft.content.planTables, after: content };
  });
}

const contentOf = (
  { clause, title, titleEn, stationTypeCode }: Edited<PlanInput>,
  { years, rows, printedTotals, printedGrandTotal }: PlanFigures,
): PlanTableContent => ({
  clause,
  title,
  titleEn,
  measure: "stations.built",
  unit: "个",
  stationTypeCode,
  years: [...years],
  rows: rows.map(({ key, label, values, printedTotal }) => ({
    regionCode: key,
    label,
    values: [...values],
    printedTotal,
  })),
  printedTotals: [...printedTotals],
  printedGrandTotal,
});

async function replaceTable(
  tx: Tx,
  draft: ProgrammeBundle,
  content: PlanTableContent,
  figures: PlanFigures,
): Promise<void> {
  const versionId = draft.version.id;
  const clauses = await clauseIds(tx, versionId);
  const present = await tx.planTable.findFirst({ where: { versionId }, select: { id: true } });
  if (present && isSamePlan(draft.content.planTables, [content])) {
    await rewritePlanTable(tx, present.id, clauses, content);
    return;
  }
  // The doubt about totals goes with the table that it is about; rulings on it are in the versions published.
  await tx.discrepancy.deleteMany({ where: { versionId, code: TOTALS } });
  const id = await writePlanTable(tx, versionId, clauses, content);
  await tx.discrepancy.updateMany({ where: { versionId, planTableId: { not: null } }, data: { planTableId: id } });
  await tx.planTable.deleteMany({ where: { versionId, id: { not: id } } });
  const { mismatches } = checkPlanTable(figures);
  if (mismatches.length === 0) return;
  const doubt = totalsDoubt(content.clause, mismatches.length);
  await writeDiscrepancies(tx, versionId, clauses, [doubt], [id], draft.content.discrepancies.length);
}

const totalsDoubt = (clause: string, count: number): DiscrepancyContent => ({
  code: TOTALS,
  clause,
  planTable: 0,
  title: `计划表有${count}处合计与加总不符`,
  titleEn: `${count} totals of the plan table do not equal their sums`,
  description: "印刷的合计照录，不作更正；各处差额和最小更正见计划表页。",
  descriptionEn:
    "The totals are kept as printed and not corrected; the differences and smallest repairs are on the plan table's page.",
  readings: [
    { code: "rows", label: "按各行加总", labelEn: "By the rows" },
    { code: "printed", label: "按印刷总计", labelEn: "As printed" },
  ],
  rulings: [],
});
