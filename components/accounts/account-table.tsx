import { useLocale, useTranslations } from "next-intl";
import { type Columns, Rows } from "@/components/ui/rows";
import { Table, TH, THead } from "@/components/ui/table";
import type { ListedAccount } from "@/lib/accounts/queries/accounts";
import { scopeText } from "./scope-text";
import { statusTone } from "./status-tag";

const COLUMNS: Columns = [["loginName"], ["displayName"], ["role"], ["scope"], ["status"]];

export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  const t = useTranslations("accounts");
  const role = useTranslations("shell.role");
  const locale = useLocale();
  const status = useTranslations("accounts.status");
  const rows = accounts.map((account) => ({
    key: account.id,
    cells: [
      { text: account.loginName, href: `/accounts/${account.id}` },
      account.displayName,
      role(account.role),
      scopeText(account, locale),
      { text: status(account.status), tone: statusTone[account.status] },
    ],
  }));
  return (
    <Table label={t("title")}>
      <THead>
        <tr>
          {(["loginName", "displayName", "role", "scope", "status"] as const).map((name) => (
            <TH key={name}>{t(`field.${name}`)}</TH>
          ))}
        </tr>
      </THead>
      <Rows rows={rows} columns={COLUMNS} />
    </Table>
  );
}
