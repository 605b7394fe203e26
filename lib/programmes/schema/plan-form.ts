import { z } from "zod";
import { isBlank } from "@/lib/shared/folding";
import { filled, line, within } from "@/lib/shared/text-field";
import { type MeasureId, planMeasureIds } from "../rules/measures";
import { gatherCells } from "../rules/plan-cells";
import type { FileProblem } from "../rules/plan-file";
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
      .refine(...within(200_000))
      .refine((text) => !isBlank(text), "required"),
    /** Ticked when the warnings of the check were read. */
    confirmed: z.string().optional(),
  }),
);
export type PlanInput = z.output<typeof planForm>;

/** What the check of a table answers before anything is saved. `text` is the table as it was read. */
export type PlanCheckAnswer = PlanImport & { readonly text: string; readonly file: FileProblem | null };
