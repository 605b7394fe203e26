import { z } from "zod";
import { isIsoDate, isoDate } from "@/lib/shared/dates";
import { measureIds } from "../rules/measures";
import { comparator, strength } from "./content";
import { withRows } from "./rows";

const tooLong = (max: number) => `tooLong|${JSON.stringify({ max })}`;
const line = (max = 200) => z.string().trim().max(max, tooLong(max));
const filled = (max = 200) => line(max).min(1, "required");
const area = (max: number) =>
  z
    .string()
    .max(max, tooLong(max))
    .transform((text) => text.replaceAll("\r\n", "\n").trim());
const optionalLine = line().transform((text) => text || null);
const optionalDay = z
  .string()
  .refine((text) => text === "" || isIsoDate(text), "invalidDate")
  .transform((text) => text || null);
const list = z
  .string()
  .max(1_000, tooLong(1_000))
  .transform((text) =>
    text
      .split(/[\n、;;]/u)
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
  issuedOn: optionalDay,
  sourceText: area(200_000),
};

export const createProgrammeForm = z.object({
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "programmeId")
    .max(40, tooLong(40)),
  regionCode: z.string().trim().min(1, "required").max(60),
  effectiveFrom: isoDate,
  ...documentFields,
});
export type CreateProgrammeInput = z.output<typeof createProgrammeForm>;

export const documentForm = z.object({ ...draftEdit, ...documentFields });
export type DocumentInput = z.output<typeof documentForm>;

const clauseRow = z.object({
  number: filled(20).regex(/^[\w.-]+$/, "clauseNumber"),
  label: line(40),
  heading: filled(),
  headingEn: line(),
  text: area(50_000).refine((text) => text !== "", "required"),
  textEn: area(50_000),
});
export const clausesForm = withRows(clauseRow, draftEdit);
export type ClausesInput = z.output<typeof clausesForm>;

export const splitForm = z.object({
  ...draftEdit,
  sourceText: area(200_000).refine((text) => text !== "", "required"),
});

const clauseNumber = z.string().min(1, "required").max(20);
const amount = z
  .string()
  .trim()
  .min(1, "required")
  .transform(Number)
  .pipe(z.number("notNumber").min(0, "negative").max(1e9, 'tooBig|{"max":1000000000}'));

const targetRow = z.object({
  code: line(40).default(""),
  clause: clauseNumber,
  measure: z.enum(measureIds, "unknownOption"),
  comparator,
  value: amount,
  dueOn: optionalDay,
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
  dueOn: isoDate,
  /** Due every year on that day. */
  yearly: z.string().optional(),
  strength,
});
export const deadlinesForm = withRows(deadlineRow, draftEdit);
export type DeadlinesInput = z.output<typeof deadlinesForm>;

export const rulingForm = z.object({
  programmeId: z.string().max(60),
  discrepancyId: z.uuid("unknownOption"),
  reading: z.string("required").min(1, "required").max(40),
  reason: filled(1_000),
});
export type RulingInput = z.output<typeof rulingForm>;

export const newVersionForm = z.object({ ...draftEdit, effectiveFrom: isoDate, changeNote: filled(500) });
export const publishForm = z.object({ ...draftEdit, effectiveFrom: isoDate });

/** Commands name the row's version plainly; `_version` is the form's field. */
export type Edited<T extends { _version: number }> = Omit<T, "_version"> & { version: number };
export const edited = <T extends { _version: number }>({ _version, ...rest }: T): Edited<T> => ({
  ...rest,
  version: _version,
});
export type NewVersionInput = Edited<z.output<typeof newVersionForm>>;
export type PublishInput = Edited<z.output<typeof publishForm>>;
