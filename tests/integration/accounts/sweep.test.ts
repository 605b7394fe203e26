import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { sweepOut } from "@/lib/accounts/commands/sweep";
import { prisma } from "@/lib/platform/db";
import { makeAccount } from "@/tests/support/factories/accounts";

/** The database looks at its own clock too, so that no caller's clock can make it forget what is fresh. */
const NOW = new Date();
const ago = (days: number, minutes = 0) => new Date(NOW.getTime() - days * 86_400_000 - minutes * 60_000);

it("sweeps out what has served its time, nothing else, and says so of a person's traces", async () => {
  const { id: accountId } = await makeAccount();
  const session = (name: string, createdAt: Date, revokedAt: Date | null) => ({
    id: randomUUID(),
    accountId,
    createdAt,
    lastSeenAt: createdAt,
    revokedAt,
    address: "203.0.113.1",
    userAgent: name,
  });
  await prisma().authSession.createMany({
    data: [
      session("ended long ago", ago(200), ago(180, 1)),
      session("ended just within", ago(180), ago(179)),
      // Twelve hours is the longest that a session lasts.
      session("never ended, long over", ago(180, 721), null),
      session("never ended, over just within", ago(180, 719), null),
      session("open", ago(0), null),
    ],
  });
  const token = (name: string, expiresAt: Date, revokedAt: Date | null) => ({
    id: randomUUID(),
    accountId,
    name,
    hash: name,
    expiresAt,
    revokedAt,
  });
  await prisma().apiToken.createMany({
    data: [
      token("revoked long ago", ago(-90), ago(181)),
      token("run out long ago", ago(181), null),
      token("run out just within", ago(179), null),
      token("in use", ago(-90), null),
    ],
  });
  const answer = (key: string, createdAt: Date) => ({ accountId, key, action: "x", requestHash: "x", createdAt });
  await prisma().idempotencyKey.createMany({
    data: [answer("old", ago(8)), answer("fresh", ago(6))],
  });
  await prisma().refusalCount.createMany({
    data: [
      { bucket: "old", count: 3, hour: ago(2, 1) },
      { bucket: "fresh", count: 3, hour: ago(1) },
    ],
  });
  await prisma().loginThrottle.createMany({
    data: [
      { bucket: "old", failures: 3, windowStart: ago(1, 1) },
      { bucket: "fresh", failures: 3, windowStart: ago(0, 5) },
    ],
  });

  const swept = await sweepOut(NOW);
  expect(swept).toEqual({ sessions: 2, apiKeys: 2, answers: 1, refusals: 1 });
  const left = async (rows: Promise<object[]>) => (await rows).flatMap((row) => Object.values(row)).sort();
  expect(await left(prisma().authSession.findMany({ select: { userAgent: true } }))).toEqual([
    "ended just within",
    "never ended, over just within",
    "open",
  ]);
  expect(await left(prisma().apiToken.findMany({ select: { name: true } }))).toEqual(["in use", "run out just within"]);
  expect(await left(prisma().idempotencyKey.findMany({ select: { key: true } }))).toEqual(["fresh"]);
  expect(await left(prisma().refusalCount.findMany({ select: { bucket: true } }))).toEqual(["fresh"]);
  expect(await left(prisma().loginThrottle.findMany({ select: { bucket: true } }))).toEqual(["fresh"]);
  const log = await prisma().auditEntry.findMany({ select: { action: true, actorName: true, detail: true } });
  expect(log).toEqual([
    {
      action: "session:forget",
      actorName: "system:sweep",
      detail: JSON.stringify({ apiKeys: 2, sessions: 2, to: ago(180).toISOString() }),
    },
  ]);

  // The next day there is nothing to say.
  expect(await sweepOut(NOW)).toEqual({ sessions: 0, apiKeys: 0, answers: 0, refusals: 0 });
  expect(await prisma().auditEntry.count()).toBe(1);
});
