import { z } from "zod";
import { optionalDay } from "@/lib/shared/day-bounds";
import { filled, line } from "@/lib/shared/text-field";
import { comparators, type ProvisionContent, provisionKinds, strength } from "./content";
import { amount, CLAUSE_NUMBER_LENGTH, clauseNumber, optionalLine } from "./fields";
import { draftEdit } from "./forms";
import { withRows } from "./rows";

/** How a provision's number is meant; the empty one: it names none. A range is both ends, inclusive. */
export const provisionAmounts = ["", ...comparators, "between"] as const;

/** Null where nothing is typed. */
const optionalAmount = z
  .string()
  .max(40, "notNumber")
  .default("")
  .transform((text, ctx) => {
    if (text.trim() === "") return null;
    const { data, error } = amount.safeParse(text);
    for (const { message } of error?.issues ?? []) ctx.addIssue({ code: "custom", message });
    return data ?? null;
  });

const provisionRow = z
  .object({
    code: line(40).default(""),
    clause: clauseNumber,
    kind: z.enum(provisionKinds, "unknownOption"),
    strength,
    text: filled(1_000),
    textEn: line(1_000),
    party: optionalLine,
    partyEn: optionalLine,
    comparator: z.enum(provisionAmounts, "unknownOption"),
    value: optionalAmount,
    valueMax: optionalAmount,
    unit: line(20).default(""),
    fromOn: optionalDay("due"),
    dueOn: optionalDay("due"),
  })
  .transform(({ comparator, value, valueMax, unit, ...row }, ctx): ProvisionContent => {
    const isRange = comparator === "between";
    const refuse = (field: "value" | "valueMax" | "dueOn", message: string) =>
      ctx.addIssue({ code: "custom", path: [field], message });
    if (row.fromOn !== null && row.dueOn !== null && row.dueOn < row.fromOn) refuse("dueOn", "dateOrder");
    if (comparator === "") return { ...row, comparator: null, value: null, valueMax: null, unit: null };
    if (value === null) refuse("value", "required");
    if (isRange && valueMax === null) refuse("valueMax", "required");
    if (isRange && value !== null && valueMax !== null && valueMax < value)
      refuse("valueMax", `tooSmall|${JSON.stringify({ min: value })}`);
    return {
      ...row,
      comparator: isRange ? "gte" : comparator,
      value,
      valueMax: isRange ? valueMax : null,
      unit: unit || null,
    };
  });

/** The provisions of one part of the document, or of all of it where `part` is empty. */
export const provisionsForm = withRows(provisionRow, { ...draftEdit, part: line(CLAUSE_NUMBER_LENGTH).default("") });
export type ProvisionsInput = z.output<typeof provisionsForm>;
