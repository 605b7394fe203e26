import { useLocale, useTranslations } from "next-intl";
import { type Columns, Rows } from "@/components/ui/rows";
import { Table, TH, THead } from "@/components/ui/table";
import type { CoverageRow } from "@/lib/coverage/schema/answer";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";

const COLUMNS: Columns = [
  ["name"],
  ["code"],
  ["unit"],
  ["parent"],
  ["status"],
  ["since", "whitespace-nowrap"],
  ["until", "whitespace-nowrap"],
];

/** One row for each station of the number, with the days between which it counts. */
export function RowsTable({ rows }: { rows: readonly CoverageRow[] }) {
  const t = useTranslations("coverage.rows");
  const status = useTranslations("stations.status");
  const locale = useLocale();
  const shown = rows.map((row) => ({
    key: row.code,
    cells: [
      row.open ? { text: row.name, href: `/stations/${row.id}` } : { text: row.name, note: t("moved") },
      row.code,
      regionLabel(row.unit, locale),
      regionLabel(row.parent, locale),
      status(row.status),
      formatDate(row.since, locale),
      row.until ? formatDate(row.until, locale) : t("still"),
    ],
  }));
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
      <Rows rows={shown} columns={COLUMNS} />
    </Table>
  );
}
