import { effectiveFromField } from "@/components/programmes/edit/document-fields";
import { DocumentForm } from "@/components/programmes/edit/document-form";
import { ProgrammeHead } from "@/components/programmes/programme-head";
import { portalPage } from "@/components/shell/portal-page";
import { NotFound } from "@/lib/platform/errors";
import { newVersionAction } from "@/lib/programmes/actions";
import { mayEditProgramme } from "@/lib/programmes/policy";
import { getProgramme } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

const page = portalPage({
  route: "/programmes/[id]/revise",
  permission: "programme:edit",
  words: "programmes",
  load: async ({ actor, params }) => {
    const bundle = await getProgramme(actor, params.id, { asOf: todayInChina() });
    if (!mayEditProgramme(actor, { regionPath: bundle.region.path })) throw new NotFound();
    return bundle;
  },
});

export const generateMetadata = page.title(({ t }) => t("revise.title"));

export default page.body(async ({ data: bundle, t }) => {
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
          {
            id: "changeNote",
            label: t("revise.note"),
            hint: t("revise.noteHint"),
            kind: "area",
            rows: 3,
            required: true,
          },
        ]}
      />
    </>
  );
});
