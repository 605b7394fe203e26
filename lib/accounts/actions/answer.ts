import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { COOKIE_HOURS, sealSession, sessionCookie } from "@/lib/platform/auth/session-cookie";
import { formAction, settleForm } from "@/lib/platform/form-action";
import { assertSameOrigin, requireSignedIn } from "@/lib/platform/session";
import { demandProof } from "../commands/proof";
import { PROOF_FIELD } from "../rules/proof";

/** What a form says when it is done. */
export const say = async (key: string, params: Record<string, string> = {}) => ({
  message: (await getTranslations("accounts"))(`done.${key}`, params),
});

/** The browser goes on with this session; with none it is signed out. */
export async function keepSession(sessionId: string | null): Promise<void> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  if (!sessionId) jar.set(name, "", { ...options, maxAge: 0 });
  else jar.set(name, await sealSession(sessionId), { ...options, maxAge: COOKIE_HOURS * 3_600 });
}

type Handler<S extends z.ZodObject> = (
  actor: Actor,
  values: z.output<S>,
  key: string,
) => Promise<{ message?: string; once?: string[]; redirectTo?: string }>;

const withProof = <S extends z.ZodObject>(schema: S) =>
  schema.extend({ [PROOF_FIELD]: z.string().max(1_000, "invalid").default("") });

/** The proof goes no further than here: what a command is asked is hashed and kept. */
async function prove<S extends z.ZodObject>(actor: Actor, values: Record<string, unknown>): Promise<z.output<S>> {
  const { [PROOF_FIELD]: typed, ...rest } = values;
  await demandProof(actor, String(typed));
  return rest as z.output<S>;
}

/** A form whose act asks for the password once more (`demandProof`). */
export const provedAction = <S extends z.ZodObject>(schema: S, handler: Handler<S>) =>
  formAction(withProof(schema), async (actor, values, key) => handler(actor, await prove<S>(actor, values), key));

/** The same for setting up the second factor, which whoever must have one does before anything else. */
export const enrolAction =
  <S extends z.ZodObject>(schema: S, handler: Handler<S>) =>
  async (data: FormData) =>
    settleForm(withProof(schema), data, async (values, key) => {
      await assertSameOrigin();
      const { actor, passwordDue } = await requireSignedIn();
      if (passwordDue) redirect("/account/password");
      return handler(actor, await prove<S>(actor, values), key);
    });
