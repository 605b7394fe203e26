import type { Tx } from "@/lib/platform/db";
import { isSamePlan, isTotalsDoubt, totalsCode } from "../rules/plan-doubt";
import { checkPlanTable } from "../rules/plan-table";
import { figuresOf } from "../rules/review";
import type { ProgrammeBundle } from "../schema/bundle";
import type { DiscrepancyContent, PlanTableContent } from "../schema/content";
import { type ClauseIds, clauseIds, idOf, writeDiscrepancies, writePlanTable } from "./content";

/** Puts a table in its place in the draft, after the last one where the place is new. */
export async function putPlanTable(
  tx: Tx,
  draft: ProgrammeBundle,
  place: number,
  content: PlanTableContent,
): Promise<void> {
  const versionId = draft.version.id;
  const clauses = await clauseIds(tx, versionId);
  const present = draft.planTableIds[place];
  const before = draft.content.planTables[place];
  if (!present)
    await enterTotalsDoubt(tx, draft, clauses, await writePlanTable(tx, versionId, clauses, content), content);
  else if (isSamePlan(before, content)) await renamePlanTable(tx, draft, place, present, clauses, content);
  else {
    await dropTotalsDoubt(tx, draft, place);
    await refillPlanTable(tx, present, clauses, content);
    await enterTotalsDoubt(tx, draft, clauses, present, content);
  }
}

/** No figure changes: the doubt about the totals stays with its rulings, and follows the table to its clause. */
async function renamePlanTable(
  tx: Tx,
  draft: ProgrammeBundle,
  place: number,
  id: string,
  clauses: ClauseIds,
  { clause, title, titleEn, measure, unit, stationTypeCode, rows }: PlanTableContent,
): Promise<void> {
  const clauseId = idOf(clauses, clause);
  await tx.planTable.update({
    where: { id },
    data: { title, titleEn, measure, unit, stationTypeCode, clauseId },
    select: { id: true },
  });
  for (const { regionCode, label } of rows)
    await tx.planRow.updateMany({ where: { planTableId: id, regionCode, label: { not: label } }, data: { label } });
  await tx.discrepancy.updateMany({ where: { id: { in: totalsDoubtIds(draft, place) } }, data: { clauseId } });
}

/** The table keeps its place, and with it whatever else is tied to it. */
async function refillPlanTable(
  tx: Tx,
  id: string,
  clauses: ClauseIds,
  { clause, rows, ...table }: PlanTableContent,
): Promise<void> {
  await tx.planRow.deleteMany({ where: { planTableId: id } });
  await tx.planTable.update({
    where: { id },
    data: {
      ...table,
      clauseId: idOf(clauses, clause),
      rows: { createMany: { data: rows.map((row, ordinal) => ({ ...row, ordinal })) } },
    },
    select: { id: true },
  });
}

const totalsDoubtIds = ({ content, discrepancyIds }: ProgrammeBundle, place: number): string[] =>
  content.discrepancies.flatMap((doubt, index) =>
    isTotalsDoubt(doubt) && doubt.planTable === place ? (discrepancyIds[index] ?? []) : [],
  );

/** The doubt about totals goes with the figures that it is about; rulings on it are in the versions published. */
export async function dropTotalsDoubt(tx: Tx, draft: ProgrammeBundle, place: number): Promise<void> {
  await tx.discrepancy.deleteMany({ where: { id: { in: totalsDoubtIds(draft, place) } } });
}

async function enterTotalsDoubt(
  tx: Tx,
  { version: { id: versionId } }: ProgrammeBundle,
  clauses: ClauseIds,
  planTableId: string,
  content: PlanTableContent,
): Promise<void> {
  const { mismatches } = checkPlanTable(figuresOf(content));
  if (mismatches.length === 0) return;
  const present = await tx.discrepancy.findMany({
    where: { versionId },
    orderBy: { ordinal: "desc" },
    select: { code: true, ordinal: true },
  });
  const code = totalsCode(present.map((doubt) => doubt.code));
  const doubt = totalsDoubt(code, content.clause, mismatches.length);
  await writeDiscrepancies(tx, versionId, clauses, [doubt], [planTableId], (present[0]?.ordinal ?? -1) + 1);
}

const totalsDoubt = (code: string, clause: string, count: number): DiscrepancyContent => ({
  code,
  clause,
  planTable: 0,
  title: `计划表有${count}处合计与加总不符`,
  titleEn:
    count === 1
      ? "A total of the plan table does not equal its sum"
      : `${count} totals of the plan table do not equal their sums`,
  description: "印刷的合计照录，不作更正；各处差额和最小更正见计划表页。",
  descriptionEn:
    "The totals are kept as printed and not corrected; the differences and smallest repairs are on the plan table's page.",
  readings: [
    { code: "rows", label: "按行加总", labelEn: "By the rows" },
    { code: "printed", label: "按印刷总计", labelEn: "As printed" },
  ],
  rulings: [],
});
