import { getLocale, getTranslations } from "next-intl/server";
import { saveStandardAction } from "@/lib/programmes/actions";
import { comparatorsFor, factComparators, factIds, factRegistry } from "@/lib/programmes/rules/fact-registry";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { standardValues } from "@/lib/programmes/schema/form-values";
import { pick } from "@/lib/shared/locale";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels, strengthOptions } from "./options";
import type { RowField } from "./row-control";
import { SectionLinks } from "./section-links";
import { StandardForm } from "./standard-form";

type StandardsStepProps = { bundle: ProgrammeBundle; code: string | null };

/** One standard at a time: its name, and its conditions from the registry of facts. */
export async function StandardsStep({ bundle, code }: StandardsStepProps) {
  const [t, facts, locale] = await Promise.all([getTranslations("programmes"), getTranslations("facts"), getLocale()]);
  const { standards } = bundle.content;
  if (bundle.content.clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const adding = code === "new" || standards.length === 0;
  const standard = adding ? undefined : (standards.find((one) => one.code === code) ?? standards[0]);
  const clauses = rowClauseOptions(bundle, locale, t);
  const here = `/programmes/${bundle.id}/edit/standards`;
  const { head, rows } = standardValues(bundle, standard?.code ?? "");
  return (
    <>
      {standards.length > 0 ? (
        <SectionLinks
          label={t("step.standards")}
          links={[
            ...standards.map((one) => ({
              href: `${here}?standard=${one.code}`,
              label: pick(locale, one.name, one.nameEn),
              current: one === standard,
            })),
            { href: `${here}?standard=new`, label: t("standard.add"), current: !standard },
          ]}
        />
      ) : null}
      <StandardForm
        key={standard?.code ?? "new"}
        name={`standard ${head.code}`}
        action={saveStandardAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        hidden={{ original: standard?.code ?? "" }}
        rows={rows}
        labels={rowsLabels(t, t("standard.condition"))}
        fields={conditionFields(t, facts, clauses)}
        head={{
          code: { label: t("standard.code"), hint: t("standard.codeHint"), value: head.code },
          name: { label: t("standard.name"), hint: t("standard.nameHint"), value: head.name },
          nameEn: { label: t("standard.nameEn"), value: head.nameEn },
        }}
        clause={{ label: t("row.clause"), value: head.clause, options: clauses }}
      />
      <NextStep id={bundle.id} current="standards" />
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;
type Facts = Awaited<ReturnType<typeof getTranslations<"facts">>>;

function conditionFields(t: Words, facts: Facts, clauses: ReturnType<typeof rowClauseOptions>): RowField[] {
  const listed = factIds.filter((fact) => "options" in factRegistry[fact]);
  const optionsOf = (fact: (typeof factIds)[number]) => {
    const definition = factRegistry[fact];
    const options: readonly string[] = "options" in definition ? definition.options : [];
    return options.map((value) => ({ value, label: facts(`option.${fact}.${value}` as Parameters<Facts>[0]) }));
  };
  return [
    { name: "item", label: t("standard.item"), hint: t("standard.itemHint"), control: { kind: "text" } },
    { name: "itemEn", label: t("standard.itemEn"), control: { kind: "text" } },
    { name: "clause", label: t("row.clause"), control: { kind: "select", options: clauses } },
    {
      name: "fact",
      label: t("standard.fact"),
      control: { kind: "select", options: factIds.map((value) => ({ value, label: facts(`label.${value}`) })) },
    },
    {
      name: "comparator",
      label: t("standard.comparator"),
      control: {
        kind: "select",
        options: factComparators.map((value) => ({ value, label: t(`factComparator.${value}`) })),
        by: "fact",
        of: Object.fromEntries(factIds.map((fact) => [fact, comparatorsFor(fact)])),
      },
    },
    { name: "strength", label: t("strength.title"), control: { kind: "select", options: strengthOptions(t) } },
    {
      name: "value",
      label: t("standard.value"),
      hint: t("standard.valueHint"),
      control: { kind: "text", hiddenBy: { field: "fact", values: listed } },
    },
    {
      name: "options",
      label: t("standard.options"),
      wide: true,
      control: { kind: "options", by: "fact", of: Object.fromEntries(listed.map((fact) => [fact, optionsOf(fact)])) },
    },
    { name: "alternative", label: t("standard.group"), hint: t("standard.groupHint"), control: { kind: "text" } },
    { name: "advice", label: t("standard.advice"), wide: true, control: { kind: "text" } },
    { name: "adviceEn", label: t("standard.adviceEn"), wide: true, control: { kind: "text" } },
  ];
}
