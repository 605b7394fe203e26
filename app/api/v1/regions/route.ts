import { AppError } from "@/lib/platform/errors";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { searchRegions } from "@/lib/regions/queries/search";
import { searchQuery } from "@/lib/regions/schema";

/** Units that fit a name, reading, initials or code, for pickers and other systems. */
export function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const asked = searchQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) throw new AppError("invalid", 400);
    const regions = await searchRegions(actor, asked.data);
    return Response.json({ regions }, { headers: { "cache-control": "private, no-store" } });
  });
}
