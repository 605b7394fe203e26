import { cookies } from "next/headers";
import { closeSession } from "@/lib/platform/auth/close-session";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { noteForm } from "@/lib/platform/outage";
import { answerOrProblem } from "@/lib/platform/problem";
import { assertSameOrigin, optionalActor } from "@/lib/platform/session";

/**
 * No server action: only an answer of one's own can tell the browser to forget what it has stored of the portal, which
 * matters on a computer that several people use.
 */
export const POST = (request: Request): Promise<Response> =>
  answerOrProblem(request, async () => {
    noteForm();
    await assertSameOrigin();
    const actor = await optionalActor();
    if (actor) await closeSession(actor);
    const { name, options } = sessionCookie();
    (await cookies()).set(name, "", { ...options, maxAge: 0 });
    return new Response(null, {
      status: 303,
      headers: { location: "/sign-in", "clear-site-data": '"cache", "storage"', "cache-control": "no-store" },
    });
  });
