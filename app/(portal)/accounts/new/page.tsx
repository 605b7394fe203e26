import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountForm } from "@/components/accounts/account-form";
import { accountFormWords } from "@/components/accounts/form-words";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { listOrganisationChoices } from "@/lib/accounts/queries/accounts";
import { requirePermission } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("account:manage");
  return { title: (await getTranslations("accounts"))("new.title") };
}

export default async function NewAccountPage() {
  const actor = await requirePermission("account:manage");
  const [t, words, organisations] = await Promise.all([
    getTranslations("accounts"),
    accountFormWords(),
    listOrganisationChoices(actor),
  ]);
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
}
