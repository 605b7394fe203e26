import { useLocale, useTranslations } from "next-intl";
import { StatusTag } from "@/components/stations/status-tag";
import { Link } from "@/components/ui/link";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationOptions, StationRow } from "@/lib/stations/queries/list";
import { isBuilt } from "@/lib/stations/rules/timeline";
import { stationLink } from "./links";

type StationListProps = { label: string; stations: readonly StationRow[]; items: StationOptions["items"] };

/** Stations in short: where, in which state, and which items of the standard they fail. */
export function StationList({ label, stations, items }: StationListProps) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const itemName = (code: string) => {
    const item = items.find((one) => one.code === code);
    return item ? pick(locale, item.name, item.nameEn) : code;
  };
  return (
    <Table label={label}>
      <THead>
        <tr>
          <TH>{t("stations.name")}</TH>
          <TH>{t("stations.failed")}</TH>
          <TH>{t("stations.status")}</TH>
          <TH>{t("stations.place")}</TH>
        </tr>
      </THead>
      <tbody>
        {stations.map((station) => (
          <tr key={station.code}>
            <TH scope="row" lang="zh-CN">
              <Link href={stationLink(station.code)} className="text-accent underline">
                {station.name}
              </Link>
            </TH>
            <TD>
              <span className="flex flex-wrap gap-1">
                {station.standardsFailed.map((code) => (
                  <Tag key={code} tone="missed">
                    {itemName(code)}
                  </Tag>
                ))}
                {station.standardsFailed.length > 0 ? null : isBuilt(station.status) ? (
                  <Tag tone="met">{t("stations.allPassed")}</Tag>
                ) : (
                  t("stations.notYet")
                )}
              </span>
            </TD>
            <TD>
              <StatusTag status={station.status} />
            </TD>
            <TD className="whitespace-nowrap">
              {[station.county, station.township]
                .flatMap((unit) => (unit ? regionLabel(unit, locale) : []))
                .join(locale === "en" ? ", " : " ")}
            </TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
