"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "@/lib/platform/auth/address";
import { authenticate } from "@/lib/platform/auth/authenticate";
import { closeSession } from "@/lib/platform/auth/close-session";
import { COOKIE_HOURS, deviceCookieSettings, sealSession, sessionCookie } from "@/lib/platform/auth/session-cookie";
import { Invalid } from "@/lib/platform/errors";
import { settleForm } from "@/lib/platform/form-action";
import type { FormState } from "@/lib/platform/form-state";
import { assertSameOrigin, requireSignedIn } from "@/lib/platform/session";
import { formatDateTime } from "@/lib/shared/format";
import { signInSchema } from "./schema/sign-in";

export async function signIn(_previous: FormState, data: FormData): Promise<FormState> {
  await assertSameOrigin();
  return settleForm(signInSchema, data, async ({ account, password, next }) => {
    const [jar, request] = await Promise.all([cookies(), headers()]);
    const device = deviceCookieSettings();
    const outcome = await authenticate({
      account,
      password,
      address: clientAddress(request),
      userAgent: request.get("user-agent") ?? "",
      deviceCookie: jar.get(device.name)?.value,
    });
    if (outcome.kind === "locked") {
      const time = formatDateTime(outcome.until, await getLocale());
      throw new Invalid({ _form: [`signInLocked|${JSON.stringify({ time })}`] });
    }
    if (outcome.kind === "refused") throw new Invalid({ _form: ["signInRefused"] });
    const session = sessionCookie();
    jar.set(session.name, await sealSession(outcome.sessionId), { ...session.options, maxAge: COOKIE_HOURS * 3_600 });
    jar.set(device.name, outcome.deviceCookie, device.options);
    return { redirectTo: next };
  });
}

export async function signOut(): Promise<void> {
  await assertSameOrigin();
  const { actor } = await requireSignedIn();
  await closeSession(actor);
  (await cookies()).delete(sessionCookie().name);
  redirect("/sign-in");
}
