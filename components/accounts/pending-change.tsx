import { useLocale, useTranslations } from "next-intl";
import { Dl } from "@/components/ui/dl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { PendingAccount } from "@/lib/accounts/queries/accounts";
import { approvedAccount, PENDING_KINDS } from "@/lib/accounts/schema/pending";
import { formatDateTime } from "@/lib/shared/format";
import { scopeText } from "./scope-text";

type Pending = Pick<
  PendingAccount,
  | "displayName"
  | "role"
  | "region"
  | "station"
  | "organisation"
  | "assigned"
  | "pendingWhat"
  | "pendingByName"
  | "pendingSince"
  | "pendingBefore"
>;

/** Everything that an approval would let in: what was asked, and the account as it was and as it would be. */
export function PendingChange({ account }: { account: Pending }) {
  const t = useTranslations("accounts");
  const role = useTranslations("shell.role");
  const locale = useLocale();
  const kinds = PENDING_KINDS.filter((kind) => account.pendingWhat.includes(kind));
  const known = approvedAccount.safeParse(account.pendingBefore);
  const before = known.success ? known.data : null;
  const place = (one: Parameters<typeof scopeText>[0]) => scopeText(one, locale) || t("detail.noScope");
  const fresh = kinds.includes("create") || kinds.includes("password");
  const rows = [
    { field: t("field.displayName"), before: before?.displayName, after: account.displayName },
    { field: t("field.role"), before: before ? role(before.role) : null, after: role(account.role) },
    { field: t("field.scope"), before: before ? place(before) : null, after: place(account) },
    {
      field: t("pending.password"),
      before: t("pending.oldPassword"),
      after: t(`pending.${fresh ? "newPassword" : "oldPassword"}`),
    },
    { field: t("field.status"), before: before ? t(`status.${before.status}`) : null, after: t("status.active") },
  ];
  const missing = t(kinds.includes("create") ? "pending.none" : "pending.unknown");
  return (
    <>
      <Dl
        items={[
          {
            term: t("pending.what"),
            detail: kinds.map((kind) => t(`pending.kind.${kind}`)).join(locale === "en" ? ", " : "、"),
          },
          {
            term: t("pending.asked"),
            detail: `${account.pendingByName ?? ""} · ${account.pendingSince ? formatDateTime(account.pendingSince, locale) : ""}`,
          },
        ]}
      />
      <Table label={t("pending.change")} className="mt-3">
        <THead>
          <tr>
            <TH>{t("pending.change")}</TH>
            <TH>{t("pending.before")}</TH>
            <TH>{t("pending.after")}</TH>
          </tr>
        </THead>
        <tbody>
          {rows.map((row) => {
            const was = kinds.includes("create") ? missing : (row.before ?? missing);
            return (
              <tr key={row.field}>
                <TH scope="row">{row.field}</TH>
                <TD>{was}</TD>
                <TD>{was === row.after ? row.after : <strong className="font-semibold">{row.after}</strong>}</TD>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
