import { getLocale, getTranslations } from "next-intl/server";
import { saveProvisionsAction } from "@/lib/programmes/actions";
import { isEditedByPart, partOf } from "@/lib/programmes/rules/parts";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { provisionKinds } from "@/lib/programmes/schema/content";
import { provisionRows } from "@/lib/programmes/schema/form-values";
import { provisionAmounts } from "@/lib/programmes/schema/provision-form";
import { pick } from "@/lib/shared/locale";
import { clauseLabel } from "../clause-label";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels, strengthOptions } from "./options";
import type { RowField } from "./row-control";
import { RowsForm } from "./rows-form";
import { SectionLinks } from "./section-links";

type ProvisionsStepProps = {
  bundle: ProgrammeBundle;
  /** The part of the document that was asked for. */
  asked: string | null;
};

/** Whatever else the document promises, rules or lists; where that is much, part by part. */
export async function ProvisionsStep({ bundle, asked }: ProvisionsStepProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses, provisions } = bundle.content;
  if (clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const parts = isEditedByPart(provisions) ? [...new Set(clauses.map(({ number }) => partOf(number)))] : [];
  const part = parts.find((one) => one === asked) ?? parts[0] ?? "";
  const inPart = (clause: string) => part === "" || partOf(clause) === part;
  const labelOf = (number: string) => {
    const head =
      clauses.find((clause) => clause.number === number) ?? clauses.find((clause) => partOf(clause.number) === number);
    if (!head) return number;
    const count = provisions.filter(({ clause }) => partOf(clause) === number).length;
    return `${clauseLabel(head, locale, t)} ${pick(locale, head.heading, head.headingEn)}${t("step.count", { count })}`;
  };
  return (
    <>
      {parts.length > 0 ? (
        <SectionLinks
          label={t("clause.contents")}
          links={parts.map((one) => ({
            href: `/programmes/${bundle.id}/edit/provisions?part=${encodeURIComponent(one)}`,
            label: labelOf(one),
            current: one === part,
          }))}
        />
      ) : null}
      <RowsForm
        key={part}
        name={`provisions ${part}`}
        action={saveProvisionsAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        hidden={{ part }}
        kept={["code"]}
        rows={provisionRows(bundle, part)}
        labels={rowsLabels(t, t("row.provision"))}
        fields={fieldsOf(
          t,
          rowClauseOptions(bundle, locale, t).filter(({ value }) => value === "" || inPart(value)),
        )}
      />
      <NextStep id={bundle.id} current="provisions" />
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

function fieldsOf(t: Words, clauses: ReturnType<typeof rowClauseOptions>): RowField[] {
  const single = provisionAmounts.filter((amount) => amount !== "between");
  const amounts = provisionAmounts.map((value) => ({ value, label: t(`provisionForm.amount.${value || "none"}`) }));
  return [
    { name: "text", label: t("provisionForm.text"), wide: true, control: { kind: "area", rows: 2 } },
    { name: "textEn", label: t("provisionForm.textEn"), wide: true, control: { kind: "area", rows: 2 } },
    { name: "clause", label: t("row.clause"), control: { kind: "select", options: clauses } },
    {
      name: "kind",
      label: t("provisionForm.kind"),
      control: { kind: "select", options: provisionKinds.map((value) => ({ value, label: t(`provision.${value}`) })) },
    },
    { name: "strength", label: t("strength.title"), control: { kind: "select", options: strengthOptions(t) } },
    { name: "party", label: t("provisionForm.party"), hint: t("provisionForm.partyHint"), control: { kind: "text" } },
    { name: "partyEn", label: t("provisionForm.partyEn"), control: { kind: "text" } },
    { name: "comparator", label: t("provisionForm.amountTitle"), control: { kind: "select", options: amounts } },
    {
      name: "value",
      label: t("provisionForm.value"),
      control: { kind: "number", hiddenBy: { field: "comparator", values: [""] } },
    },
    {
      name: "valueMax",
      label: t("provisionForm.valueMax"),
      control: { kind: "number", hiddenBy: { field: "comparator", values: single } },
    },
    {
      name: "unit",
      label: t("provisionForm.unit"),
      hint: t("provisionForm.unitHint"),
      control: { kind: "text", hiddenBy: { field: "comparator", values: [""] } },
    },
    { name: "fromOn", label: t("provisionForm.fromOn"), control: { kind: "date", meaning: "due" } },
    {
      name: "dueOn",
      label: t("provisionForm.dueOn"),
      hint: t("target.dueHint"),
      control: { kind: "date", meaning: "due" },
    },
  ];
}
