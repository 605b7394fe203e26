import { describe, expect, it } from "vitest";
import { createToken } from "@/lib/accounts/commands/own";
import { demandProof } from "@/lib/accounts/commands/proof";
import { endEverySession } from "@/lib/accounts/commands/security";
import { getOwnAccess } from "@/lib/accounts/queries/own";
import type { Actor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { asActor, prisma } from "@/lib/platform/db";
import { key, makeAdmins } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount, openSession, PASSWORD, whoIs } from "@/tests/support/factories/accounts";
import { prepare } from "@/tests/support/worker-database";

const START = new Date("2026-03-02T01:00:00Z");
const minute = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
let account: Awaited<ReturnType<typeof makeAccount>>;
prepare(async () => {
  account = await makeAccount({ loginName: "me" });
});

describe("sessions of one account", () => {
  it("are no more than the rules allow: the one unused for longest ends", async () => {
    await prisma().securityRules.update({ where: { id: 1 }, data: { maxSessions: 3 } });
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await openSession("me", minute(n))).sessionId);
    await whoIs(ids[0] ?? "", minute(5));
    ids.push((await openSession("me", minute(6))).sessionId);
    const alive = await Promise.all(ids.map(async (id) => (await whoIs(id, minute(6))) !== null));
    expect(alive).toEqual([true, false, true, true]);
  });

  it("are ten at most unless somebody sets it otherwise, also when opened at once", async () => {
    await Promise.all(Array.from({ length: 14 }, (_, n) => openSession("me", START, `192.0.2.${n}`)));
    expect(await prisma().authSession.count({ where: { accountId: account.id, revokedAt: null } })).toBe(10);
  });

  it("all end at once by one act of the security admin, which is in the log", async () => {
    const { security, system } = await makeAdmins();
    const sessions = [await openSession("me"), await openSession("sec"), await openSession("aud")];
    await expect(endEverySession(system, key())).rejects.toThrow("forbidden");
    await endEverySession(security, key());
    expect(await Promise.all(sessions.map(({ sessionId }) => whoIs(sessionId)))).toEqual([null, null, null]);
    const [entry] = await prisma().auditEntry.findMany({ where: { action: "session:revokeAll" } });
    expect(entry).toMatchObject({ actorName: "sec", outcome: "ok" });
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({ after: { sessions: 3 } });
  });

  it("are opened, and called proved, by nobody but the platform", async () => {
    const { sessionId } = await openSession("me");
    const prove = { where: { id: sessionId }, data: { provedAt: new Date(0) } };
    await expect(asActor(asAccount(account), (tx) => tx.authSession.updateMany(prove))).rejects.toThrow(/the platform/);
    const data = { accountId: account.id, address: "", userAgent: "" };
    await expect(asActor(asAccount(account), (tx) => tx.authSession.create({ data }))).rejects.toThrow(
      /row-level|42501/,
    );
  });
});

describe("a session when the clock jumps", () => {
  it("back, lives no longer than it may altogether", async () => {
    const { sessionId } = await openSession("me", START);
    for (let n = 20; n <= 660; n += 20) expect(await whoIs(sessionId, minute(n))).not.toBeNull();
    expect(await whoIs(sessionId, minute(60))).toBeNull();
    const shown = await getOwnAccess({ ...asAccount(account), sessionId } as Actor, minute(60));
    expect(shown.sessions).toEqual([]);
  });

  it("back after a sign-in ahead of time, is none", async () => {
    const { sessionId } = await openSession("me", minute(1_000_000));
    expect(await whoIs(sessionId, START)).toBeNull();
  });

  it("by the few minutes that clocks of two servers differ, goes on", async () => {
    const { sessionId } = await openSession("me", minute(4));
    expect(await whoIs(sessionId, START)).not.toBeNull();
  });

  it("ahead, ends, and stays ended when it comes back after the hours are over", async () => {
    const { sessionId } = await openSession("me", START);
    expect(await whoIs(sessionId, minute(10_000))).toBeNull();
    expect(await whoIs(sessionId, minute(721))).toBeNull();
  });

  it("ahead and back leaves no token that lives for years", async () => {
    const { token } = await createToken(asAccount(account), { name: "t", days: 365 }, key());
    await prisma().apiToken.updateMany({
      data: { createdAt: minute(4_000 * 1_440), expiresAt: minute(4_365 * 1_440) },
    });
    expect(await lookUp({ token: token ?? "" }, "", START)).toBeNull();
    expect(await lookUp({ token: token ?? "" }, "", minute(4_001 * 1_440))).not.toBeNull();
  });
});

describe("the password once more, before what an open session alone must not do", () => {
  const enter = async (at: Date) => (await whoIs((await openSession("me", at)).sessionId, at))?.actor as Actor;

  it("is asked when it was given more than ten minutes ago, or in the future", async () => {
    const actor = await enter(START);
    await demandProof(actor, "", minute(9.9));
    const needed = { fieldErrors: { proofPassword: ["proofNeeded"] } };
    await expect(demandProof(actor, "", minute(10))).rejects.toMatchObject(needed);
    await expect(demandProof(actor, "", minute(-10))).rejects.toMatchObject(needed);
  });

  it("counts once for ten minutes, in that session alone", async () => {
    const [here, there] = [await enter(START), await enter(START)];
    await demandProof(here, PASSWORD, minute(15));
    await demandProof(here, "", minute(24));
    await expect(demandProof(there, "", minute(24))).rejects.toThrow("invalid");
    await expect(demandProof({ ...here, sessionId: null } as Actor, "", minute(24))).rejects.toThrow("invalid");
  });

  it("cannot be guessed at leisure", async () => {
    const actor = await enter(START);
    const wrong = { fieldErrors: { proofPassword: ["passwordWrong"] } };
    for (let n = 0; n < 5; n++) await expect(demandProof(actor, "guess", minute(20))).rejects.toMatchObject(wrong);
    await expect(demandProof(actor, PASSWORD, minute(20))).rejects.toMatchObject({
      fieldErrors: { proofPassword: ["passwordPaused"] },
    });
  });
});
