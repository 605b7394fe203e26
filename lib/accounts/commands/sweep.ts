import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { forgetOldBuckets } from "@/lib/platform/auth/throttle";
import { asActor } from "@/lib/platform/db";

const DAY_MS = 86_400_000;

/** How long what is over is kept: for who asks when and from where somebody was signed in, and what was refused. */
const KEPT_DAYS = { access: 180, refusals: 2, answers: 7 };

/**
 * Removes what has served its time: sessions and tokens that ended long ago, with the addresses and devices of people in
 * them, stored answers of writes, counts of failed sign-ins and of refusals. The log says how many of a person's traces went.
 */
export async function sweepOut(
  now: Date,
): Promise<{ sessions: number; apiKeys: number; answers: number; refusals: number }> {
  const actor = systemActor("sweep");
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const ended = before(KEPT_DAYS.access);
  return asActor(actor, async (tx) => {
    const { absoluteHours } = await tx.securityRules.findUniqueOrThrow({
      where: { id: 1 },
      select: { absoluteHours: true },
    });
    // No session outlives its longest time, whether anybody has ended it or not.
    const begun = new Date(ended.getTime() - absoluteHours * 3_600_000);
    const sessions = await tx.authSession.deleteMany({
      where: { OR: [{ revokedAt: { lt: ended } }, { createdAt: { lt: begun } }] },
    });
    const tokens = await tx.apiToken.deleteMany({
      where: { OR: [{ revokedAt: { lt: ended } }, { expiresAt: { lt: ended } }] },
    });
    const answers = await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: before(KEPT_DAYS.answers) } } });
    const refusals = await tx.refusalCount.deleteMany({ where: { hour: { lt: before(KEPT_DAYS.refusals) } } });
    await forgetOldBuckets(tx, now);
    const gone = { sessions: sessions.count, apiKeys: tokens.count };
    if (gone.sessions + gone.apiKeys > 0)
      await writeAudit(tx, {
        actor,
        action: "session:forget",
        entity: "session",
        entityId: "",
        detail: { ...gone, to: ended.toISOString() },
      });
    return { ...gone, answers: answers.count, refusals: refusals.count };
  });
}
