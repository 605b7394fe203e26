import { useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { revokeTokenAction } from "@/lib/accounts/actions/own";
import type { OwnAccess } from "@/lib/accounts/queries/own";
import { formatDateTime } from "@/lib/shared/format";
import { ActForm } from "./act-form";

export function TokenTable({ tokens, locale }: { tokens: OwnAccess["tokens"]; locale: string }) {
  const t = useTranslations("accounts");
  if (tokens.length === 0) return <p className="mb-4">{t("token.none")}</p>;
  return (
    <div className="mb-4">
      <Table label={t("own.tokens")}>
        <THead>
          <tr>
            {(["name", "created", "expires", "lastUsed", "act"] as const).map((name) => (
              <TH key={name}>{t(`token.${name}`)}</TH>
            ))}
          </tr>
        </THead>
        <tbody>
          {tokens.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => (
            <tr key={id}>
              <TH scope="row">{name}</TH>
              <TD>{formatDateTime(createdAt, locale)}</TD>
              <TD>{formatDateTime(expiresAt, locale)}</TD>
              <TD>{lastUsedAt ? formatDateTime(lastUsedAt, locale) : t("token.never")}</TD>
              <TD>
                <ActForm
                  action={revokeTokenAction}
                  hidden={{ id }}
                  label={t("act.revoke.label")}
                  title={t("act.revoke.title", { name })}
                  text={t("act.revoke.text")}
                  confirmLabel={t("act.revoke.label")}
                />
              </TD>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
