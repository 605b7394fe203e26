import { z } from "zod";
import { tooLong } from "@/lib/shared/too-long";
import { type MeasureId, planMeasureIds } from "../rules/measures";
import type { FileProblem } from "../rules/plan-file";
import type { PlanImport } from "../rules/plan-import";
import { clauseNumber } from "./fields";
import { draftEdit } from "./forms";

const short = z.string().trim().max(200, tooLong(200));

export const removePlanForm = z.object({ ...draftEdit, tableId: z.uuid("invalid") });
export type RemovePlanInput = z.output<typeof removePlanForm>;

/** A plan table pasted as text, or typed into cells named `cell.<row>.<column>`. */
export const planForm = z.preprocess(
  gatherCells,
  z.object({
    ...draftEdit,
    /** Which of the draft's plan tables; empty for a new one. */
    tableId: z.union([z.literal(""), z.uuid()], "invalid"),
    clause: clauseNumber,
    title: short.min(1, "required"),
    titleEn: short,
    measure: z.enum(planMeasureIds as [MeasureId, ...MeasureId[]], "unknownOption"),
    stationTypeCode: z.string().min(1, "required").max(60),
    table: z
      .string()
      .max(200_000, tooLong(200_000))
      .refine((text) => text.trim() !== "", "required"),
    /** Ticked when the warnings of the check were read. */
    confirmed: z.string().optional(),
  }),
);
export type PlanInput = z.output<typeof planForm>;

/** What the check of a table answers before anything is saved. `text` is the table as it was read. */
export type PlanCheckAnswer = PlanImport & { readonly text: string; readonly file: FileProblem | null };

const TOTAL = "total";
const byPlace = (a: string, b: string) => (a === TOTAL ? 1 : b === TOTAL ? -1 : Number(a) - Number(b));

/**
 * The row and the column of totals count only where something was typed into them besides their heading. A unit for
 * which nothing is typed is left out, as in a pasted table; its line stays empty, so that the others keep their numbers.
 */
function gatherCells(typed: unknown): unknown {
  if (typed === null || typeof typed !== "object") return typed;
  const cells = new Map<string, string>();
  const rows = new Set<string>();
  const columns = new Set<string>();
  const filled = new Set(["0"]);
  for (const [name, value] of Object.entries(typed)) {
    const [, row, column] = /^cell\.(\d{1,3}|total)\.(\d{1,2}|total)$/.exec(name) ?? [];
    if (row === undefined || column === undefined || typeof value !== "string") continue;
    cells.set(`${row} ${column}`, value);
    if (column !== "0" && value.trim() !== "") filled.add(row);
    if (row !== TOTAL || filled.has(row)) rows.add(row);
    if (column !== TOTAL || (row !== "0" && value.trim() !== "")) columns.add(column);
  }
  if (cells.size === 0) return typed;
  const across = [...columns].sort(byPlace);
  const grid = [...rows]
    .sort(byPlace)
    .map((row) => across.map((column) => (filled.has(row) ? cells.get(`${row} ${column}`) : "")));
  return { ...typed, table: gridText(grid) };
}

/** A grid as text that reads back as the same grid. */
export const gridText = (grid: readonly (readonly (string | undefined)[])[]): string =>
  grid.map((cells) => Array.from(cells, (cell) => (cell ?? "").replace(/[\s"]+/gu, " ")).join("\t")).join("\n");
