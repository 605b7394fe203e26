import { getLocale, getTranslations } from "next-intl/server";
import { demoLines, makeWorkbook, workbookResponse } from "@/lib/platform/export";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import { EXPORT_LIMIT, exportStations } from "@/lib/stations/queries/list";
import { ignoredFilters, stationFilter } from "@/lib/stations/schema/filter";

const columns = [
  "code",
  "name",
  "type",
  "county",
  "township",
  "status",
  "statusOn",
  "failed",
  "staff",
  "organisation",
  "address",
  "hotline",
  "demo",
] as const;

/** The stations of the list's filter as an Excel file. */
export async function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const [t, locale] = await Promise.all([getTranslations("stations"), getLocale()]);
    // Of a filter given twice the first counts, as in the list.
    const search = Object.fromEntries([...new URL(request.url).searchParams].reverse());
    const { stations, items, filter } = await exportStations(actor, stationFilter.parse(search));
    const ignored = ignoredFilters(search, filter).map((name) => t(`filter.${name}`));
    const today = todayInChina();
    const item = new Map(items.map(({ code, name, nameEn }) => [code, pick(locale, name, nameEn)]));
    const rows = stations.map((station) => [
      station.code,
      station.name,
      pick(locale, station.typeName, station.typeNameEn),
      station.county ? regionLabel(station.county, locale) : "",
      station.township ? regionLabel(station.township, locale) : "",
      t(`status.${station.status}`),
      { day: station.statusOn },
      station.standardsFailed.map((code) => item.get(code) ?? code).join(t("listSeparator")),
      station.staffCount,
      station.organisation,
      station.address,
      station.hotline,
      station.isDemo ? t("demo") : "",
    ]);
    const notes = [
      ...(await demoLines(actor)),
      t("export.asOf", { day: formatDate(today, locale), count: stations.length }),
      ...(ignored.length > 0 ? [t("filter.ignored", { filters: ignored.join(t("listSeparator")) })] : []),
      ...(stations.length === EXPORT_LIMIT ? [t("export.limit", { count: EXPORT_LIMIT })] : []),
    ];
    const head = columns.map((column) => t(`export.columns.${column}`));
    const body = await makeWorkbook([{ name: t("export.sheet"), notes, head, rows, frozen: 2 }]);
    return workbookResponse(body, t("export.file", { day: today }), `stations-${today}`);
  });
}
