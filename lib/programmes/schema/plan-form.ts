import { z } from "zod";
import { isBlank } from "@/lib/shared/folding";
import type { FileProblem, FileSource } from "@/lib/shared/spreadsheet/table-file";
import { filled, line, within } from "@/lib/shared/text-field";
import { type MeasureId, planMeasureIds } from "../rules/measures";
import { gatherCells } from "../rules/plan-cells";
import { gridLimits } from "../rules/plan-grid";
import type { PlanImport } from "../rules/plan-import";
import { clauseNumber } from "./fields";
import { draftEdit } from "./forms";

export const removePlanForm = z.object({ ...draftEdit, tableId: z.uuid("invalid") });
export type RemovePlanInput = z.output<typeof removePlanForm>;

/** A plan table pasted as text, or typed into cells named `cell.<row>.<column>`. */
export const planForm = z.preprocess(
  (typed) => (typed === null || typeof typed !== "object" ? typed : gatherCells(typed as Record<string, unknown>)),
  z.object({
    ...draftEdit,
    /** Which of the draft's plan tables; empty for a new one. */
    tableId: z.union([z.literal(""), z.uuid()], "invalid"),
    clause: clauseNumber,
    title: filled(),
    titleEn: line(),
    measure: z.enum(planMeasureIds as [MeasureId, ...MeasureId[]], "unknownOption"),
    stationTypeCode: z.string().min(1, "required").max(60),
    table: z
      .string("required")
      .refine(...within(gridLimits.textLength))
      .refine((text) => !isBlank(text), "required"),
    /** Ticked when the warnings of the check were read. */
    confirmed: z.string().optional(),
    /** Set when the check warned of what the file hides, which the text of the table no longer tells. */
    fileWarned: z.string().optional(),
  }),
);
export type PlanInput = z.output<typeof planForm>;

/**
 * What the check of a table answers before anything is saved. `text` is the table as it was read, `source` where from;
 * `file` why a file was not read, with the sheets that it is about.
 */
export type PlanCheckAnswer = PlanImport & {
  readonly text: string;
  readonly source: FileSource | null;
  readonly file: { readonly problem: FileProblem; readonly sheets: readonly string[] } | null;
};
