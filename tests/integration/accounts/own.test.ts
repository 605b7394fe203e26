import { describe, expect, it, vi } from "vitest";
import { createToken, endOwnSessions, revokeOwnToken } from "@/lib/accounts/commands/own";
import { changeOwnPassword } from "@/lib/accounts/commands/password";
import { getOwnAccess } from "@/lib/accounts/queries/own";
import { type Actor, mintActor } from "@/lib/platform/actor";
import { asActor, prisma } from "@/lib/platform/db";
import { key } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount, openSession, PASSWORD, waitsForLock, whoIs } from "@/tests/support/factories/accounts";

describe("one's own account", () => {
  const enter = async (name: string) => {
    const { sessionId } = await openSession(name);
    return (await whoIs(sessionId))?.actor as Actor;
  };

  it("shows its devices and signs out one, the others, or all", async () => {
    await makeAccount({ loginName: "me" });
    const [here, there, third] = [await enter("me"), await enter("me"), await enter("me")];
    const open = async () => (await getOwnAccess(here)).sessions.map(({ id }) => id).sort();
    expect(await open()).toHaveLength(3);
    expect((await getOwnAccess(here)).sessions.filter(({ current }) => current).map(({ id }) => id)).toEqual([
      here.sessionId,
    ]);
    expect(await endOwnSessions(here, { which: there.sessionId as string }, key())).toEqual({ self: false });
    expect(await open()).toEqual([here.sessionId, third.sessionId].sort());
    await endOwnSessions(here, { which: "others" }, key());
    expect(await open()).toEqual([here.sessionId]);
    expect(await endOwnSessions(here, { which: "all" }, key())).toEqual({ self: true });
    expect(await open()).toEqual([]);
  });

  it("reaches into nobody else's", async () => {
    await makeAccount({ loginName: "me" });
    const other = await makeAccount({ loginName: "other" });
    const [mine, theirs] = [await enter("me"), await enter("other")];
    await createToken(asAccount(other), { name: "t", days: 1 }, key());
    const { id: token } = await prisma().apiToken.findFirstOrThrow();
    await expect(endOwnSessions(mine, { which: theirs.sessionId as string }, key())).rejects.toThrow("notFound");
    await expect(revokeOwnToken(mine, { id: token }, key())).rejects.toThrow("notFound");
    expect((await getOwnAccess(mine)).tokens).toEqual([]);
    expect(await asActor(mine, (tx) => tx.authSession.count({ where: { accountId: other.id } }))).toBe(0);
    expect(await asActor(mine, (tx) => tx.account.count())).toBe(1);
    expect(await asActor(mintActor({ ...mine, accountId: null, role: "public" }), (tx) => tx.account.count())).toBe(0);
  });

  it("changes its password: the old one proved, the rules kept, the other devices out", async () => {
    await makeAccount({ loginName: "me" });
    const [here, there] = [await enter("me"), await enter("me")];
    const change = (newPassword: string, currentPassword = PASSWORD) =>
      changeOwnPassword(here, { currentPassword, newPassword }, key());
    await expect(change("Good-Enough-1", "wrong")).rejects.toMatchObject({
      fieldErrors: { currentPassword: ["passwordWrong"] },
    });
    await expect(change("short")).rejects.toMatchObject({
      fieldErrors: { newPassword: expect.arrayContaining(['passwordShort|{"min":10}']) },
    });
    await expect(change(PASSWORD)).rejects.toMatchObject({
      fieldErrors: { newPassword: ['passwordUsed|{"count":5}'] },
    });
    const { sessionId } = await change("Good-Enough-1");
    const ids = [sessionId, here.sessionId, there.sessionId].map(String);
    expect(await Promise.all(ids.map(async (id) => (await whoIs(id)) !== null))).toEqual([true, false, false]);
    // The new session is as old as the one it goes on from, and the password was given in it just now.
    const [old, fresh] = await Promise.all(
      [here.sessionId, sessionId].map((id) => prisma().authSession.findUniqueOrThrow({ where: { id: String(id) } })),
    );
    expect(fresh?.createdAt).toEqual(old?.createdAt);
    expect(fresh?.provedAt.getTime()).toBeGreaterThan(Number(old?.provedAt));
    let current = "Good-Enough-1";
    for (const next of ["Good-Enough-2", "Good-Enough-3", "Good-Enough-4"]) {
      await change(next, current);
      current = next;
    }
    // The last five are refused, the sixth is free again.
    await expect(change(PASSWORD, current)).rejects.toMatchObject({
      fieldErrors: { newPassword: [expect.stringContaining("passwordUsed")] },
    });
    await change("Good-Enough-5", current);
    await change(PASSWORD, "Good-Enough-5");
    const log = await prisma().auditEntry.findMany({ where: { action: "password:change" } });
    expect(log).toHaveLength(6);
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toContain("Good-Enough");
  });

  it("does not undo what an admin does to the account at that moment", async () => {
    const { id } = await makeAccount({ loginName: "me" });
    const here = await enter("me");
    let change: ReturnType<typeof changeOwnPassword> | undefined;
    // The old password is proved before the admin is done; the new one is written after.
    await prisma().$transaction(async (tx) => {
      await tx.account.update({ where: { id }, data: { passwordHash: "reset", mustChangePassword: true } });
      change = changeOwnPassword(here, { currentPassword: PASSWORD, newPassword: "Good-Enough-1" }, key());
      change.catch(() => {});
      await vi.waitUntil(waitsForLock, { timeout: 10_000 });
    });
    await expect(change).rejects.toMatchObject({ fieldErrors: { currentPassword: ["passwordWrong"] } });
    expect(await prisma().account.findUniqueOrThrow({ where: { id } })).toMatchObject({
      passwordHash: "reset",
      mustChangePassword: true,
    });
  });

  it("a retried change is the change that was made, and no wrong password", async () => {
    await makeAccount({ loginName: "me" });
    const [here, once] = [await enter("me"), key()];
    const change = () => changeOwnPassword(here, { currentPassword: PASSWORD, newPassword: "Good-Enough-1" }, once);
    await change();
    await change();
    const log = await prisma().auditEntry.findMany({ where: { action: { startsWith: "password:" } } });
    expect(log.map(({ action }) => action)).toEqual(["password:change"]);
  });

  it("does not let an open session guess the password at leisure", async () => {
    await makeAccount({ loginName: "me" });
    const here = await enter("me");
    const change = (currentPassword: string) =>
      changeOwnPassword(here, { currentPassword, newPassword: "Good-Enough-1" }, key());
    for (let n = 0; n < 5; n++)
      await expect(change("guess")).rejects.toMatchObject({ fieldErrors: { currentPassword: ["passwordWrong"] } });
    await expect(change(PASSWORD)).rejects.toMatchObject({ fieldErrors: { currentPassword: ["passwordPaused"] } });
    const log = await prisma().auditEntry.findMany({ where: { action: "password:refuse" }, orderBy: { seq: "asc" } });
    expect(
      log.map((one) => [one.actorName, one.outcome, one.entityId, JSON.parse(one.detail).lockedUntil !== null]),
    ).toEqual([false, false, false, false, true].map((locked) => ["me", "refused", here.accountId, locked]));
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toMatch(/guess|Good-Enough/);
  });
});
