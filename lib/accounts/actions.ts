"use server";
import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "@/lib/platform/auth/address";
import { authenticate } from "@/lib/platform/auth/authenticate";
import { closeSession } from "@/lib/platform/auth/close-session";
import { COOKIE_HOURS, deviceCookieSettings, sealSession, sessionCookie } from "@/lib/platform/auth/session-cookie";
import { Invalid } from "@/lib/platform/errors";
import { formAction, settleForm } from "@/lib/platform/form-action";
import type { FormState } from "@/lib/platform/form-state";
import { noteForm } from "@/lib/platform/outage";
import { assertSameOrigin, requireSignedIn } from "@/lib/platform/session";
import { formatDateTime } from "@/lib/shared/format";
import { changeAccount, changeStatus, createAccount, resetPassword } from "./commands/accounts";
import { changeOwnPassword, createToken, endOwnSessions, revokeOwnToken } from "./commands/own";
import { changeSecurityRules, decideAccount, endAccountAccess } from "./commands/security";
import {
  accountIdSchema,
  changeAccountSchema,
  createAccountSchema,
  decisionSchema,
  statusSchema,
  targetSchema,
} from "./schema/account";
import { endSessionsSchema, passwordSchema, revokeTokenSchema, tokenSchema } from "./schema/own";
import { securityRulesSchema } from "./schema/security-rules";
import { signInSchema } from "./schema/sign-in";

export async function signIn(_previous: FormState, data: FormData): Promise<FormState> {
  return settleForm(signInSchema, data, async ({ account, password, next }) => {
    await assertSameOrigin();
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
    if (outcome.kind === "expired") throw new Invalid({ _form: ["firstPasswordExpired"] });
    if (outcome.kind === "refused") throw new Invalid({ _form: ["signInRefused"] });
    const session = sessionCookie();
    jar.set(session.name, await sealSession(outcome.sessionId), { ...session.options, maxAge: COOKIE_HOURS * 3_600 });
    jar.set(device.name, outcome.deviceCookie, device.options);
    return { redirectTo: next };
  });
}

export async function signOut(): Promise<void> {
  noteForm();
  await assertSameOrigin().catch(() => forbidden());
  const { actor } = await requireSignedIn();
  await closeSession(actor);
  (await cookies()).delete(sessionCookie().name);
  redirect("/sign-in");
}

const say = async (key: string, params: Record<string, string> = {}) => ({
  message: (await getTranslations("accounts"))(`done.${key}`, params),
});

/** The first password stands in the answer to the one request that made it, and nowhere else. */
const issued = (key: string, { password, approval }: { password: string | null; approval: Approval }) =>
  password ? say(`${key}${WAITS[approval ?? "no"]}`, { password }) : say("alreadyShown");

type Approval = "asked" | "held" | null;
const WAITS = { no: "", asked: "Pending", held: "Held" } as const;

export const createAccountAction = formAction(createAccountSchema, async (actor, values, key) =>
  issued("created", await createAccount(actor, values, key)),
);

export const changeAccountAction = formAction(changeAccountSchema, async (actor, values, key) => {
  const { approval } = await changeAccount(actor, values, key);
  revalidatePath("/", "layout");
  return say(`changed${WAITS[approval ?? "no"]}`);
});

export const changeStatusAction = formAction(statusSchema, async (actor, values, key) => {
  const { approval } = await changeStatus(actor, values, key);
  revalidatePath("/", "layout");
  return say(approval ? "enablePending" : values.change);
});

export const resetPasswordAction = formAction(targetSchema, async (actor, values, key) => {
  const outcome = await resetPassword(actor, values, key);
  revalidatePath("/", "layout");
  return issued("reset", outcome);
});

export const decideAccountAction = formAction(decisionSchema, async (actor, values, key) => {
  await decideAccount(actor, values, key);
  revalidatePath("/", "layout");
  return say(values.decision);
});

export const endAccountAccessAction = formAction(accountIdSchema, async (actor, values, key) => {
  await endAccountAccess(actor, values, key);
  revalidatePath("/", "layout");
  return say("accessEnded");
});

export const changeSecurityRulesAction = formAction(securityRulesSchema, async (actor, values, key) => {
  await changeSecurityRules(actor, values, key);
  revalidatePath("/", "layout");
  return say("rulesChanged");
});

export const endOwnSessionsAction = formAction(endSessionsSchema, async (actor, values, key) => {
  const { self } = await endOwnSessions(actor, values, key);
  if (self) (await cookies()).delete(sessionCookie().name);
  revalidatePath("/", "layout");
  return self ? { redirectTo: "/sign-in" } : say("sessionsEnded");
});

export const createTokenAction = formAction(tokenSchema, async (actor, values, key) => {
  const { token } = await createToken(actor, values, key);
  revalidatePath("/", "layout");
  return token ? say("tokenMade", { token }) : say("alreadyShown");
});

export const revokeTokenAction = formAction(revokeTokenSchema, async (actor, values, key) => {
  await revokeOwnToken(actor, values, key);
  revalidatePath("/", "layout");
  return say("tokenRevoked");
});

/** Open to whoever must change the password before anything else. */
export async function changePasswordAction(_previous: FormState, data: FormData): Promise<FormState> {
  return settleForm(passwordSchema, data, async (values, key) => {
    await assertSameOrigin();
    const { actor, passwordDue } = await requireSignedIn();
    await changeOwnPassword(actor, values, key);
    return passwordDue ? { redirectTo: "/overview" } : say("passwordChanged");
  });
}
