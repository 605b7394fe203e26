import type { getTranslations } from "next-intl/server";
import type { Option } from "@/components/ui/inputs";
import { strengths } from "@/lib/programmes/rules/fact-registry";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import type { RowsLabels } from "./rows-form";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

export const clauseOptions = (bundle: ProgrammeBundle, locale: string): Option[] =>
  bundle.content.clauses.map(({ number, label, heading, headingEn }) => ({
    value: number,
    label: `${label} ${pick(locale, heading, headingEn)}`.trim(),
  }));

export const strengthOptions = (t: Words): Option[] =>
  strengths.map((strength) => ({ value: strength, label: t(`strength.${strength}`) }));

export const rowsLabels = (t: Words, row: string): RowsLabels => ({
  row,
  add: t("edit.addRow"),
  remove: t("edit.removeRow"),
  submit: t("edit.save"),
  noneYet: t("edit.newRow"),
});
