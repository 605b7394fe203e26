import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { ListedAccount } from "@/lib/accounts/queries/accounts";
import { scopeText } from "./scope-text";
import { StatusTag } from "./status-tag";

export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  const t = useTranslations("accounts");
  const role = useTranslations("shell.role");
  const locale = useLocale();
  return (
    <Table label={t("title")}>
      <THead>
        <tr>
          {(["loginName", "displayName", "role", "scope", "status"] as const).map((name) => (
            <TH key={name}>{t(`field.${name}`)}</TH>
          ))}
        </tr>
      </THead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <TH scope="row">
              <Link href={`/accounts/${account.id}`} className="text-accent underline">
                {account.loginName}
              </Link>
            </TH>
            <TD>{account.displayName}</TD>
            <TD>{role(account.role)}</TD>
            <TD>{scopeText(account, locale)}</TD>
            <TD>
              <StatusTag status={account.status} />
            </TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
