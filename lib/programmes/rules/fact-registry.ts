/** What a standard may ask of a station. The ids are stored in standards; values live in a station's facts. */
export type FactDefinition =
  | { readonly type: "number"; readonly unit: FactUnit; readonly derivedFrom?: readonly string[] }
  | { readonly type: "boolean" }
  | { readonly type: "text" }
  | { readonly type: "date" }
  | { readonly type: "choice"; readonly options: readonly string[] }
  | { readonly type: "set"; readonly options: readonly string[] };

export type FactUnit = "㎡" | "张" | "台" | "个" | "人" | "月";

const count = (unit: FactUnit) => ({ type: "number", unit }) as const;

/**
 * Labels: messages `facts.label.<id>`; options: `facts.option.<id>.<option>`.
 * `staffOver40Count` counts those who are older than 40 (40岁以下 is taken inclusively).
 * `agreementMonths` is not entered: full months from `agreementFrom` to `agreementTo` inclusive.
 */
export const factRegistry = {
  hostFacility: {
    type: "choice",
    options: [
      "social_affairs_office",
      "party_service_centre",
      "grid_centre",
      "welfare_institution",
      "community_premises",
      "own_premises",
      "other",
    ],
  },
  officeArea: count("㎡"),
  desks: count("张"),
  computers: count("台"),
  printers: count("台"),
  fileCabinets: count("个"),
  signText: { type: "text" },
  rooms: {
    type: "set",
    options: ["social_work", "casework", "group", "multi_purpose", "archive"],
  },
  staffCount: count("人"),
  staffOver40Count: count("人"),
  staffBelowCollegeCount: count("人"),
  certifiedStaffCount: count("人"),
  volunteerTeam: { type: "boolean" },
  functions: { type: "set", options: ["assistance", "elderly", "children", "governance"] },
  ruleSets: {
    type: "set",
    options: ["personnel", "project", "supervision", "volunteer", "premises", "archive"],
  },
  serviceStartedOn: { type: "date" },
  agreementFrom: { type: "date" },
  agreementTo: { type: "date" },
  agreementMonths: { type: "number", unit: "月", derivedFrom: ["agreementFrom", "agreementTo"] },
  operationMode: { type: "choice", options: ["outsourced", "direct_hire", "mixed"] },
  hotline: { type: "text" },
  legalStatus: { type: "choice", options: ["registered", "filed", "none"] },
} as const satisfies Record<string, FactDefinition>;

export type FactId = keyof typeof factRegistry;
export const factIds = Object.keys(factRegistry) as [FactId, ...FactId[]];

/**
 * - `present`: a value is recorded (a set is not empty, a boolean is true, a number is above 0).
 * - `between`: value is `[least, most]`, both inclusive; `gte` and `lte` are inclusive.
 * - dates compare with an ISO day or with the word `asOf`, the day on which the standard is evaluated.
 * - `matches`: value is a template; `{county}` and `{township}` stand for the station's own units
 *   (the functional area counts as county where the township reports to one). Spaces are ignored.
 */
export const factComparators = ["eq", "gte", "lte", "between", "includesAll", "matches", "present"] as const;
export type FactComparator = (typeof factComparators)[number];

const comparatorsByType: Record<FactDefinition["type"], readonly FactComparator[]> = {
  number: ["gte", "lte", "eq", "between", "present"],
  boolean: ["eq", "present"],
  text: ["matches", "eq", "present"],
  date: ["lte", "gte", "present"],
  choice: ["eq", "present"],
  set: ["includesAll", "present"],
};

export function comparatorsFor(fact: FactId): readonly FactComparator[] {
  return comparatorsByType[factRegistry[fact].type];
}

/** How binding a condition is. Only `must` can fail a station; the softer ones advise. */
export const strengths = ["must", "principle", "general", "may"] as const;
export type Strength = (typeof strengths)[number];

export const isBinding = (strength: Strength): boolean => strength === "must";
