import { getTranslations } from "next-intl/server";
import { entryColumns } from "@/components/audit/columns";
import { sheetColumns, sheetRow } from "@/components/ui/columns";
import { exportEntries } from "@/lib/audit/commands/export";
import { auditFilter } from "@/lib/audit/schema/filter";
import { exportRoute } from "@/lib/platform/export-route";
import { todayInChina } from "@/lib/shared/dates";
import { single } from "@/lib/shared/search-params";
import { streamedWorkbook } from "@/lib/shared/spreadsheet/write";

/** The entries of the page's filter as a workbook, sent as it is read. */
export const GET = exportRoute("audit", async ({ actor, search, locale, demo }) => {
  const t = await getTranslations("audit");
  const batches = await exportEntries(actor, auditFilter.parse(search));
  const columns = entryColumns({ t, locale });
  async function* rows() {
    for await (const entries of batches) for (const entry of entries) yield sheetRow(columns, entry);
  }
  const label = (field: string) => (t.has(`field.${field}` as "field.at") ? t(`field.${field}` as "field.at") : field);
  const asked = Object.entries(search).flatMap(([field, value]) =>
    single(value) ? [`${label(field)}: ${single(value)}`] : [],
  );
  return {
    file: `${t("title")}-${todayInChina()}`,
    stream: streamedWorkbook({
      name: t("title"),
      notes: [...demo, t("exportNote", { filter: asked.join(" · ") || t("any") })],
      head: sheetColumns(columns).map(([name]) => label(name)),
      columns: sheetColumns(columns).map(([, { width = 16, as }]) => ({ width, moments: as === "moment" })),
      rows: rows(),
    }),
  };
});
