"use server";
import { cookies, headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { clientAddress } from "@/lib/platform/auth/address";
import type { Visit } from "@/lib/platform/auth/admit";
import { authenticate, type SignInOutcome } from "@/lib/platform/auth/authenticate";
import { type SecondOutcome, takeSecondStep } from "@/lib/platform/auth/second-step";
import { deviceCookieSettings, openPending, sealPending, secondStepCookie } from "@/lib/platform/auth/session-cookie";
import { Invalid } from "@/lib/platform/errors";
import { settleForm } from "@/lib/platform/form-action";
import type { FormState } from "@/lib/platform/form-state";
import { assertSameOrigin } from "@/lib/platform/session";
import { formatDateTime } from "@/lib/shared/format";
import { secondStepSchema } from "../schema/factors";
import { landingPath, signInSchema } from "../schema/sign-in";
import { keepSession } from "./answer";

export async function signIn(_previous: FormState, data: FormData): Promise<FormState> {
  return settleForm(signInSchema, data, async ({ account, password, next }) => {
    await assertSameOrigin();
    const outcome = await authenticate({ account, password, ...(await visit()) });
    if (outcome.kind !== "secondStep") return enter(outcome, next, "signInRefused");
    const { name, options } = secondStepCookie();
    (await cookies()).set(name, sealPending(outcome.pendingId), options);
    return { redirectTo: `/sign-in/second?${new URLSearchParams({ next })}` };
  });
}

/** The second factor of a sign-in whose password was right. */
export async function takeSecondStepAction(_previous: FormState, data: FormData): Promise<FormState> {
  return settleForm(secondStepSchema, data, async ({ code, answer, next }) => {
    await assertSameOrigin();
    const jar = await cookies();
    const { name, options } = secondStepCookie();
    const pending = openPending(jar.get(name)?.value);
    if (!pending) throw new Invalid({ _form: ["secondStepLapsed"] });
    if (answer === null && !code.trim()) throw new Invalid({ code: ["required"] });
    const outcome = await takeSecondStep(pending, answer === null ? { code } : { passkey: answer }, await visit());
    const done = await enter(outcome, landingPath(next), answer === null ? "secondStepRefused" : "passkeyRefused");
    jar.set(name, "", { ...options, maxAge: 0 });
    return done;
  });
}

async function visit(): Promise<Visit> {
  const [jar, request] = await Promise.all([cookies(), headers()]);
  return {
    address: clientAddress(request),
    userAgent: request.get("user-agent") ?? "",
    deviceCookie: jar.get(deviceCookieSettings().name)?.value,
  };
}

type Last = Exclude<SignInOutcome, { kind: "secondStep" }> | SecondOutcome;

/** Lets in whoever has proved everything. @throws Invalid with what there is to tell anybody else */
async function enter(outcome: Last, next: string, refused: string) {
  if (outcome.kind === "locked") {
    const time = formatDateTime(outcome.until, await getLocale());
    throw new Invalid({ _form: [`signInLocked|${JSON.stringify({ time })}`] });
  }
  if (outcome.kind !== "signedIn") {
    const told = { expired: "firstPasswordExpired", busy: "signInBusy", lapsed: "secondStepLapsed", refused };
    throw new Invalid({ _form: [told[outcome.kind]] });
  }
  const device = deviceCookieSettings();
  await keepSession(outcome.sessionId);
  (await cookies()).set(device.name, outcome.deviceCookie, device.options);
  return { redirectTo: next };
}
