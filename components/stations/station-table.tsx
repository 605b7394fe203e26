import { useLocale, useTranslations } from "next-intl";
import { type Cell, type Columns, Rows } from "@/components/ui/rows";
import { Table, TH, THead } from "@/components/ui/table";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationOptions, StationRow } from "@/lib/stations/queries/list";
import { isBuilt } from "@/lib/stations/rules/timeline";
import { statusIcon, statusTone } from "./status-tag";

const COLUMNS: Columns = [
  ["name", "min-w-40"],
  ["status", "whitespace-nowrap"],
  ["standard"],
  ["unit"],
  ["staff", "text-right whitespace-nowrap"],
  ["hotline", "whitespace-nowrap"],
];

export function StationTable({ stations, items }: { stations: readonly StationRow[]; items: StationOptions["items"] }) {
  const t = useTranslations("stations");
  const locale = useLocale();
  const rows = stations.map((station) => ({
    key: station.code,
    cells: [
      { text: station.name, href: `/stations/${station.code}`, note: station.code },
      {
        text: t(`status.${station.status}`),
        tone: statusTone(station.status),
        icon: statusIcon(station.status),
        note: formatDate(station.statusOn, locale),
      },
      verdictOf(station),
      [station.county, station.township].flatMap((unit) => (unit ? [regionLabel(unit, locale)] : [])).join(" / "),
      station.staffCount === null ? "–" : formatNumber(station.staffCount, locale),
      station.hotline ?? "–",
    ],
  }));

  function verdictOf({ status, standardsFailed }: StationRow): Cell {
    if (!isBuilt(status))
      return {
        text: t(status === "suspended" || status === "closed" ? "list.noLongerChecked" : "list.notChecked"),
        soft: true,
      };
    if (standardsFailed.length === 0) return { text: t("list.passed"), tone: "met" };
    const names = standardsFailed.map((code) => {
      const item = items.find((one) => one.code === code);
      return item ? pick(locale, item.name, item.nameEn) : code;
    });
    return {
      text: t("list.failedCount", { count: names.length }),
      tone: "missed",
      note: names.join(t("listSeparator")),
    };
  }

  return (
    <Table label={t("list.label")}>
      <THead>
        <tr>
          <TH>{t("list.name")}</TH>
          <TH>{t("list.status")}</TH>
          <TH>{t("list.standard")}</TH>
          <TH>{t("list.unit")}</TH>
          <TH numeric>{t("list.staff")}</TH>
          <TH>{t("list.hotline")}</TH>
        </tr>
      </THead>
      <Rows rows={rows} columns={COLUMNS} />
    </Table>
  );
}
