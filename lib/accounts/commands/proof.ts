import { type Actor, systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { verifyPassword } from "@/lib/platform/auth/password";
import { settleTicket, takeTicket } from "@/lib/platform/auth/throttle";
import { asActor } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { PROOF_FIELD, stillProved } from "../rules/proof";
import { ownId } from "./support";

type Proof = {
  actor: Actor;
  /** Where the form asks for it. */
  field: string;
  stored: string;
  typed: string;
  limits: { maxFailures: number; lockMinutes: number };
};

/** Whoever finds an open session must not get to guess the password at leisure, nor unseen. @throws Invalid */
export async function proveCurrent({ actor, field, stored, typed, limits }: Proof): Promise<void> {
  const accountId = ownId(actor);
  const attempt = { loginName: accountId, address: "", deviceId: "own-password" };
  const ticket = await asActor(systemActor("password"), (tx) => takeTicket(tx, attempt, limits, new Date()));
  if (ticket.buckets.length === 0) throw new Invalid({ [field]: ["passwordPaused"] });
  if (await verifyPassword(stored, typed)) {
    await asActor(systemActor("password"), (tx) => settleTicket(tx, ticket));
    return;
  }
  await asActor(actor, (tx) =>
    writeAudit(tx, {
      ...{ actor, action: "password:refuse", entity: "account", entityId: accountId, outcome: "refused" },
      detail: { reason: "wrongCurrentPassword", lockedUntil: ticket.lockedUntil?.toISOString() ?? null },
    }),
  );
  throw new Invalid({ [field]: ["passwordWrong"] });
}

/**
 * What an open session alone must not do (tokens, rights of others, second factors) asks for the password once more, unless
 * it was given minutes ago. @throws Invalid on the field that the form then shows
 */
export async function demandProof(actor: Actor, typed: string, now = new Date()): Promise<void> {
  const accountId = ownId(actor);
  const { sessionId } = actor;
  const { provedAt, stored, limits } = await asActor(actor, async (tx) => ({
    provedAt: sessionId
      ? (await tx.authSession.findUnique({ where: { id: sessionId }, select: { provedAt: true } }))?.provedAt
      : undefined,
    stored: (await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { passwordHash: true } }))
      .passwordHash,
    limits: await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } }),
  }));
  if (stillProved(provedAt, now)) return;
  if (!typed) throw new Invalid({ [PROOF_FIELD]: ["proofNeeded"] });
  await proveCurrent({ actor, field: PROOF_FIELD, stored, typed, limits });
  if (!sessionId) return;
  await asActor(systemActor("password"), (tx) =>
    tx.authSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { provedAt: now } }),
  );
}
