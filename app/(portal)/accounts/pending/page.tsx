import { DecideForms } from "@/components/accounts/decide-forms";
import { PendingChange } from "@/components/accounts/pending-change";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { mayDecide } from "@/lib/accounts/policy";
import { listPending } from "@/lib/accounts/queries/accounts";
import { can } from "@/lib/platform/permissions";

const page = portalPage({
  route: "/accounts/pending",
  permission: "account:read",
  words: "accounts",
  load: ({ actor }) => listPending(actor),
});

export const generateMetadata = page.title(({ t }) => t("pending.title"));

export default page.body(async ({ actor, data: accounts, t }) => {
  return (
    <>
      <PageHead
        title={t("pending.title")}
        lead={t("pending.lead")}
        crumbs={[{ label: t("title"), href: "/accounts" }, { label: t("pending.title") }]}
      />
      {can(actor, "account:approve") ? null : <Notice tone="info">{t("pending.others")}</Notice>}
      {accounts.length === 0 ? <EmptyState title={t("pending.none")} /> : null}
      {accounts.map((account) => (
        <Card key={account.id} title={account.loginName}>
          <PendingChange account={account} />
          {mayDecide(actor, account) ? (
            <DecideForms id={account.id} version={account.version} name={account.loginName} />
          ) : null}
        </Card>
      ))}
    </>
  );
});
