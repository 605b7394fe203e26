import type { useTranslations } from "next-intl";
import type { Columns } from "@/components/ui/columns";
import type { Cell } from "@/components/ui/rows";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { StationOptions, StationRow } from "@/lib/stations/queries/list";
import { isBuilt } from "@/lib/stations/rules/timeline";
import { statusIcon, statusTone } from "./status-tag";

type Words = { t: ReturnType<typeof useTranslations<"stations">>; locale: string; items: StationOptions["items"] };

/** The register's list and its workbook. */
export function stationColumns({ t, locale, items }: Words): Columns<StationRow> {
  const unit = (one: StationRow["county"]) => (one ? regionLabel(one, locale) : "");
  const failed = ({ standardsFailed }: StationRow) =>
    standardsFailed
      .map((code) => items.find((item) => item.code === code) ?? { name: code, nameEn: code })
      .map(({ name, nameEn }) => pick(locale, name, nameEn))
      .join(t("listSeparator"));
  const verdict = (station: StationRow): Cell => {
    const { status, standardsFailed } = station;
    if (!isBuilt(status)) {
      const ended = status === "suspended" || status === "closed";
      return { text: t(ended ? "list.noLongerChecked" : "list.notChecked"), soft: true };
    }
    if (standardsFailed.length === 0) return { text: t("list.passed"), tone: "met" };
    return { text: t("list.failedCount", { count: standardsFailed.length }), tone: "missed", note: failed(station) };
  };
  return {
    code: { value: ({ code }) => code, only: "sheet" },
    name: {
      value: ({ name }) => name,
      shown: ({ name, code }) => ({ text: name, href: `/stations/${code}`, note: code }),
      sort: "name",
      className: "min-w-40",
    },
    type: { value: ({ typeName, typeNameEn }) => pick(locale, typeName, typeNameEn), only: "sheet" },
    county: { value: ({ county }) => unit(county), only: "sheet" },
    township: { value: ({ township }) => unit(township), only: "sheet" },
    status: {
      value: ({ status }) => t(`status.${status}`),
      shown: ({ status, statusOn }) => ({
        text: t(`status.${status}`),
        tone: statusTone(status),
        icon: statusIcon(status),
        note: formatDate(statusOn, locale),
      }),
      ...{ sort: "newest", down: true },
      className: "whitespace-nowrap",
    },
    statusOn: { value: ({ statusOn }) => statusOn, as: "day", only: "sheet" },
    standard: { value: failed, shown: verdict, only: "table", sort: "failed", down: true },
    failed: { value: failed, only: "sheet" },
    unit: { value: ({ county, township }) => [county, township].map(unit).filter(Boolean).join(" / "), only: "table" },
    staff: { value: ({ staffCount }) => staffCount },
    organisation: { value: ({ organisation }) => organisation, only: "sheet" },
    address: { value: ({ address }) => address, only: "sheet" },
    hotline: { value: ({ hotline }) => hotline, className: "whitespace-nowrap" },
    demo: { value: ({ isDemo }) => (isDemo ? t("demo") : ""), only: "sheet" },
  };
}
