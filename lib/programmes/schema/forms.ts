import { z } from "zod";
import { todayInChina } from "@/lib/shared/dates";
import { day, dayBounds, dayRange, optionalDay } from "@/lib/shared/day-bounds";
import { area, filled, filledArea, line } from "@/lib/shared/text-field";
import { measureIds } from "../rules/measures";
import { comparator, strength } from "./content";
import { amount, CLAUSE_NUMBER_LENGTH, clauseNumber, DOCUMENT_LENGTH, optionalLine } from "./fields";
import { withRows } from "./rows";

const list = area(1_000).transform((text) =>
  text
    .split(/[\n、;\uff1b]/u)
    .map((name) => name.trim())
    .filter(Boolean),
);

/** Which row, and which state of it, a form was drawn from. */
export const draftEdit = {
  programmeId: z.string().max(60),
  _version: z.coerce.number().int(),
};

const documentFields = {
  title: filled(),
  titleEn: line(),
  issuers: list,
  addressees: list,
  documentNumber: optionalLine,
  issuedOn: optionalDay("happened"),
  sourceText: area(DOCUMENT_LENGTH),
};

/** A document counts from the day on which it was issued, or later. */
function checkDays(
  { issuedOn, effectiveFrom }: { issuedOn: string | null; effectiveFrom: string },
  issues: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
): void {
  if (issuedOn !== null && effectiveFrom < issuedOn)
    issues.addIssue({
      code: "custom",
      path: ["effectiveFrom"],
      message: dayRange({ ...dayBounds("effective", todayInChina()), min: issuedOn }),
    });
}

export const createProgrammeForm = z
  .object({
    id: line(40).refine((id) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id), "programmeId"),
    regionCode: filled(60),
    effectiveFrom: day("effective"),
    ...documentFields,
  })
  .superRefine(checkDays);
export type CreateProgrammeInput = z.output<typeof createProgrammeForm>;

export const documentForm = z
  .object({ ...draftEdit, effectiveFrom: day("effective"), ...documentFields })
  .superRefine(checkDays);
export type DocumentInput = z.output<typeof documentForm>;

const clauseRow = z.object({
  number: filled(CLAUSE_NUMBER_LENGTH).refine((number) => /^[\w.-]*$/.test(number), "clauseNumber"),
  label: line(40),
  heading: filled(),
  headingEn: line(),
  text: filledArea(DOCUMENT_LENGTH),
  textEn: area(DOCUMENT_LENGTH),
});
export const clausesForm = withRows(clauseRow, draftEdit);
export type ClausesInput = z.output<typeof clausesForm>;

export const splitForm = z.object({
  ...draftEdit,
  sourceText: filledArea(DOCUMENT_LENGTH),
});

const targetRow = z.object({
  code: line(40).default(""),
  clause: clauseNumber,
  measure: z.enum(measureIds, "unknownOption"),
  comparator,
  value: amount,
  dueOn: optionalDay("due"),
  strength,
  text: filled(500),
  textEn: line(500),
});
export const targetsForm = withRows(targetRow, draftEdit);
export type TargetsInput = z.output<typeof targetsForm>;

const deadlineRow = z.object({
  code: line(40).default(""),
  clause: clauseNumber,
  what: filled(500),
  whatEn: line(500),
  responsible: filled(),
  responsibleEn: line(),
  reportTo: optionalLine,
  reportToEn: optionalLine,
  dueOn: day("due"),
  /** Due every year on that day. */
  yearly: z.string().optional(),
  strength,
});
export const deadlinesForm = withRows(deadlineRow, draftEdit);
export type DeadlinesInput = z.output<typeof deadlinesForm>;

export const rulingForm = z.object({
  programmeId: z.string().max(60),
  discrepancyId: z.uuid("unknownOption"),
  /** Number of the latest version published when the form was drawn; 0 for none. */
  latestVersion: z.coerce.number().int(),
  /** How many rulings the doubt had. */
  _version: z.coerce.number().int(),
  reading: z.string("required").min(1, "required").max(40),
  reason: filled(2_000),
});
export type RulingInput = z.output<typeof rulingForm>;

export const withdrawForm = z.object({
  programmeId: z.string().max(60),
  discrepancyId: z.uuid("unknownOption"),
  /** When the ruling was made that is to be taken back. */
  at: z.string().max(40),
  reason: filled(500),
});
export type WithdrawInput = z.output<typeof withdrawForm>;

export const unpublishForm = z.object({ ...draftEdit, reason: filled(500) });
export type UnpublishInput = Edited<z.output<typeof unpublishForm>>;

export const newVersionForm = z.object({ ...draftEdit, effectiveFrom: day("effective"), changeNote: filled(500) });
export const publishForm = z.object({ ...draftEdit, effectiveFrom: day("effective") });

/** Commands name the row's version plainly; `_version` is the form's field. */
export type Edited<T extends { _version: number }> = Omit<T, "_version"> & { version: number };
export const edited = <T extends { _version: number }>({ _version, ...rest }: T): Edited<T> => ({
  ...rest,
  version: _version,
});
export type NewVersionInput = Edited<z.output<typeof newVersionForm>>;
export type PublishInput = Edited<z.output<typeof publishForm>>;
