"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction } from "@/lib/platform/form-action";
import { changeAccount, changeStatus, createAccount, resetFactors, resetPassword } from "../commands/accounts";
import { changeSecurityRules, decideAccount, endAccountAccess, endEverySession } from "../commands/security";
import {
  accountIdSchema,
  changeAccountSchema,
  createAccountSchema,
  decisionSchema,
  statusSchema,
  targetSchema,
} from "../schema/account";
import { securityRulesSchema } from "../schema/security-rules";
import { keepSession, provedAction, say } from "./answer";

/** The first password stands in the answer to the one request that made it, and nowhere else. */
const issued = (key: string, { password, approval }: { password: string | null; approval: Approval }) =>
  password ? say(`${key}${WAITS[approval ?? "no"]}`, { password }) : say("alreadyShown");

type Approval = "asked" | "held" | null;
const WAITS = { no: "", asked: "Pending", held: "Held" } as const;

export const createAccountAction = provedAction(createAccountSchema, async (actor, values, key) =>
  issued("created", await createAccount(actor, values, key)),
);

export const changeAccountAction = provedAction(changeAccountSchema, async (actor, values, key) => {
  const { approval } = await changeAccount(actor, values, key);
  revalidatePath("/", "layout");
  return say(`changed${WAITS[approval ?? "no"]}`);
});

export const changeStatusAction = provedAction(statusSchema, async (actor, values, key) => {
  const { approval } = await changeStatus(actor, values, key);
  revalidatePath("/", "layout");
  return say(approval ? "enablePending" : values.change);
});

export const resetPasswordAction = provedAction(targetSchema, async (actor, values, key) => {
  const outcome = await resetPassword(actor, values, key);
  revalidatePath("/", "layout");
  return issued("reset", outcome);
});

export const resetFactorsAction = provedAction(targetSchema, async (actor, values, key) => {
  const { approval } = await resetFactors(actor, values, key);
  revalidatePath("/", "layout");
  return say(`factorsReset${WAITS[approval ?? "no"]}`);
});

export const decideAccountAction = provedAction(decisionSchema, async (actor, values, key) => {
  await decideAccount(actor, values, key);
  revalidatePath("/", "layout");
  return say(values.decision);
});

export const endAccountAccessAction = formAction(accountIdSchema, async (actor, values, key) => {
  await endAccountAccess(actor, values, key);
  revalidatePath("/", "layout");
  return say("accessEnded");
});

export const changeSecurityRulesAction = provedAction(securityRulesSchema, async (actor, values, key) => {
  await changeSecurityRules(actor, values, key);
  revalidatePath("/", "layout");
  return say("rulesChanged");
});

/** Signs out whoever asks, too. */
export const endEverySessionAction = provedAction(z.object({}), async (actor, _values, key) => {
  await endEverySession(actor, key);
  await keepSession(null);
  return { redirectTo: "/sign-in" };
});
