import type { getTranslations } from "next-intl/server";
import type { Option } from "@/components/ui/inputs";
import { strengths } from "@/lib/programmes/rules/fact-registry";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { clauseLabel } from "../clause-label";
import type { RowsLabels } from "./rows-form";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

export const clauseOptions = (bundle: ProgrammeBundle, locale: string, t: Words): Option[] =>
  bundle.content.clauses.map((clause) => {
    const label = clauseLabel(clause, locale, t);
    const heading = pick(locale, clause.heading, clause.headingEn);
    return { value: clause.number, label: heading.startsWith(label) ? heading : `${label} ${heading}` };
  });

/** For rows of their own clause: none is chosen from the start, so that no row is left at the first by mistake. */
export const rowClauseOptions = (bundle: ProgrammeBundle, locale: string, t: Words): Option[] => [
  { value: "", label: t("edit.chooseClause") },
  ...clauseOptions(bundle, locale, t),
];

export const strengthOptions = (t: Words): Option[] =>
  strengths.map((strength) => ({ value: strength, label: t(`strength.${strength}`) }));

export const rowsLabels = (t: Words, row: string): RowsLabels => ({
  row,
  add: t("edit.addRow"),
  remove: t("edit.removeRow"),
  submit: t("edit.save"),
  noneYet: t("edit.newRow"),
  absent: t("edit.absentRow"),
});
