import { z } from "zod";
import { factRegistry } from "@/lib/programmes/rules/fact-registry";
import { addMonths, isoDate } from "@/lib/shared/dates";
import { type DayMeaning, day, dayRange, optionalDay } from "@/lib/shared/day-bounds";
import { cleanLine, halfWidth, isBlank } from "@/lib/shared/folding";
import { plainNumber } from "@/lib/shared/number-text";
import { filledName, within } from "@/lib/shared/text-field";

const tooBig = (max: number) => `tooBig|${JSON.stringify({ max })}`;

const blankToNull = (value: unknown): unknown => {
  if (typeof value !== "string") return value ?? null;
  const text = cleanLine(value);
  return isBlank(text) ? null : text;
};

const typedNumber = (value: unknown): unknown => {
  if (typeof value !== "string") return value ?? null;
  if (isBlank(value)) return null;
  const plain = plainNumber(value);
  return plain === null ? Number.NaN : Number(plain);
};

const narrow = (value: unknown): unknown => {
  const text = blankToNull(value);
  return typeof text === "string" ? halfWidth(text) : text;
};

const withinLength = (max: number) => z.string("invalid").refine(...within(max));

const text = (max: number) => z.preprocess(blankToNull, withinLength(max).nullable());
/** Longer than any contract of bought services may run. */
const AGREEMENT_YEARS = 10;

const count = z.preprocess(
  typedNumber,
  z.number("notNumber").int("notInteger").min(0, "negative").max(9_999, tooBig(9_999)).nullable(),
);
const area = z.preprocess(
  typedNumber,
  z.number("notNumber").min(0, "negative").max(100_000, tooBig(100_000)).nullable(),
);
const flag = z.preprocess(
  (value) => (value === "yes" ? true : value === "no" ? false : blankToNull(value)),
  z.boolean("unknownOption").nullable(),
);
const choice = <const O extends readonly [string, ...string[]]>(options: O) =>
  z.preprocess(blankToNull, z.enum(options, "unknownOption").nullable());
/** In the order of the options, each once. */
const set = <const O extends readonly [string, ...string[]]>(options: O) =>
  z.preprocess(
    (value) => (value === undefined || value === null || value === "" ? [] : [value].flat()),
    z.array(z.enum(options, "unknownOption")).transform((chosen) => {
      const ticked = new Set<string>(chosen);
      return (options as readonly string[]).filter((option) => ticked.has(option)) as O[number][];
    }),
  );

/** The facts that are days, and what each of them means. */
export const factDays = {
  legalOn: "happened",
  serviceStartedOn: "happened",
  agreementFrom: "agreementFrom",
  agreementTo: "agreementTo",
} as const satisfies Record<string, DayMeaning>;

/** Null means not recorded. */
export const factFields = {
  address: text(200),
  hotline: z.preprocess(
    narrow,
    withinLength(60)
      .refine((value) => /^[\d+()\-\s/、,;转分机#]{3,}$/u.test(value), { message: "phone" })
      .nullable(),
  ),
  signText: text(100),
  operationMode: choice(factRegistry.operationMode.options),
  legalStatus: choice(factRegistry.legalStatus.options),
  legalNumber: text(100),
  legalOn: optionalDay(factDays.legalOn),
  legalAuthority: text(100),
  hostFacility: choice(factRegistry.hostFacility.options),
  officeArea: area,
  rooms: set(factRegistry.rooms.options),
  desks: count,
  computers: count,
  printers: count,
  fileCabinets: count,
  staffCount: count,
  staffOver40Count: count,
  staffBelowCollegeCount: count,
  certifiedStaffCount: count,
  volunteerTeam: flag,
  functions: set(factRegistry.functions.options),
  ruleSets: set(factRegistry.ruleSets.options),
  serviceStartedOn: optionalDay(factDays.serviceStartedOn),
  agreementFrom: optionalDay(factDays.agreementFrom),
  agreementTo: optionalDay(factDays.agreementTo),
};

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

const storedDay = isoDate.nullable().default(null);

/** A stored row: what was stored before a bound was drawn stays readable. */
export const stationFacts = z
  .object({
    ...factFields,
    legalOn: storedDay,
    serviceStartedOn: storedDay,
    agreementFrom: storedDay,
    agreementTo: storedDay,
  })
  .superRefine(checkFacts);
export type StationFacts = z.output<typeof stationFacts>;
export type StationFactId = keyof StationFacts;
export const stationFactIds = Object.keys(factFields) as StationFactId[];

export const emptyFacts: StationFacts = stationFacts.parse({});

/** A tick: absent when it is not set. */
export const tick = z.preprocess((value) => value === "yes", z.boolean());

export const nameField = filledName(100);
/** Left out, the unit and the type give it. */
export const optionalName = z.preprocess((value) => blankToNull(value), nameField.nullable());
export const reasonField = z.preprocess(
  (value) => blankToNull(value) ?? "",
  withinLength(500).refine((reason) => [...reason].length >= 2, { message: "required" }),
);
export const optionalNote = text(500);
export const requiredDay = day("happened");
