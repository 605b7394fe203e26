import { useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { removeFactorAction } from "@/lib/accounts/actions/factors";
import type { OwnFactors } from "@/lib/accounts/queries/factors";
import { formatDateTime } from "@/lib/shared/format";
import { ActForm } from "./act-form";

type FactorTableProps = { factors: OwnFactors["factors"]; locale: string };

/** One's own second factors, each of which can be removed. */
export function FactorTable({ factors, locale }: FactorTableProps) {
  const t = useTranslations("accounts");
  if (factors.length === 0) return <p>{t("factor.none")}</p>;
  return (
    <Table label={t("factor.list")}>
      <THead>
        <tr>
          {(["name", "kind", "created", "lastUsed", "act"] as const).map((name) => (
            <TH key={name}>{t(`factor.${name}`)}</TH>
          ))}
        </tr>
      </THead>
      <tbody>
        {factors.map(({ id, kind, name, createdAt, lastUsedAt }) => {
          const called = name || t(`factor.kinds.${kind}`);
          return (
            <tr key={id}>
              <TH scope="row">{called}</TH>
              <TD>{t(`factor.kinds.${kind}`)}</TD>
              <TD>{formatDateTime(createdAt, locale)}</TD>
              <TD>{lastUsedAt ? formatDateTime(lastUsedAt, locale) : t("token.never")}</TD>
              <TD>
                <ActForm
                  action={removeFactorAction}
                  hidden={{ id }}
                  label={t("act.removeFactor.label")}
                  title={t("act.removeFactor.title", { name: called })}
                  text={t("act.removeFactor.text")}
                  confirmLabel={t("act.removeFactor.label")}
                />
              </TD>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
