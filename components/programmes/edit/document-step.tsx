import { getTranslations } from "next-intl/server";
import { saveDocumentAction } from "@/lib/programmes/actions";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { documentValues } from "@/lib/programmes/schema/form-values";
import { documentFields, effectiveFromField } from "./document-fields";
import { DocumentForm } from "./document-form";
import { NextStep } from "./next-step";

export async function DocumentStep({ bundle }: { bundle: ProgrammeBundle }) {
  const t = await getTranslations("programmes");
  return (
    <>
      <DocumentForm
        name="document"
        action={saveDocumentAction}
        fields={[effectiveFromField(t, bundle.version.effectiveFrom), ...documentFields(t, documentValues(bundle))]}
        submit={t("edit.save")}
        lock={bundle.lock}
        hidden={{ programmeId: bundle.id }}
      />
      <NextStep id={bundle.id} current="document" />
    </>
  );
}
