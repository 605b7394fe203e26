import { exportSheets } from "@/components/coverage/export-sheets";
import { listCoverageRows } from "@/lib/coverage/queries";
import { coverageParams } from "@/lib/coverage/rules/params";
import { NotFound } from "@/lib/platform/errors";
import { exportRoute } from "@/lib/platform/export-route";
import { todayInChina } from "@/lib/shared/dates";

export const dynamic = "force-dynamic";

/** More rows than stations can be: an export holds all of them. */
const ALL = 100_000;

/** The page's address with another path: what it shows, as a workbook. */
export const GET = exportRoute("coverage", async ({ actor, search, demo }) => {
  const params = coverageParams(search, todayInChina());
  const { dashboard, rows } = await listCoverageRows(actor, { ...params, state: "built", after: null, most: ALL });
  if (!dashboard) throw new NotFound();
  return exportSheets(dashboard, rows, demo);
});
