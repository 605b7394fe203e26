import { type Actor, systemActor } from "@/lib/platform/actor";
import { confine, type Tx } from "@/lib/platform/db";

/** A part of the actor's transaction that the platform does in their stead: nobody else writes sessions and factors. */
export async function asPlatform<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  await confine(tx, systemActor("sign-in"));
  const result = await work();
  await confine(tx, actor);
  return result;
}

type NewSession = { accountId: string; address: string; userAgent: string; twoFactor: boolean };

/** A new session, by the platform. Of more than the rules allow, those that were unused for longest end. */
export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<string> {
  const { id } = await tx.authSession.create({
    data: { ...session, createdAt: now, lastSeenAt: now, provedAt: now },
    select: { id: true },
  });
  await tx.$executeRaw`
    update "AuthSession" set "revokedAt" = ${now}::timestamptz where id in (
      select s.id from "AuthSession" s
      where s."accountId" = ${session.accountId}::uuid and s."revokedAt" is null and s.id <> ${id}::uuid
      order by s."lastSeenAt" desc, s."createdAt" desc, s.id desc
      offset (select greatest(r."maxSessions" - 1, 0) from "SecurityRules" r))`;
  return id;
}

type Renewed = { sessionId: string | null; ended: { sessions: number; apiKeys: number } };

/**
 * After a change of password or second factor: the session in use goes on under a new id, every other one ends, and so does
 * every token. It was signed in when the old one was, and ends when that would have.
 */
export const renewSession = (tx: Tx, actor: Actor, twoFactor: boolean, now = new Date()): Promise<Renewed> =>
  asPlatform(tx, actor, async () => {
    const accountId = actor.accountId ?? undefined;
    const old = await tx.authSession.findFirst({
      where: { id: actor.sessionId ?? undefined, accountId, revokedAt: null },
      select: { createdAt: true, address: true, userAgent: true, twoFactor: true },
    });
    const open = { where: { accountId, revokedAt: null }, data: { revokedAt: now } };
    const { count: sessions } = await tx.authSession.updateMany(open);
    const { count: apiKeys } = await tx.apiToken.updateMany(open);
    await tx.pendingSignIn.deleteMany({ where: { accountId } });
    if (!old || !actor.sessionId || !accountId) return { sessionId: null, ended: { sessions, apiKeys } };
    const { id } = await tx.authSession.create({
      data: { ...old, accountId, twoFactor: twoFactor || old.twoFactor, lastSeenAt: now, provedAt: now },
      select: { id: true },
    });
    return { sessionId: id, ended: { sessions: sessions - 1, apiKeys } };
  });
