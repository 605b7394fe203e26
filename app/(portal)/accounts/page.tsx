import { getTranslations } from "next-intl/server";
import { accountColumns } from "@/components/accounts/columns";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { listAccounts } from "@/lib/accounts/queries/accounts";
import { accountFilter } from "@/lib/accounts/schema/account";
import { ROLES } from "@/lib/accounts/schema/roles";
import { can } from "@/lib/platform/permissions";

const page = portalPage({ route: "/accounts", permission: "account:read", words: "accounts" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, search, t, locale }) => {
  const role = await getTranslations("shell.role");
  const filter = accountFilter.parse(search);
  const { accounts, next } = await listAccounts(actor, filter);
  const pageOf = (after?: string) => `/accounts${accountFilter.query(filter, { after })}`;
  const ignored = accountFilter.ignored(search, filter);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <LinkButton href="/accounts/permissions">{t("permissions.title")}</LinkButton>
            <LinkButton href="/accounts/pending">{t("pending.title")}</LinkButton>
            {can(actor, "rules:edit") ? <LinkButton href="/accounts/rules">{t("rules.title")}</LinkButton> : null}
            {can(actor, "account:manage") ? (
              <LinkButton href="/accounts/new" variant="primary">
                {t("new.title")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <FilterBar
        href="/accounts"
        filter={filter}
        ignored={ignored}
        parts={{
          q: { label: t("filter.q"), kind: "search", max: 60 },
          role: {
            ...{ label: t("field.role"), kind: "choice", any: t("filter.any") },
            options: ROLES.map((value) => ({ value, label: role(value) })),
          },
          status: {
            ...{ label: t("field.status"), kind: "choice", any: t("filter.any") },
            options: (["active", "pending", "disabled"] as const).map((value) => ({
              value,
              label: t(`status.${value}`),
            })),
          },
        }}
      />
      {accounts.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={<LinkButton href="/accounts">{t("filter.all")}</LinkButton>}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Card>
          <DataTable
            label={t("title")}
            columns={accountColumns({ t, role, locale })}
            rows={accounts}
            keyOf={({ id }) => id}
            head={(name) => t(`field.${name}`)}
          />
          <Pager first={filter.after ? pageOf() : null} next={next ? pageOf(next) : null}>
            {t("shown", { count: accounts.length })}
          </Pager>
        </Card>
      )}
    </>
  );
});
