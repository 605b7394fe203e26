import { dayInYear } from "@/lib/shared/dates";
import { factRegistry } from "../rules/fact-registry";
import { partOf } from "../rules/parts";
import { gridText } from "../rules/plan-cells";
import { isTotalsDoubt } from "../rules/plan-doubt";
import type { ProgrammeBundle } from "./bundle";
import type { ConditionContent, DiscrepancyContent, PlanTableContent, ProvisionContent } from "./content";

/** A row as a form of the draft holds it. */
export type RowValues = Readonly<Record<string, string>>;

const text = (value: number | string | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** Names of a form's fields for its rows: `rows.0.text`. */
export const rowFields = (rows: readonly RowValues[]): RowValues =>
  Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([field, value]) => [`rows.${index}.${field}`, value])),
  );

export const documentValues = ({ content: { document }, version }: ProgrammeBundle) => ({
  effectiveFrom: version.effectiveFrom,
  title: document.title,
  titleEn: document.titleEn,
  documentNumber: text(document.documentNumber),
  issuedOn: text(document.issuedOn),
  issuers: document.issuers.join("\n"),
  addressees: document.addressees.join("\n"),
  sourceText: document.sourceText,
});

export const clauseRows = ({ content }: ProgrammeBundle): RowValues[] =>
  content.clauses.map(({ number, label, heading, headingEn, text: words, textEn }) => ({
    ...{ number, label, heading, headingEn, text: words, textEn },
  }));

export const targetRows = ({ content }: ProgrammeBundle): RowValues[] =>
  content.targets.map(({ code, clause, measure, comparator, value, dueOn, strength, text: words, textEn }) => ({
    ...{ code, clause, measure, comparator, strength, text: words, textEn },
    value: String(value),
    dueOn: text(dueOn),
  }));

export function deadlineRows({ content, version }: ProgrammeBundle): RowValues[] {
  const year = Number(version.effectiveFrom.slice(0, 4));
  return content.deadlines.map(({ code, clause, what, whatEn, responsible, responsibleEn, strength, ...more }) => ({
    ...{ code, clause, what, whatEn, responsible, responsibleEn, strength },
    reportTo: text(more.reportTo),
    reportToEn: text(more.reportToEn),
    dueOn: more.dueOn ?? dayInYear(more.yearlyOn ?? "--12-31", year),
    yearly: more.yearlyOn ? "on" : "",
  }));
}

/** Of one part of the document, or of all of it where `part` is empty. */
export const provisionRows = ({ content }: ProgrammeBundle, part: string): RowValues[] =>
  content.provisions.filter(({ clause }) => part === "" || partOf(clause) === part).map(provisionRow);

function provisionRow({ comparator, value, valueMax, ...row }: ProvisionContent): RowValues {
  return {
    ...{
      code: row.code,
      clause: row.clause,
      kind: row.kind,
      strength: row.strength,
      text: row.text,
      textEn: row.textEn,
    },
    party: text(row.party),
    partyEn: text(row.partyEn),
    comparator: valueMax === null ? text(comparator) : "between",
    value: text(value),
    valueMax: text(valueMax),
    unit: text(row.unit),
    fromOn: text(row.fromOn),
    dueOn: text(row.dueOn),
  };
}

/** Those about totals follow their tables and stand in no form. */
export const doubtRows = ({ content }: ProgrammeBundle): RowValues[] =>
  content.discrepancies.filter((doubt) => !isTotalsDoubt(doubt)).map(doubtRow);

function doubtRow({ code, clause, title, titleEn, description, descriptionEn, readings }: DiscrepancyContent) {
  const labels = readings.flatMap(({ label, labelEn }, index) => [
    [`reading${index + 1}`, label],
    [`reading${index + 1}En`, labelEn],
  ]);
  const followed = readings.findIndex((reading) => reading.followed) + 1;
  const follows = followed > 0 ? String(followed) : "";
  return { code, clause, title, titleEn, description, descriptionEn, follows, ...Object.fromEntries(labels) };
}

/** The head and the conditions of a standard of the draft; all empty where there is none of that code. */
export function standardValues({ content }: ProgrammeBundle, code: string) {
  const standard = content.standards.find((one) => one.code === code);
  const { name = "", nameEn = "", clause = "", items = [] } = standard ?? {};
  const rows = items.flatMap((item) =>
    item.conditions.map((condition) => conditionRow(condition, item.name, item.nameEn)),
  );
  return { head: { code: standard?.code ?? "", name, nameEn, clause }, rows };
}

function conditionRow({ value, comparator, ...condition }: ConditionContent, item: string, itemEn: string): RowValues {
  const definition = factRegistry[condition.fact];
  const listed = definition.type === "set" || definition.type === "choice";
  const words = Array.isArray(value) ? value.join(comparator === "between" ? "-" : ",") : String(value);
  return {
    ...condition,
    alternative: condition.alternative ?? "",
    item,
    itemEn,
    comparator,
    value: listed || comparator === "present" ? "" : words,
    options: listed ? words : "",
  };
}

/** A plan table of the draft by its id, as the form that pastes it holds it; null where it is gone. */
export function planValues({ content, planTableIds }: ProgrammeBundle, tableId: string) {
  const table = content.planTables[planTableIds.indexOf(tableId)];
  if (!table) return null;
  const { title, titleEn, clause, measure, stationTypeCode } = table;
  return { title, titleEn, clause, measure, stationTypeCode, table: planText(table) };
}

/** The stored table as it would be pasted, with the totals as printed. */
export function planText(table: PlanTableContent): string {
  const printed = table.printedGrandTotal !== null || table.rows.some(({ printedTotal }) => printedTotal !== null);
  const total = (value: number | null) => (printed ? [text(value)] : []);
  return gridText([
    ["单位", ...table.years.map((year) => `${year}年`), ...(printed ? ["合计"] : [])],
    ...table.rows.map((row) => [row.label, ...row.values.map(String), ...total(row.printedTotal)]),
    ...(table.printedTotals.length > 0
      ? [["总计", ...table.printedTotals.map(String), ...total(table.printedGrandTotal)]]
      : []),
  ]);
}
