import { z } from "zod";
import { todayInChina } from "@/lib/shared/dates";
import { dayBounds, dayRange, isWithinDays } from "@/lib/shared/day-bounds";
import { halfWidth } from "@/lib/shared/folding";
import { plainNumber } from "@/lib/shared/number-text";
import { filled, line } from "@/lib/shared/text-field";
import { comparatorsFor, type FactId, factComparators, factIds, factRegistry } from "../rules/fact-registry";
import { type ConditionValue, strength } from "./content";
import { clauseNumber } from "./fields";
import { draftEdit } from "./forms";
import { withRows } from "./rows";

const conditionRow = z
  .object({
    item: filled(),
    itemEn: line(),
    clause: clauseNumber,
    fact: z.enum(factIds, "unknownOption"),
    comparator: z.enum(factComparators, "unknownOption"),
    value: line().default(""),
    options: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
    alternative: line().default(""),
    strength,
    advice: filled(),
    adviceEn: line(),
  })
  .transform(({ options, value, alternative, ...row }, ctx) => {
    const parsed = conditionValue(row.fact, row.comparator, value, options);
    if (parsed.error) ctx.addIssue({ code: "custom", path: [parsed.field], message: parsed.error });
    return { ...row, alternative: alternative || null, value: parsed.value };
  });

export const standardForm = withRows(conditionRow, {
  ...draftEdit,
  /** Code of the standard that is changed; empty for a new one. */
  original: z.string().max(40).default(""),
  code: line(40).refine((code) => /^[a-z][a-z0-9-]*$/.test(code), "programmeId"),
  name: filled(),
  nameEn: line(),
  clause: clauseNumber,
});
export type StandardInput = z.output<typeof standardForm>;

type Parsed = { value: ConditionValue; error?: string; field: "value" | "options" | "comparator" };

/** What is typed becomes what the fact is: a number, two of them (`2-4`), a day, a choice, or a set of choices. */
function conditionValue(
  fact: FactId,
  comparator: (typeof factComparators)[number],
  text: string,
  options: string[],
): Parsed {
  const wrong = (error: string, field: Parsed["field"] = "value"): Parsed => ({ value: "", error, field });
  const right = (value: ConditionValue): Parsed => ({ value, field: "value" });
  if (!comparatorsFor(fact).includes(comparator)) return wrong("comparatorUnfit", "comparator");
  if (comparator === "present") return right(true);
  const definition = factRegistry[fact];
  if (definition.type === "set" || definition.type === "choice") {
    const known: readonly string[] = definition.options;
    const chosen = (options.length > 0 ? options : text.split(/[\s,,、]+/u)).filter((option) => known.includes(option));
    const first = chosen[0];
    if (first === undefined) return wrong("required", "options");
    if (definition.type === "choice" && chosen.length > 1) return wrong("oneOption", "options");
    return right(definition.type === "set" ? chosen : first);
  }
  if (definition.type === "boolean") return right(text !== "false");
  if (definition.type === "date") {
    const bounds = dayBounds("compared", todayInChina());
    const typed = halfWidth(text);
    return typed === "asOf" || isWithinDays(typed, bounds) ? right(typed) : wrong(dayRange(bounds));
  }
  if (definition.type === "text") return text === "" ? wrong("required") : right(text);
  const parts = halfWidth(text)
    .split(/[-–—~至到]/u)
    .map((part) => plainNumber(part) ?? "");
  if (!parts.every((part) => /^\d{1,9}(\.\d{1,4})?$/.test(part))) return wrong("notNumber");
  const numbers = parts.map(Number);
  const [least, most] = numbers;
  if (least === undefined) return wrong("notNumber");
  if (comparator !== "between") return numbers.length === 1 ? right(least) : wrong("notNumber");
  return numbers.length === 2 && most !== undefined && least <= most ? right([least, most]) : wrong("notRange");
}
