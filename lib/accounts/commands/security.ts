import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asPlatform } from "@/lib/platform/auth/sessions";
import { claimRow } from "@/lib/platform/claim";
import { AppError, Forbidden, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { mayDecide, mayEndAccess } from "../policy";
import type { DecisionInput } from "../schema/account";
import type { SecurityRulesInput } from "../schema/security-rules";
import { auditable, dropFactors, endAccess, holdAccount } from "./support";

/** The security admin's word on what the system admin did to an admin account. A refused account stays disabled. */
export async function decideAccount(actor: Actor, input: DecisionInput, key: string): Promise<void> {
  demand(actor, "account:approve");
  await mutate(actor, { key, action: `account:${input.decision}`, request: input }, async (tx) => {
    const before = await holdAccount(tx, input, (account) => {
      if (mayDecide(actor, account)) return true;
      if (mayDecide(actor, { ...account, status: "pending" })) throw new AppError("alreadyDecided", 409);
      return false;
    });
    const account = await tx.account.update({
      where: { id: before.id },
      data: {
        // What was refused is still how the account is: enabling it asks for all of it again.
        ...(input.decision === "approve" ? approved(before.pendingWhat) : { status: "disabled" }),
      },
    });
    if (input.decision === "approve" && before.pendingWhat.includes("factor"))
      await asPlatform(tx, actor, () => dropFactors(tx, before.id));
    return {
      result: null,
      audit: {
        entity: "account",
        entityId: before.id,
        before: { ...auditable(before), what: before.pendingWhat },
        after: auditable(account),
      },
    };
  });
}

/** A new password opened nothing before: its days begin with the approval. */
const approved = (waiting: readonly string[]) => ({
  status: "active" as const,
  pendingWhat: [],
  pendingBefore: Prisma.DbNull,
  pendingByName: null,
  pendingSince: null,
  ...(waiting.includes("create") || waiting.includes("password") ? { passwordChangedAt: new Date() } : {}),
});

/** Signs an account out everywhere and withdraws its tokens. */
export async function endAccountAccess(actor: Actor, input: { id: string }, key: string): Promise<void> {
  demand(actor, "session:revoke");
  if (!mayEndAccess(actor, input)) throw new Forbidden();
  await mutate(actor, { key, action: "session:revoke", request: input }, async (tx) => {
    const known = await tx.account.findUnique({ where: { id: input.id }, select: { id: true } });
    if (!known) throw new NotFound();
    const ended = await endAccess(tx, input.id);
    return { result: null, audit: { entity: "account", entityId: input.id, after: ended } };
  });
}

/** Signs everybody out at once, whoever asks included; tokens stay. */
export async function endEverySession(actor: Actor, key: string): Promise<void> {
  demand(actor, "session:revoke");
  await mutate(actor, { key, action: "session:revokeAll", request: {} }, async (tx) => {
    const { count } = await tx.authSession.updateMany({ where: { revokedAt: null }, data: { revokedAt: new Date() } });
    await asPlatform(tx, actor, () => tx.pendingSignIn.deleteMany({}));
    return { result: null, audit: { entity: "session", entityId: "", after: { sessions: count } } };
  });
}

export async function changeSecurityRules(actor: Actor, input: SecurityRulesInput, key: string): Promise<void> {
  demand(actor, "rules:edit");
  const { _version, ...rules } = input;
  await mutate(actor, { key, action: "rules:change", request: input }, async (tx) => {
    const { id, version, ...before } = await claimRow({
      rows: tx.securityRules,
      where: { id: 1 },
      version: _version,
      read: () => tx.securityRules.findUniqueOrThrow({ where: { id: 1 } }),
      stored: (current) => current,
    });
    await tx.securityRules.updateMany({ where: { id }, data: rules });
    return { result: null, audit: { entity: "securityRules", entityId: "1", before, after: rules } };
  });
}
