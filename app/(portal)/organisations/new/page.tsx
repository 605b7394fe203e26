import { organisationParts } from "@/components/organisations/fields";
import { RegionField } from "@/components/regions/region-field";
import { portalPage } from "@/components/shell/portal-page";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { createOrganisationAction } from "@/lib/organisations/actions";

const page = portalPage({ route: "/organisations/new", permission: "organisation:create", words: "organisations" });

export const generateMetadata = page.title(({ t }) => t("new.title"));

export default page.body(({ actor, t }) => (
  <>
    <PageHead
      title={t("new.title")}
      lead={t("new.lead")}
      crumbs={[{ label: t("title"), href: "/organisations" }, { label: t("new.title") }]}
    />
    <FieldsForm
      action={createOrganisationAction}
      name="organisation"
      parts={organisationParts(t)}
      labels={{ regionCode: t("label.regionCode") }}
      submit={t("new.submit")}
      before={
        <RegionField
          label={t("label.regionCode")}
          hint={t("hint.regionCode")}
          within={actor.regionCode ?? undefined}
          maxLevel={3}
        />
      }
    />
  </>
));
