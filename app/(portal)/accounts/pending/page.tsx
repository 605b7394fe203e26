import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DecideForms } from "@/components/accounts/decide-forms";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { mayDecide } from "@/lib/accounts/policy";
import { listAccounts } from "@/lib/accounts/queries/accounts";
import { can } from "@/lib/platform/permissions";
import { requirePermission } from "@/lib/platform/session";
import { formatDateTime } from "@/lib/shared/format";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("account:read");
  return { title: (await getTranslations("accounts"))("pending.title") };
}

export default async function PendingAccountsPage() {
  const actor = await requirePermission("account:read");
  const [t, role, locale] = await Promise.all([
    getTranslations("accounts"),
    getTranslations("shell.role"),
    getLocale(),
  ]);
  const { accounts } = await listAccounts(actor, { status: "pending" });
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
          <Dl
            items={[
              { term: t("field.displayName"), detail: account.displayName },
              { term: t("field.role"), detail: role(account.role) },
              { term: t("pending.what"), detail: t(`pending.kind.${account.pendingWhat ?? "create"}`) },
              {
                term: t("pending.asked"),
                detail: `${account.pendingByName ?? ""} · ${account.pendingSince ? formatDateTime(account.pendingSince, locale) : ""}`,
              },
            ]}
          />
          {mayDecide(actor, account) ? (
            <DecideForms id={account.id} version={account.version} name={account.loginName} />
          ) : null}
        </Card>
      ))}
    </>
  );
}
