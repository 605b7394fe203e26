import type { Actor } from "@/lib/platform/actor";
import { AppError, Invalid } from "@/lib/platform/errors";
import type { Grid } from "@/lib/shared/spreadsheet/table-file";
import { getDraft, planUnits } from "../queries";
import { measureRegistry } from "../rules/measures";
import { readPlanText } from "../rules/plan-file";
import { importPlanAt, type PlanImport } from "../rules/plan-import";
import type { ImportProblem } from "../rules/plan-problems";
import type { PlanFigures } from "../rules/plan-table";
import { differingCells } from "../rules/plan-versions";
import type { ProgrammeBundle } from "../schema/bundle";
import type { PlanTableContent } from "../schema/content";
import { planValues } from "../schema/form-values";
import type { Edited } from "../schema/forms";
import type { PlanInput, RemovePlanInput } from "../schema/plan-form";
import { changeDraft } from "./draft";
import { dropTotalsDoubt, putPlanTable } from "./plan-rows";

/**
 * Reads a table against the units below the programme's region that exist on the day from which the draft applies:
 * those one level down, or else two.
 */
export async function checkPlan(actor: Actor, programmeId: string, grid: Grid): Promise<PlanImport> {
  const { region, version } = await getDraft(actor, programmeId);
  const { levels, absent, parentNames } = await planUnits(actor, region.code, version.effectiveFrom);
  return importPlanAt(grid, levels, parentNames, absent);
}

/** As a message of namespace `errors`: `plan.blank|{"cell":"B3",…}`. */
const problemMessage = ({ code, cell, params }: ImportProblem): string =>
  `plan.${code}|${JSON.stringify({ ...params, cell: cell ?? "" })}`;

/**
 * Puts a plan table into the draft, whole or not at all. Wrong totals are kept as printed and stand in the register
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
  if ((problems.length > 0 || input.fileWarned) && !input.confirmed)
    throw new Invalid({ confirmed: ["planUnconfirmed", ...problems.map(problemMessage)] });
  const content = contentOf(input, table);
  return changeDraft(
    actor,
    input,
    { key, action: "programme:plan", request: input, stored: (draft) => planNow(draft, input.tableId, content) },
    async (tx, draft) => {
      const place = input.tableId === "" ? draft.planTableIds.length : placeOf(draft, input.tableId);
      await putPlanTable(tx, draft, place, content);
      return { before: draft.content.planTables[place], after: content };
    },
  );
}

/** Takes a plan table out of the draft, with the doubt about its totals. @throws AppError when it is gone already */
export function removePlanTable(actor: Actor, input: Edited<RemovePlanInput>, key: string) {
  return changeDraft(
    actor,
    input,
    { key, action: "programme:planRemoved", request: input, stored: (draft) => planNow(draft, input.tableId) },
    async (tx, draft) => {
      const place = placeOf(draft, input.tableId);
      await dropTotalsDoubt(tx, draft, place);
      await tx.planTable.delete({ where: { id: input.tableId }, select: { id: true } });
      return { before: draft.content.planTables[place] };
    },
  );
}

/** By its id: places move when another table goes, and a stale form that is sent again must not hit that one's neighbour. */
function placeOf({ planTableIds }: ProgrammeBundle, tableId: string): number {
  const place = planTableIds.indexOf(tableId);
  if (place < 0) throw new AppError("planTableGone", 409);
  return place;
}

/** What a stale form is set beside; a table that is gone can only be entered as a new one. @throws AppError */
function planNow(draft: ProgrammeBundle, tableId: string, typed?: PlanTableContent): Record<string, unknown> {
  if (tableId === "") return {};
  const values = planValues(draft, tableId);
  const table = draft.content.planTables[draft.planTableIds.indexOf(tableId)];
  if (!values || !table) throw new AppError("planTableGone", 409);
  return typed ? { ...values, cells: differingCells(typed, table) } : values;
}

const contentOf = (
  { clause, title, titleEn, measure, stationTypeCode }: Edited<PlanInput>,
  { years, rows, printedTotals, printedGrandTotal }: PlanFigures,
): PlanTableContent => ({
  clause,
  title,
  titleEn,
  measure,
  unit: measureRegistry[measure].unit,
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
