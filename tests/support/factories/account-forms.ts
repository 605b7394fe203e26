import { createAccountSchema } from "@/lib/accounts/schema/account";
import type { Actor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { asAccount, makeAccount } from "./accounts";

let keys = 0;
export const key = () => `key-${++keys}`;

/** What the form of a new account sends. */
export const input = (fields: object = {}) =>
  createAccountSchema.parse({ loginName: "new.person", displayName: "新人", role: "evaluator", ...fields });

export const readAccount = (id: string) => prisma().account.findUniqueOrThrow({ where: { id } });

/** The account in the version that is stored now. */
export const target = async (id: string) => ({ id, _version: (await readAccount(id)).version });

/** One admin of each kind, named `sys`, `sec` and `aud`. */
export async function makeAdmins(): Promise<{ system: Actor; security: Actor }> {
  const system = asAccount(await makeAccount({ role: "system_admin", loginName: "sys" }));
  const security = asAccount(await makeAccount({ role: "security_admin", loginName: "sec" }));
  await makeAccount({ role: "audit_admin", loginName: "aud" });
  return { system, security };
}
