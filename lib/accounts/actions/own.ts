"use server";
import { revalidatePath } from "next/cache";
import { formAction, settleForm } from "@/lib/platform/form-action";
import type { FormState } from "@/lib/platform/form-state";
import { assertSameOrigin, requireSignedIn } from "@/lib/platform/session";
import { createToken, endOwnSessions, revokeOwnToken } from "../commands/own";
import { changeOwnPassword } from "../commands/password";
import { endSessionsSchema, passwordSchema, revokeTokenSchema, tokenSchema } from "../schema/own";
import { keepSession, provedAction, say } from "./answer";

export const endOwnSessionsAction = formAction(endSessionsSchema, async (actor, values, key) => {
  const { self } = await endOwnSessions(actor, values, key);
  if (self) await keepSession(null);
  revalidatePath("/", "layout");
  return self ? { redirectTo: "/sign-in" } : say("sessionsEnded");
});

export const createTokenAction = provedAction(tokenSchema, async (actor, values, key) => {
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
    const { sessionId } = await changeOwnPassword(actor, values, key);
    await keepSession(sessionId);
    return passwordDue ? { redirectTo: "/overview" } : say("passwordChanged");
  });
}
