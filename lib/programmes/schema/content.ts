import type { IsoDate } from "@/lib/shared/dates";
import type { FactComparator, FactId, Strength } from "../rules/fact-registry";
import type { MeasureId } from "../rules/measures";

export const comparators = ["gte", "lte", "eq"] as const;
export type Comparator = (typeof comparators)[number];

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
export type ProvisionKind = (typeof provisionKinds)[number];

export type DocumentContent = {
  title: string;
  titleEn: string;
  issuers: string[];
  addressees: string[];
  documentNumber: string | null;
  issuedPrinted: string | null;
  issuedOn: IsoDate | null;
  /** UTC moment. */
  publishedAt: string | null;
  sourceFile: string | null;
  sourceText: string;
};

export type ClauseContent = {
  number: string;
  label: string;
  heading: string;
  headingEn: string;
  text: string;
  textEn: string;
};

/** In all rows below `clause` is the number of the clause they stand in. */
export type TargetContent = {
  code: string;
  clause: string;
  measure: MeasureId;
  comparator: Comparator;
  value: number;
  unit: string;
  fromOn: IsoDate | null;
  dueOn: IsoDate | null;
  strength: Strength;
  text: string;
  textEn: string;
};

export type PlanRowContent = {
  regionCode: string;
  label: string;
  values: number[];
  printedTotal: number | null;
};

export type PlanTableContent = {
  clause: string;
  title: string;
  titleEn: string;
  measure: MeasureId;
  unit: string;
  stationTypeCode: string;
  years: number[];
  rows: PlanRowContent[];
  printedTotals: number[];
  printedGrandTotal: number | null;
};

export type ConditionValue = string | number | boolean | string[] | [number, number];

export type ConditionContent = {
  clause: string;
  fact: FactId;
  comparator: FactComparator;
  value: ConditionValue;
  alternative: string | null;
  strength: Strength;
  advice: string;
  adviceEn: string;
};

export type StandardItemContent = {
  code: string;
  name: string;
  nameEn: string;
  conditions: ConditionContent[];
};

export type StandardContent = {
  code: string;
  clause: string;
  name: string;
  nameEn: string;
  items: StandardItemContent[];
};

export type DeadlineContent = {
  code: string;
  clause: string;
  what: string;
  whatEn: string;
  responsible: string;
  responsibleEn: string;
  reportTo: string | null;
  reportToEn: string | null;
  dueOn: IsoDate | null;
  /** `--12-31` for every year. */
  yearlyOn: string | null;
  strength: Strength;
};

export type ProvisionContent = {
  code: string;
  clause: string;
  kind: ProvisionKind;
  strength: Strength;
  text: string;
  textEn: string;
  party: string | null;
  partyEn: string | null;
  comparator: Comparator | null;
  value: number | null;
  valueMax: number | null;
  unit: string | null;
  fromOn: IsoDate | null;
  dueOn: IsoDate | null;
};

export type Reading = { code: string; label: string; labelEn: string };

export type DiscrepancyContent = {
  code: string;
  clause: string;
  /** Index in `planTables` when it is about a table's arithmetic. */
  planTable: number | null;
  title: string;
  titleEn: string;
  description: string;
  descriptionEn: string;
  readings: Reading[];
};

/** All that one version of a programme says. */
export type VersionContent = {
  document: DocumentContent;
  clauses: ClauseContent[];
  targets: TargetContent[];
  planTables: PlanTableContent[];
  standards: StandardContent[];
  deadlines: DeadlineContent[];
  provisions: ProvisionContent[];
  discrepancies: DiscrepancyContent[];
};
