import { z } from "zod";
import { type FactUnit, factRegistry } from "@/lib/programmes/rules/fact-registry";
import { addMonths } from "@/lib/shared/dates";
import { dayRange, day as typedDay } from "@/lib/shared/day-bounds";
import { blankToNull, choice, day, fields, flag, number, phone, set, text } from "@/lib/shared/fields";
import { filledName, within } from "@/lib/shared/text-field";

const tooBig = (max: number) => `tooBig|${JSON.stringify({ max })}`;

/** Longer than any contract of bought services may run. */
const AGREEMENT_YEARS = 10;

const count = (unit: FactUnit) => number({ max: 9_999, whole: true, unit });

/** What is recorded of a station. Null means not recorded. */
export const stationFields = fields({
  address: text({ max: 200 }),
  hotline: phone({ max: 60 }),
  signText: text({ max: 100 }),
  operationMode: choice(factRegistry.operationMode.options),
  legalStatus: choice(factRegistry.legalStatus.options),
  legalNumber: text({ max: 100 }),
  legalOn: day("happened"),
  legalAuthority: text({ max: 100 }),
  hostFacility: choice(factRegistry.hostFacility.options),
  officeArea: number({ max: 100_000, unit: factRegistry.officeArea.unit }),
  rooms: set(factRegistry.rooms.options),
  desks: count(factRegistry.desks.unit),
  computers: count(factRegistry.computers.unit),
  printers: count(factRegistry.printers.unit),
  fileCabinets: count(factRegistry.fileCabinets.unit),
  staffCount: count(factRegistry.staffCount.unit),
  staffOver40Count: count(factRegistry.staffOver40Count.unit),
  staffBelowCollegeCount: count(factRegistry.staffBelowCollegeCount.unit),
  certifiedStaffCount: count(factRegistry.certifiedStaffCount.unit),
  volunteerTeam: flag(),
  functions: set(factRegistry.functions.options),
  ruleSets: set(factRegistry.ruleSets.options),
  serviceStartedOn: day("happened"),
  agreementFrom: day("agreementFrom"),
  agreementTo: day("agreementTo"),
});
export const factFields = stationFields.shape;

type Counts = Partial<Record<"staffCount" | StaffPart, number | null>>;
const staffParts = ["staffOver40Count", "staffBelowCollegeCount", "certifiedStaffCount"] as const;
type StaffPart = (typeof staffParts)[number];

/** A part is no more than the whole, and an agreement does not end before it begins. */
export function checkFacts(
  facts: Counts & { agreementFrom?: string | null; agreementTo?: string | null },
  issues: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
): void {
  const whole = facts.staffCount ?? null;
  for (const part of staffParts) {
    const number = facts[part] ?? null;
    if (number !== null && whole !== null && number > whole) {
      issues.addIssue({ code: "custom", path: [part], message: tooBig(whole) });
    }
  }
  if (facts.agreementFrom && facts.agreementTo && facts.agreementTo < facts.agreementFrom) {
    issues.addIssue({ code: "custom", path: ["agreementTo"], message: "dateOrder" });
  }
}

/** Of what is typed anew, also that an agreement does not run longer than agreements do. */
export const checkTypedFacts: typeof checkFacts = (facts, issues) => {
  checkFacts(facts, issues);
  const { agreementFrom: min, agreementTo } = facts;
  const max = min && addMonths(min, 12 * AGREEMENT_YEARS);
  if (min && max && agreementTo && agreementTo > max)
    issues.addIssue({ code: "custom", path: ["agreementTo"], message: dayRange({ min, max }) });
};

export const stationFacts = z.object(stationFields.stored).superRefine(checkFacts);
export type StationFacts = z.output<typeof stationFacts>;
export type StationFactId = keyof StationFacts;
export const stationFactIds: readonly StationFactId[] = stationFields.ids;

export const emptyFacts: StationFacts = stationFacts.parse({});

/** A tick: absent when it is not set. */
export const tick = z.preprocess((value) => value === "yes", z.boolean());

export const nameField = filledName(100);
/** Left out, the unit and the type give it. */
export const optionalName = z.preprocess((value) => blankToNull(value), nameField.nullable());
export const reasonField = z.preprocess(
  (value) => blankToNull(value) ?? "",
  z
    .string("invalid")
    .refine(...within(500))
    .refine((reason) => [...reason].length >= 2, { message: "required" }),
);
export const optionalNote = text({ max: 500 }).schema;
export const requiredDay = typedDay("happened");
