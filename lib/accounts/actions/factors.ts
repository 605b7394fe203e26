"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/lib/platform/form-state";
import {
  addPasskey,
  askForPasskey,
  confirmTotp,
  removeFactor,
  renewRecoveryCodes,
  startTotp,
} from "../commands/factors";
import { factorIdSchema, passkeySchema, totpSchema } from "../schema/factors";
import { enrolAction, keepSession, provedAction, say } from "./answer";

const enrolled = async ({ sessionId, codes }: { sessionId: string | null; codes: string[] | null }) => {
  await keepSession(sessionId);
  revalidatePath("/", "layout");
  return { ...(await say("factorAdded")), once: codes ?? undefined };
};

const totp = enrolAction(totpSchema, async (actor, { step, code, name }, key) => {
  if (step === "confirm") return enrolled(await confirmTotp(actor, { code, name }, key));
  await startTotp(actor, key);
  revalidatePath("/account/second-factor");
  return {};
});

/** Sets a code generator up, then takes its first code. */
export async function totpAction(_previous: FormState, data: FormData): Promise<FormState> {
  return totp(data);
}

const passkey = enrolAction(passkeySchema, async (actor, { answer, ticket, name }, key) => {
  if (answer === null) return { once: [JSON.stringify(await askForPasskey(actor))] };
  return enrolled(await addPasskey(actor, { answer, ticket, name }, key));
});

/** Asks the browser for a passkey, then takes it. */
export async function passkeyAction(_previous: FormState, data: FormData): Promise<FormState> {
  return passkey(data);
}

export const removeFactorAction = provedAction(factorIdSchema, async (actor, values, key) => {
  const { sessionId } = await removeFactor(actor, values, key);
  await keepSession(sessionId);
  revalidatePath("/", "layout");
  return say("factorRemoved");
});

export const renewCodesAction = provedAction(z.object({}), async (actor, _values, key) => {
  const codes = await renewRecoveryCodes(actor, key);
  revalidatePath("/", "layout");
  return codes ? { ...(await say("codesRenewed")), once: codes } : say("alreadyShown");
});
