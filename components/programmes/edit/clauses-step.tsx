import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { saveClausesAction, splitDocumentAction } from "@/lib/programmes/actions";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { clauseRows } from "@/lib/programmes/schema/form-values";
import { DocumentForm } from "./document-form";
import { NextStep } from "./next-step";
import { rowsLabels } from "./options";
import { RowsForm } from "./rows-form";

/** First the text is split by its own counting; then what came of it is put right by hand. */
export async function ClausesStep({ bundle }: { bundle: ProgrammeBundle }) {
  const t = await getTranslations("programmes");
  const { clauses, document } = bundle.content;
  const split = (
    <DocumentForm
      name="split"
      action={splitDocumentAction}
      fields={[
        {
          id: "sourceText",
          label: t("document.sourceText"),
          hint: t("clause.splitHint"),
          kind: "area",
          rows: 18,
          value: document.sourceText,
          required: true,
        },
      ]}
      submit={t("clause.split")}
      folded={clauses.length > 0 ? t("clause.splitAgain") : undefined}
      lock={bundle.lock}
      hidden={{ programmeId: bundle.id }}
    />
  );
  if (clauses.length === 0) return <Card title={t("clause.splitTitle")}>{split}</Card>;
  return (
    <>
      {split}
      <RowsForm
        name="clauses"
        action={saveClausesAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        identity={["number"]}
        rows={clauseRows(bundle)}
        labels={rowsLabels(t, t("row.clause"))}
        fields={[
          { name: "number", label: t("clause.number"), hint: t("clause.numberHint"), control: { kind: "text" } },
          { name: "label", label: t("clause.label"), hint: t("clause.labelHint"), control: { kind: "text" } },
          { name: "heading", label: t("clause.heading"), control: { kind: "text" } },
          { name: "text", label: t("clause.text"), wide: true, control: { kind: "area", rows: 5 } },
          { name: "headingEn", label: t("clause.headingEn"), control: { kind: "text" } },
          { name: "textEn", label: t("clause.textEn"), wide: true, control: { kind: "area", rows: 3 } },
        ]}
      />
      <NextStep id={bundle.id} current="clauses" />
    </>
  );
}
