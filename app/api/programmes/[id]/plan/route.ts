import type { Actor } from "@/lib/platform/actor";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor, assertSameOrigin } from "@/lib/platform/session";
import { checkPlan } from "@/lib/programmes/commands/plan";
import { readPlanUpload } from "@/lib/programmes/commands/plan-file";
import { getDraft } from "@/lib/programmes/queries";
import { gridText } from "@/lib/programmes/rules/plan-cells";
import { fileLimits, readPlanText } from "@/lib/programmes/rules/plan-file";
import { fileWarnings } from "@/lib/programmes/rules/plan-source";
import type { PlanCheckAnswer } from "@/lib/programmes/schema/plan-form";
import { refuse, type TableReading } from "@/lib/shared/spreadsheet/table-file";

type Context = { params: Promise<{ id: string }> };

/** Reads an uploaded or pasted plan table and says what is wrong with it. Nothing is saved. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOrProblem(request, async () => {
    await assertSameOrigin();
    const actor = await apiActor(request);
    const { id } = await params;
    // Nobody's body is read who may not enter it.
    await getDraft(actor, id);
    const reading = await readRequest(request, actor, id);
    if (!reading.ok) return answer({ problems: [], table: null, text: "", source: null, file: reading });
    const { grid, source } = reading;
    const { problems, table } = await checkPlan(actor, id, grid);
    const all = [...fileWarnings(source), ...problems];
    return answer({ problems: all, table, text: gridText(grid), source, file: null });
  });
}

const answer = (body: PlanCheckAnswer): Response => Response.json(body);

/** A body above the limit is refused by its stated length, before it is read. */
async function readRequest(request: Request, actor: Actor, id: string): Promise<TableReading> {
  const stated = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(stated <= fileLimits.bytes * 1.1)) return refuse("fileTooBig");
  const data = await request.formData().catch(() => null);
  const file = data?.get("file");
  if (file instanceof File) return readPlanUpload(actor, id, new Uint8Array(await file.arrayBuffer()), file.name);
  const table = data?.get("table");
  return typeof table === "string" ? readPlanText(table) : refuse("empty");
}
