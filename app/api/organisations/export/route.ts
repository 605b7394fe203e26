import { getTranslations } from "next-intl/server";
import { organisationColumns } from "@/components/organisations/columns";
import { sheetOf } from "@/components/ui/columns";
import { EXPORT_LIMIT, exportOrganisations } from "@/lib/organisations/queries";
import { organisationFilter } from "@/lib/organisations/schema";
import { exportRoute, ignoredLine } from "@/lib/platform/export-route";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";

/** The organisations of the list's filter as an Excel file. */
export const GET = exportRoute("organisations", async ({ actor, search, locale, demo }) => {
  const t = await getTranslations("organisations");
  const filter = organisationFilter.parse(search);
  const rows = await exportOrganisations(actor, filter);
  const ignored = organisationFilter.ignored(search, filter).map((name) => t(`filter.${name}`));
  const notes = [
    ...demo,
    t("export.asOf", { day: formatDate(todayInChina(), locale), count: rows.length }),
    ...(await ignoredLine(ignored)),
    ...(rows.length === EXPORT_LIMIT ? [t("export.limit", { count: EXPORT_LIMIT })] : []),
  ];
  const table = sheetOf(organisationColumns(t, locale), rows, (name) => t(`column.${name}` as "column.name"));
  return { file: `${t("title")}-${todayInChina()}`, sheets: [{ name: t("title"), notes, ...table }] };
});
