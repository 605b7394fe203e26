import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import type { CoverageRow } from "@/lib/coverage/schema/answer";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";

/** One row for each station of the number, with the days between which it counts. */
export function RowsTable({ rows }: { rows: readonly CoverageRow[] }) {
  const t = useTranslations("coverage.rows");
  const status = useTranslations("stations.status");
  const locale = useLocale();
  return (
    <Table label={t("name")}>
      <THead>
        <tr>
          <TH>{t("name")}</TH>
          <TH>{t("code")}</TH>
          <TH>{t("unit")}</TH>
          <TH>{t("parent")}</TH>
          <TH>{t("status")}</TH>
          <TH>{t("since")}</TH>
          <TH>{t("until")}</TH>
        </tr>
      </THead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <TH scope="row">
              {row.open ? (
                <Link href={`/stations/${row.id}`} prefetch={false}>
                  {row.name}
                </Link>
              ) : (
                <>
                  {row.name}
                  <span className="block text-xs text-ink-soft">{t("moved")}</span>
                </>
              )}
            </TH>
            <TD>{row.code}</TD>
            <TD>{regionLabel(row.unit, locale)}</TD>
            <TD>{regionLabel(row.parent, locale)}</TD>
            <TD>{status(row.status)}</TD>
            <TD className="whitespace-nowrap">{formatDate(row.since, locale)}</TD>
            <TD className="whitespace-nowrap">{row.until ? formatDate(row.until, locale) : t("still")}</TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
