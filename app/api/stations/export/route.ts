import { getTranslations } from "next-intl/server";
import { stationColumns } from "@/components/stations/columns";
import { sheetOf } from "@/components/ui/columns";
import { exportRoute, ignoredLine } from "@/lib/platform/export-route";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { EXPORT_LIMIT, exportStations } from "@/lib/stations/queries/list";
import { stationFilter } from "@/lib/stations/schema/filter";

/** The stations of the list's filter as an Excel file. */
export const GET = exportRoute("stations", async ({ actor, search, locale, demo }) => {
  const t = await getTranslations("stations");
  const { stations, items, filter } = await exportStations(actor, stationFilter.parse(search));
  const ignored = stationFilter.ignored(search, filter).map((name) => t(`filter.${name}`));
  const today = todayInChina();
  const notes = [
    ...demo,
    t("export.asOf", { day: formatDate(today, locale), count: stations.length }),
    ...(await ignoredLine(ignored)),
    ...(stations.length === EXPORT_LIMIT ? [t("export.limit", { count: EXPORT_LIMIT })] : []),
  ];
  const table = sheetOf(stationColumns({ t, locale, items }), stations, (name) => t(`column.${name}` as "column.name"));
  return {
    file: t("export.file", { day: today }),
    sheets: [{ name: t("export.sheet"), notes, ...table, frozen: 2 }],
  };
});
