import { cookies } from "next/headers";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { answerOrProblem } from "@/lib/platform/problem";
import { assertSameOrigin } from "@/lib/platform/session";
import { isLocale } from "@/lib/shared/locale";
import { safePath } from "@/lib/shared/safe-path";

const YEAR = 365 * 24 * 3600;

/** Remembers the reader's language or text size and goes back to the page it was asked from; works without scripts. */
export async function POST(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    // Another site shall not leave a reader with a page in a language that is foreign to them.
    await assertSameOrigin();
    const form = await request.formData().catch(() => new FormData());
    const jar = await cookies();
    const { secure } = sessionCookie().options;
    const remember = (name: string, value: string) =>
      jar.set(name, value, { maxAge: YEAR, path: "/", sameSite: "lax", httpOnly: true, secure });
    const locale = form.get("locale");
    const size = form.get("text-size");
    if (isLocale(locale)) remember("locale", locale);
    if (size === "large" || size === "normal") remember("text-size", size);
    return new Response(null, { status: 303, headers: { Location: safePath(request.headers.get("referer")) } });
  });
}
