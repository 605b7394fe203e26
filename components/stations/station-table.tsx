import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationOptions, StationRow } from "@/lib/stations/queries/list";
import { isBuilt } from "@/lib/stations/rules/timeline";
import { StatusTag } from "./status-tag";

export function StationTable({ stations, items }: { stations: readonly StationRow[]; items: StationOptions["items"] }) {
  const t = useTranslations("stations");
  const locale = useLocale();
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
      <tbody>
        {stations.map((station) => (
          <tr key={station.code}>
            <TH scope="row" className="min-w-40">
              <Link href={`/stations/${station.code}`} className="text-accent underline">
                {station.name}
              </Link>
              <span className="block text-xs font-normal text-ink-faint">{station.code}</span>
            </TH>
            <TD>
              <StatusTag status={station.status} />
              <span className="block text-xs whitespace-nowrap text-ink-soft">
                {formatDate(station.statusOn, locale)}
              </span>
            </TD>
            <TD>
              <Verdict station={station} items={items} />
            </TD>
            <TD>
              {[station.county, station.township]
                .flatMap((unit) => (unit ? [regionLabel(unit, locale)] : []))
                .join(" / ")}
            </TD>
            <NumCell>{station.staffCount === null ? "–" : formatNumber(station.staffCount, locale)}</NumCell>
            <TD className="whitespace-nowrap">{station.hotline ?? "–"}</TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Verdict({ station, items }: { station: StationRow; items: StationOptions["items"] }) {
  const t = useTranslations("stations");
  const locale = useLocale();
  if (!isBuilt(station.status))
    return (
      <span className="text-sm text-ink-faint">
        {t(station.status === "suspended" || station.status === "closed" ? "list.noLongerChecked" : "list.notChecked")}
      </span>
    );
  if (station.standardsFailed.length === 0) return <Tag tone="met">{t("list.passed")}</Tag>;
  const names = station.standardsFailed.map((code) => {
    const item = items.find((one) => one.code === code);
    return item ? pick(locale, item.name, item.nameEn) : code;
  });
  return (
    <>
      <Tag tone="missed">{t("list.failedCount", { count: names.length })}</Tag>
      <span className="block text-xs text-ink-soft">{names.join(t("listSeparator"))}</span>
    </>
  );
}
