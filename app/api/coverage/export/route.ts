import { exportSheets } from "@/components/coverage/export-sheets";
import { listCoverageRows } from "@/lib/coverage/queries";
import { coverageParams } from "@/lib/coverage/rules/params";
import { NotFound } from "@/lib/platform/errors";
import { demoLines, makeWorkbook, workbookResponse } from "@/lib/platform/export";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";

export const dynamic = "force-dynamic";

/** More rows than stations can be: an export holds all of them. */
const ALL = 100_000;

/** The page's address with another path: what it shows, as a workbook. */
export function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const { searchParams } = new URL(request.url);
    const search = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
    const params = coverageParams(search, todayInChina());
    const { dashboard, rows } = await listCoverageRows(actor, { ...params, state: "built", after: null, most: ALL });
    if (!dashboard) throw new NotFound();
    const { file, sheets } = await exportSheets(dashboard, rows, await demoLines(actor));
    return workbookResponse(await makeWorkbook(sheets), file, "coverage");
  });
}
