import { randomBytes } from "node:crypto";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { tokenHash } from "@/lib/platform/auth/look-up";
import { hashPassword, verifyPassword } from "@/lib/platform/auth/password";
import { settleTicket, takeTicket } from "@/lib/platform/auth/throttle";
import { asActor, type Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { mayHoldTokens } from "../policy";
import { minimumLength, passwordFaults } from "../rules/password";
import type { PasswordInput, TokenInput } from "../schema/own";

/** Signs the other devices out and revokes the tokens: whoever had the old password has nothing left. */
export async function changeOwnPassword(actor: Actor, input: PasswordInput, key: string): Promise<void> {
  const accountId = ownId(actor);
  const { rules, stored, earlier, done } = await readOwn(actor, accountId, key);
  // Sent again because the answer was lost: the old password, rightly given the first time, is no longer the one.
  if (done && (await verifyPassword(stored, input.newPassword))) return;
  await proveCurrent(actor, accountId, stored, input.currentPassword, rules);
  const minLength = minimumLength(actor.role, rules);
  const faults = passwordFaults(input.newPassword, { minLength, loginName: actor.loginName });
  if (faults.length > 0) throw new Invalid({ newPassword: faults });
  const used = await Promise.all([stored, ...earlier].map((old) => verifyPassword(old, input.newPassword)));
  if (used.includes(true)) {
    throw new Invalid({ newPassword: [`passwordUsed|${JSON.stringify({ count: rules.passwordHistory })}`] });
  }
  const passwordHash = await hashPassword(input.newPassword);
  // The request is hashed and kept: the passwords must not be in it.
  await mutate(actor, { key, action: "password:change", request: {} }, async (tx) => {
    // An admin may have reset the password or disabled the account since the old one was proved.
    const { count } = await tx.account.updateMany({
      where: { id: accountId, passwordHash: stored, status: "active" },
      data: { passwordHash, passwordChangedAt: new Date(), mustChangePassword: false, version: { increment: 1 } },
    });
    if (count === 0) throw new Invalid({ currentPassword: ["passwordWrong"] });
    await tx.passwordHistory.createMany({ data: [{ accountId, passwordHash: stored }] });
    const sessions = await endSessions(tx, accountId, { not: actor.sessionId ?? undefined });
    const tokens = await tx.apiToken.updateMany({
      where: { accountId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const after = { sessions: sessions.count, tokens: tokens.count };
    return { result: null, audit: { entity: "account", entityId: accountId, after } };
  });
}

const readOwn = (actor: Actor, accountId: string, key: string) =>
  asActor(actor, async (tx) => {
    const rules = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
    const { passwordHash } = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { passwordHash: true },
    });
    const earlier = await tx.passwordHistory.findMany({
      where: { accountId },
      orderBy: { createdAt: "desc" },
      take: Math.max(0, rules.passwordHistory - 1),
      select: { passwordHash: true },
    });
    const done = await tx.idempotencyKey.count({ where: { accountId, key, action: "password:change" } });
    return { rules, done: done > 0, stored: passwordHash, earlier: earlier.map((row) => row.passwordHash) };
  });

/** Whoever finds an open session must not get to guess the password at leisure, nor unseen. */
async function proveCurrent(
  actor: Actor,
  accountId: string,
  stored: string,
  typed: string,
  limits: { maxFailures: number; lockMinutes: number },
): Promise<void> {
  const attempt = { loginName: accountId, address: "", deviceId: "own-password" };
  const ticket = await asActor(systemActor("password"), (tx) => takeTicket(tx, attempt, limits, new Date()));
  if (ticket.buckets.length === 0) throw new Invalid({ currentPassword: ["passwordPaused"] });
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
  throw new Invalid({ currentPassword: ["passwordWrong"] });
}

export async function endOwnSessions(actor: Actor, input: { which: string }, key: string): Promise<{ self: boolean }> {
  const accountId = ownId(actor);
  const current = actor.sessionId ?? undefined;
  const which = input.which === "all" ? undefined : input.which === "others" ? { not: current } : input.which;
  return mutate(actor, { key, action: "session:revoke", request: input }, async (tx) => {
    const { count } = await endSessions(tx, accountId, which);
    if (count === 0 && typeof which === "string") throw new NotFound();
    return {
      result: { self: input.which === "all" || input.which === current },
      audit: { entity: "account", entityId: accountId, after: { which: input.which, sessions: count } },
    };
  });
}

const endSessions = (tx: Tx, accountId: string, id: string | { not: string | undefined } | undefined) =>
  tx.authSession.updateMany({ where: { accountId, revokedAt: null, id }, data: { revokedAt: new Date() } });

/** `token` only in the answer to the request that made it; the database keeps a hash. */
export async function createToken(actor: Actor, input: TokenInput, key: string): Promise<{ token: string | null }> {
  const accountId = ownId(actor);
  if (!mayHoldTokens(actor)) throw new Forbidden();
  const token = `sgz_${randomBytes(32).toString("base64url")}`;
  let shown: string | null = null;
  await mutate(actor, { key, action: "token:create", request: input }, async (tx) => {
    const { tokenMaxDays } = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
    if (input.days > tokenMaxDays) throw new Invalid({ days: [`tooBig|${JSON.stringify({ max: tokenMaxDays })}`] });
    const expiresAt = new Date(Date.now() + input.days * 86_400_000);
    const { id } = await tx.apiToken.create({
      data: { accountId, name: input.name, hash: tokenHash(token), expiresAt },
      select: { id: true },
    });
    shown = token;
    return { result: null, audit: { entity: "apiKey", entityId: id, after: { name: input.name, expiresAt } } };
  });
  return { token: shown };
}

export async function revokeOwnToken(actor: Actor, input: { id: string }, key: string): Promise<void> {
  const accountId = ownId(actor);
  await mutate(actor, { key, action: "token:revoke", request: input }, async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: input.id, accountId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new NotFound();
    return { result: null, audit: { entity: "apiKey", entityId: input.id } };
  });
}

function ownId(actor: Actor): string {
  if (!actor.accountId) throw new Forbidden();
  return actor.accountId;
}
