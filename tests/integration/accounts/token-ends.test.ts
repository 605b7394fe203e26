import { beforeEach, expect, it, vi } from "vitest";
import { resetFactors, resetPassword } from "@/lib/accounts/commands/accounts";
import { confirmTotp, removeFactor, renewRecoveryCodes, startTotp } from "@/lib/accounts/commands/factors";
import { createToken } from "@/lib/accounts/commands/own";
import { changeOwnPassword } from "@/lib/accounts/commands/password";
import { getOwnFactors } from "@/lib/accounts/queries/factors";
import type { Actor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { prisma } from "@/lib/platform/db";
import { key, makeAdmins, target } from "@/tests/support/factories/account-forms";
import { makeAccount, openSession, PASSWORD, waitsForLock, whoIs } from "@/tests/support/factories/accounts";
import { codeAt } from "@/tests/support/totp";
import { prepare } from "@/tests/support/worker-database";

/** One rule for whoever may hold tokens: a changed password or second factor ends every token made before it. */

let me: Actor;
const enter = async (name: string): Promise<Actor> =>
  (await whoIs((await openSession(name)).sessionId))?.actor as Actor;
const goOn = async (sessionId: string | null): Promise<Actor> => (await whoIs(sessionId ?? ""))?.actor as Actor;
const make = async (actor: Actor): Promise<string> =>
  (await createToken(actor, { name: "t", days: 1 }, key())).token ?? "";
const opens = async (token: string): Promise<boolean> => (await lookUp({ token }, "")) !== null;

prepare(async () => {
  await makeAccount({ loginName: "me", role: "city_official" });
  await makeAccount({ loginName: "neighbour", role: "city_official" });
});
beforeEach(async () => {
  me = await enter("me");
});

async function enrol(actor: Actor): Promise<Actor> {
  const now = new Date();
  await startTotp(actor, key());
  const secret = (await getOwnFactors(actor)).setup?.key ?? "";
  return goOn((await confirmTotp(actor, { code: codeAt(secret, now), name: "" }, key(), now)).sessionId);
}

const lastAudit = async (action: string) =>
  JSON.parse((await prisma().auditEntry.findFirstOrThrow({ where: { action }, orderBy: { seq: "desc" } })).detail);

it("a first second factor, a further one, and one removed", async () => {
  const theirs = await make(await enter("neighbour"));
  const [one, two] = [await make(me), await make(me)];
  me = await enrol(me);
  expect([await opens(one), await opens(two), await opens(theirs)]).toEqual([false, false, true]);
  expect(await lastAudit("factor:add")).toMatchObject({ after: { sessions: 0, apiKeys: 2 } });
  const third = await make(me);
  expect(await opens(third)).toBe(true);
  me = await enrol(me);
  expect(await opens(third)).toBe(false);
  const fourth = await make(me);
  for (const { id } of (await getOwnFactors(me)).factors)
    me = await goOn((await removeFactor(me, { id }, key())).sessionId);
  expect(await opens(fourth)).toBe(false);
  expect(await opens(await make(me))).toBe(true);
  expect(await opens(theirs)).toBe(true);
});

it("a secret that only waits for its first code, and new recovery codes, end nothing", async () => {
  me = await enrol(me);
  const token = await make(me);
  await startTotp(me, key());
  await renewRecoveryCodes(me, key());
  expect(await opens(token)).toBe(true);
});

it("a changed password, one's own or by the system admin, and a reset second factor", async () => {
  const first = await make(me);
  const change = { currentPassword: PASSWORD, newPassword: "Good-Enough-1" };
  me = await goOn((await changeOwnPassword(me, change, key())).sessionId);
  expect(await opens(first)).toBe(false);
  expect(await lastAudit("password:change")).toMatchObject({ after: { sessions: 0, apiKeys: 1 } });
  const { system } = await makeAdmins();
  const second = await make(await enrol(await enter("neighbour")));
  const { id } = await prisma().account.findUniqueOrThrow({ where: { loginName: "neighbour" } });
  await resetFactors(system, await target(id), key());
  expect(await opens(second)).toBe(false);
  const third = await make(await enter("neighbour"));
  expect(await opens(third)).toBe(true);
  await resetPassword(system, await target(id), key());
  expect(await opens(third)).toBe(false);
});

it("a token that is asked for at that moment is made before, and ends, or is not made", async () => {
  const { id } = await prisma().account.findUniqueOrThrow({ where: { loginName: "me" } });
  let made: Promise<string> | undefined;
  // As a change of password or second factor holds the account until the sessions and tokens have ended.
  await prisma().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Account" where id = ${id}::uuid for no key update`;
    made = make(me);
    made.catch(() => {});
    await vi.waitUntil(waitsForLock, { timeout: 5_000 });
    await tx.authSession.updateMany({ where: { accountId: id }, data: { revokedAt: new Date() } });
  });
  await expect(made).rejects.toThrow("unauthorized");
  expect(await prisma().apiToken.count()).toBe(0);
});
