import { listPublishedProgrammes } from "@/lib/coverage/queries";
import { apiRegionOf } from "@/lib/coverage/rules/api-answer";
import type { ProgrammesResponse } from "@/lib/coverage/schema/api";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const programmes = await listPublishedProgrammes(actor, todayInChina());
    const body: ProgrammesResponse = {
      programmes: programmes.map(({ region, ...programme }) => ({
        ...programme,
        region: apiRegionOf(region),
        links: {
          page: `/programmes/${programme.id}`,
          coverage: `/api/v1/coverage?programme=${programme.id}&region=${region.code}`,
        },
      })),
    };
    return Response.json(body, { headers: { "cache-control": "private, no-store" } });
  });
}
