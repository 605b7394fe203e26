import type { Actor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";

/** Signing out: the session is over in the database, wherever its cookie may still lie. */
export async function closeSession(actor: Actor, now = new Date()): Promise<void> {
  const { sessionId } = actor;
  if (!sessionId) return;
  await asActor(actor, async (tx) => {
    const { count } = await tx.authSession.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return;
    await writeAudit(tx, { actor, action: "session:close", entity: "session", entityId: sessionId, detail: {} });
  });
}
