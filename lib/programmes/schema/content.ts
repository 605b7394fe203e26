import { z } from "zod";
import { isoDate } from "@/lib/shared/dates";
import { factComparators, factIds, strengths } from "../rules/fact-registry";
import { measureIds } from "../rules/measures";

export const comparators = ["gte", "lte", "eq"] as const;
export const comparator = z.enum(comparators);
export const strength = z.enum(strengths);

export const provisionKinds = [
  "basis",
  "principle",
  "function",
  "structure",
  "premises",
  "staffing",
  "cap",
  "agreement",
  "system",
  "role",
  "fund",
  "evaluation",
  "training",
  "publicity",
] as const;

const text = z.string();
const whole = z.number().int();

const documentContent = z.object({
  title: text,
  titleEn: text,
  issuers: z.array(text),
  addressees: z.array(text),
  /** As printed, defects included. */
  documentNumber: text.nullable(),
  issuedPrinted: text.nullable(),
  issuedOn: isoDate.nullable(),
  publishedAt: text.nullable(),
  sourceFile: text.nullable(),
  sourceText: text,
});

const clauseContent = z.object({
  number: text,
  label: text,
  heading: text,
  headingEn: text,
  text,
  textEn: text,
});

/** In all rows below `clause` is the number of the clause they stand in. */
const targetContent = z.object({
  code: text,
  clause: text,
  measure: z.enum(measureIds),
  comparator,
  value: z.number(),
  unit: text,
  fromOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  strength,
  text,
  textEn: text,
});

const planTableContent = z.object({
  clause: text,
  title: text,
  titleEn: text,
  measure: z.enum(measureIds),
  unit: text,
  stationTypeCode: text,
  years: z.array(whole),
  rows: z.array(z.object({ regionCode: text, label: text, values: z.array(whole), printedTotal: whole.nullable() })),
  printedTotals: z.array(whole),
  printedGrandTotal: whole.nullable(),
});

const conditionValue = z.union([z.string(), z.number(), z.boolean(), z.tuple([z.number(), z.number()]), z.array(text)]);

const conditionContent = z.object({
  clause: text,
  fact: z.enum(factIds),
  comparator: z.enum(factComparators),
  value: conditionValue,
  alternative: text.nullable(),
  strength,
  advice: text,
  adviceEn: text,
});

const standardContent = z.object({
  code: text,
  clause: text,
  name: text,
  nameEn: text,
  items: z.array(z.object({ code: text, name: text, nameEn: text, conditions: z.array(conditionContent) })),
});

const deadlineContent = z.object({
  code: text,
  clause: text,
  what: text,
  whatEn: text,
  responsible: text,
  responsibleEn: text,
  reportTo: text.nullable(),
  reportToEn: text.nullable(),
  dueOn: isoDate.nullable(),
  /** `--12-31` for every year. */
  yearlyOn: text.nullable(),
  strength,
});

const provisionContent = z.object({
  code: text,
  clause: text,
  kind: z.enum(provisionKinds),
  strength,
  text,
  textEn: text,
  party: text.nullable(),
  partyEn: text.nullable(),
  comparator: comparator.nullable(),
  value: z.number().nullable(),
  valueMax: z.number().nullable(),
  unit: text.nullable(),
  fromOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
});

const rulingContent = z.object({ reading: text, reason: text, byId: text.nullable(), byName: text, at: text });

const discrepancyContent = z.object({
  code: text,
  clause: text,
  /** Place in `planTables` when it is about a table's arithmetic. */
  planTable: whole.nullable(),
  title: text,
  titleEn: text,
  description: text,
  descriptionEn: text,
  /** `followed`: the one that the version's own rows were entered by. Totals follow their ruling instead. */
  readings: z.array(z.object({ code: text, label: text, labelEn: text, followed: z.boolean().optional() })),
  /** Oldest first; the last is in force. */
  rulings: z.array(rulingContent).default([]),
  /** Rulings that were taken back: they decide nothing any more. */
  withdrawn: z
    .array(rulingContent.extend({ withdrawnByName: text.nullable(), withdrawReason: text.nullable() }))
    .optional(),
});

/** All that one version of a programme says. */
export const versionContent = z.object({
  document: documentContent,
  clauses: z.array(clauseContent),
  targets: z.array(targetContent),
  planTables: z.array(planTableContent),
  standards: z.array(standardContent),
  deadlines: z.array(deadlineContent),
  provisions: z.array(provisionContent),
  discrepancies: z.array(discrepancyContent),
});

export type VersionContent = z.output<typeof versionContent>;
export type DocumentContent = VersionContent["document"];
export type ClauseContent = VersionContent["clauses"][number];
export type TargetContent = VersionContent["targets"][number];
export type PlanTableContent = VersionContent["planTables"][number];
export type StandardContent = VersionContent["standards"][number];
export type ConditionContent = StandardContent["items"][number]["conditions"][number];
export type DeadlineContent = VersionContent["deadlines"][number];
export type ProvisionContent = VersionContent["provisions"][number];
export type DiscrepancyContent = VersionContent["discrepancies"][number];
export type ConditionValue = ConditionContent["value"];
