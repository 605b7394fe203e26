import { getTranslations } from "next-intl/server";
import { AccountActs } from "@/components/accounts/account-acts";
import { AccountForm } from "@/components/accounts/account-form";
import { accountFormWords } from "@/components/accounts/form-words";
import { PendingChange } from "@/components/accounts/pending-change";
import { scopeText } from "@/components/accounts/scope-text";
import { StatusTag } from "@/components/accounts/status-tag";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { mayManage } from "@/lib/accounts/policy";
import { type AccountDetail, getAccount, listOrganisationChoices } from "@/lib/accounts/queries/accounts";
import type { Actor } from "@/lib/platform/actor";
import { formatDateTime } from "@/lib/shared/format";

const page = portalPage({
  route: "/accounts/[id]",
  permission: "account:read",
  words: "accounts",
  load: ({ actor, params }) => getAccount(actor, params.id),
});

export const generateMetadata = page.title(({ data }) => data.loginName);

export default page.body(async ({ actor, data: account, t, locale }) => {
  const role = await getTranslations("shell.role");
  return (
    <>
      <PageHead
        title={account.loginName}
        lead={account.displayName}
        crumbs={[{ label: t("title"), href: "/accounts" }, { label: account.loginName }]}
      />
      {account.id === actor.accountId ? <Notice tone="info">{t("detail.own")}</Notice> : null}
      {account.status === "pending" ? <Notice tone="underway">{t("detail.pending")}</Notice> : null}
      <Card title={t("detail.facts")}>
        <Dl
          columns={2}
          items={[
            { term: t("field.role"), detail: role(account.role) },
            { term: t("field.scope"), detail: scopeText(account, locale) || t("detail.noScope") },
            { term: t("field.status"), detail: <StatusTag status={account.status} /> },
            { term: t("detail.createdAt"), detail: formatDateTime(account.createdAt, locale) },
            {
              term: t("detail.password"),
              detail: account.mustChangePassword
                ? t("detail.mustChange")
                : formatDateTime(account.passwordChangedAt, locale),
            },
            { term: t("detail.factors"), detail: t("detail.factorCount", { count: account.factors }) },
            {
              term: t("detail.access"),
              detail: t("detail.accessCount", { sessions: account.sessions, tokens: account._count.tokens }),
            },
          ]}
        />
      </Card>
      {account.pendingWhat.length > 0 ? (
        <Card title={t("pending.title")}>
          <p className="mb-3 text-sm text-ink-soft">{t("pending.held")}</p>
          <PendingChange account={account} />
        </Card>
      ) : null}
      {mayManage(actor, account) ? <ChangeCard actor={actor} account={account} /> : null}
      <AccountActs actor={actor} account={account} />
    </>
  );
});

async function ChangeCard({ actor, account }: { actor: Actor; account: AccountDetail }) {
  const [t, words, organisations] = await Promise.all([
    getTranslations("accounts"),
    accountFormWords(),
    listOrganisationChoices(actor),
  ]);
  return (
    <Card title={t("detail.change")}>
      <AccountForm
        {...words}
        organisations={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        submit={t("detail.submit")}
        account={{
          id: account.id,
          version: account.version,
          region: account.region,
          stored: {
            displayName: account.displayName,
            role: account.role,
            region: account.region?.code ?? "",
            station: account.station?.code ?? "",
            organisationId: account.organisation?.id ?? "",
            stations: account.assigned.map(({ code }) => code).join(" "),
          },
        }}
      />
    </Card>
  );
}
