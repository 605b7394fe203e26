import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor, assertSameOrigin } from "@/lib/platform/session";
import { checkPlan } from "@/lib/programmes/commands/plan";
import { getDraft } from "@/lib/programmes/queries";
import { gridText } from "@/lib/programmes/rules/plan-cells";
import { type FileReading, fileLimits, readPlanFile, readPlanText } from "@/lib/programmes/rules/plan-file";
import type { PlanCheckAnswer } from "@/lib/programmes/schema/plan-form";

type Context = { params: Promise<{ id: string }> };

/** Reads an uploaded or pasted plan table and says what is wrong with it. Nothing is saved. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerOrProblem(request, async () => {
    await assertSameOrigin();
    const actor = await apiActor(request);
    const { id } = await params;
    // Nobody's file is read who may not enter it.
    await getDraft(actor, id);
    const reading = await readRequest(request);
    if (!reading.ok) return answer({ problems: [], table: null, text: "", file: reading.problem });
    const checked = await checkPlan(actor, id, reading.grid);
    return answer({ ...checked, text: gridText(reading.grid), file: null });
  });
}

const answer = (body: PlanCheckAnswer): Response => Response.json(body);

/** A body above the limit is refused by its stated length, before it is read. */
async function readRequest(request: Request): Promise<FileReading> {
  const stated = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(stated <= fileLimits.bytes * 1.1)) return { ok: false, problem: "fileTooBig" };
  const data = await request.formData().catch(() => null);
  const file = data?.get("file");
  if (file instanceof File) return readPlanFile(new Uint8Array(await file.arrayBuffer()), file.name);
  const table = data?.get("table");
  return typeof table === "string" ? readPlanText(table) : { ok: false, problem: "empty" };
}
