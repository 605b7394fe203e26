import { documentFields, effectiveFromField } from "@/components/programmes/edit/document-fields";
import { DocumentForm } from "@/components/programmes/edit/document-form";
import { RegionField } from "@/components/regions/region-field";
import { portalPage } from "@/components/shell/portal-page";
import { PageHead } from "@/components/ui/page-head";
import { createProgrammeAction } from "@/lib/programmes/actions";
import { getRegion } from "@/lib/regions/queries/tree";
import { todayInChina } from "@/lib/shared/dates";

const page = portalPage({ route: "/programmes/new", permission: "programme:edit", words: "programmes" });

export const generateMetadata = page.title(({ t }) => t("new.title"));

export default page.body(async ({ actor, t }) => {
  const own = actor.regionCode ? await getRegion(actor, actor.regionCode) : null;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("title"), href: "/programmes" }, { label: t("new.title") }]}
        title={t("new.title")}
        lead={t("new.lead")}
      />
      <DocumentForm
        name="programme"
        action={createProgrammeAction}
        submit={t("new.submit")}
        labels={{ regionCode: t("new.region") }}
        before={
          <RegionField
            label={t("new.region")}
            hint={t("new.regionHint")}
            chosen={own}
            within={actor.regionCode ?? "CN"}
            maxLevel={4}
          />
        }
        fields={[
          { id: "id", label: t("new.id"), hint: t("new.idHint"), kind: "text", required: true },
          effectiveFromField(t, todayInChina()),
          ...documentFields(t),
        ]}
      />
    </>
  );
});
