import { AccountForm } from "@/components/accounts/account-form";
import { accountFormWords } from "@/components/accounts/form-words";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { listOrganisationChoices } from "@/lib/accounts/queries/accounts";

const page = portalPage({ route: "/accounts/new", permission: "account:manage", words: "accounts" });

export const generateMetadata = page.title(({ t }) => t("new.title"));

export default page.body(async ({ actor, t }) => {
  const [words, organisations] = await Promise.all([accountFormWords(), listOrganisationChoices(actor)]);
  return (
    <>
      <PageHead
        title={t("new.title")}
        lead={t("new.lead")}
        crumbs={[{ label: t("title"), href: "/accounts" }, { label: t("new.title") }]}
      />
      <Card>
        <AccountForm
          {...words}
          organisations={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          submit={t("new.submit")}
        />
      </Card>
    </>
  );
});
