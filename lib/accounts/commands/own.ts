import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { tokenHash } from "@/lib/platform/auth/look-up";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound, Unauthorized } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { mayHoldTokens } from "../policy";
import type { TokenInput } from "../schema/own";
import { ownId } from "./support";

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
    await holdSession(tx, actor);
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

/**
 * Whatever ends the account's tokens at this moment is waited for: a token that it could not see must not outlive it.
 * @throws Unauthorized when it has ended the session as well
 */
async function holdSession(tx: Tx, { accountId, sessionId }: Actor): Promise<void> {
  await tx.$queryRaw`select 1 from "Account" where id = ${accountId}::uuid for share`;
  if (sessionId && (await tx.authSession.count({ where: { id: sessionId, revokedAt: null } })) === 0)
    throw new Unauthorized();
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
