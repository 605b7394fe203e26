import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { Forbidden } from "@/lib/platform/errors";
import { openSessions } from "./accounts";

/** The devices and tokens of whoever asks. */
export async function getOwnAccess(actor: Actor, now = new Date()) {
  const { accountId } = actor;
  if (!accountId) throw new Forbidden();
  return asActor(actor, async (tx) => {
    const sessions = await openSessions(tx, accountId, now);
    const tokens = await tx.apiToken.findMany({
      where: { accountId, revokedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: "desc" },
      select: { id: true, name: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    });
    return {
      sessions: sessions.map((session) => ({ ...session, current: session.id === actor.sessionId })),
      tokens,
    };
  });
}

export type OwnAccess = Awaited<ReturnType<typeof getOwnAccess>>;

/** The rules in force; everybody may know what a password must be. */
export async function getSecurityRules(actor: Actor) {
  return asActor(actor, (tx) => tx.securityRules.findUniqueOrThrow({ where: { id: 1 } }));
}
