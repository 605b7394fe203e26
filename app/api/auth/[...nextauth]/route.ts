import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth/next-auth";
import { AppError } from "@/lib/platform/errors";
import { messages } from "@/lib/platform/messages";
import { metOutage } from "@/lib/platform/outage";
import { answerOrProblem, problem } from "@/lib/platform/problem";

type Context = { params: Promise<{ nextauth: string[] }> };
type RouteHandler = (request: Request, context: Context) => Promise<Response>;

// next-auth types the handler by how many arguments it gets; with options alone it returns one for routes.
const answer: RouteHandler = (request, context) => (NextAuth(authOptions()) as RouteHandler)(request, context);

/** What scripts need to sign in. Its own pages, and a log that takes whatever anybody sends, are nobody's. */
const SERVED = new Set(["GET csrf", "GET session", "GET providers", "POST callback/credentials"]);

/** Without the database next-auth would answer "wrong password", or take the cookie of a session that lives. */
const handler: RouteHandler = (request, context) =>
  answerOrProblem(request, async (locale) => {
    const asked = /^\/api\/auth\/(.*?)\/?$/.exec(new URL(request.url).pathname)?.[1] ?? "";
    // A password comes with POST alone; next-auth would call the rest an error of its own.
    if (request.method === "GET" && asked === "callback/credentials")
      return problem(405, messages[locale].errors.unexpectedMethod);
    if (request.method === "GET" && asked === "signin")
      return new Response(null, { status: 307, headers: { location: "/sign-in" } });
    if (!SERVED.has(`${request.method} ${asked}`)) throw new AppError("unknownAddress", 404);
    if (/\bjson\b/i.test(request.headers.get("content-type") ?? "") && request.method === "POST")
      await request
        .clone()
        .json()
        .catch(() => {
          throw new AppError("invalid", 400);
        });
    const response = await answer(request, context);
    const outage = metOutage();
    if (outage) throw outage;
    return response;
  });

export { handler as GET, handler as POST };
