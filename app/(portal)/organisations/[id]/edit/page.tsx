import { organisationParts } from "@/components/organisations/fields";
import { portalPage } from "@/components/shell/portal-page";
import { storedValues } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import { PageHead } from "@/components/ui/page-head";
import { editOrganisationAction } from "@/lib/organisations/actions";
import { mayEdit } from "@/lib/organisations/policy";
import { getOrganisation } from "@/lib/organisations/queries";
import { NotFound } from "@/lib/platform/errors";

const page = portalPage({
  route: "/organisations/[id]/edit",
  permission: "organisation:edit",
  words: "organisations",
  load: async ({ actor, params }) => {
    const organisation = await getOrganisation(actor, params.id);
    if (!mayEdit(actor, organisation.region.path)) throw new NotFound();
    return organisation;
  },
});

export const generateMetadata = page.title(({ data, t }) => `${t("edit.title")} · ${data.name}`);

export default page.body(({ data: organisation, t }) => (
  <>
    <PageHead
      title={`${t("edit.title")} · ${organisation.name}`}
      crumbs={[
        { label: t("title"), href: "/organisations" },
        { label: organisation.name, href: `/organisations/${organisation.id}` },
        { label: t("edit.title") },
      ]}
    />
    <FieldsForm
      action={editOrganisationAction}
      name="organisation"
      version={organisation.version}
      parts={organisationParts(t)}
      stored={storedValues(organisation)}
      hidden={{ id: organisation.id }}
      submit={t("edit.submit")}
    />
  </>
));
