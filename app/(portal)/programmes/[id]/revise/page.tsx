import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { effectiveFromField } from "@/components/programmes/edit/document-fields";
import { DocumentForm } from "@/components/programmes/edit/document-form";
import { ProgrammeHead } from "@/components/programmes/programme-head";
import { missing, requirePermission } from "@/lib/platform/session";
import { newVersionAction } from "@/lib/programmes/actions";
import { mayEditProgramme } from "@/lib/programmes/policy";
import { loadProgramme, type ProgrammePageProps } from "../load";

async function load(params: ProgrammePageProps["params"]) {
  await requirePermission("programme:edit");
  const { actor, bundle } = await loadProgramme(params, Promise.resolve({}));
  return mayEditProgramme(actor, { regionPath: bundle.region.path }) ? bundle : missing(actor);
}

export async function generateMetadata({ params }: ProgrammePageProps): Promise<Metadata> {
  await load(params);
  return { title: (await getTranslations("programmes"))("revise.title") };
}

export default async function RevisePage({ params }: ProgrammePageProps) {
  const [bundle, t] = await Promise.all([load(params), getTranslations("programmes")]);
  return (
    <>
      <ProgrammeHead bundle={bundle} mayEdit={false} title={t("revise.title")} />
      <p className="mb-4 max-w-prose">{t("revise.lead")}</p>
      <DocumentForm
        name="version"
        action={newVersionAction}
        submit={t("revise.submit")}
        lock={bundle.lock}
        hidden={{ programmeId: bundle.id }}
        fields={[
          effectiveFromField(t),
          { name: "changeNote", label: t("revise.note"), hint: t("revise.noteHint"), kind: "area", required: true },
        ]}
      />
    </>
  );
}
