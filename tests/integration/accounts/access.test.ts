import { describe, expect, it, vi } from "vitest";
import { changeAccount, changeStatus } from "@/lib/accounts/commands/accounts";
import { createToken } from "@/lib/accounts/commands/own";
import { changeSecurityRules, endAccountAccess } from "@/lib/accounts/commands/security";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import type { Actor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { prisma } from "@/lib/platform/db";
import { input, key, makeAdmins, target } from "@/tests/support/factories/account-forms";
import {
  asAccount,
  makeAccount,
  openSession,
  tryToSignIn,
  waitsForLock,
  whoIs,
} from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

let system: Actor;
let security: Actor;

prepare(async () => {
  ({ system, security } = await makeAdmins());
});

describe("at once", () => {
  it("a disabled account's sessions and tokens die, and enabling brings none of them back", async () => {
    const account = await makeAccount({ loginName: "leaver" });
    const { sessionId } = await openSession("leaver");
    const { token } = await createToken(asAccount(account), { name: "t", days: 9 }, key());
    const alive = async () =>
      [await whoIs(sessionId), await lookUp({ token: token ?? "" }, "")].map((found) => found !== null);
    expect(await alive()).toEqual([true, true]);
    await changeStatus(system, { ...(await target(account.id)), change: "disable" }, key());
    expect(await alive()).toEqual([false, false]);
    expect((await tryToSignIn({ account: "leaver" })).kind).toBe("refused");
    await changeStatus(system, { ...(await target(account.id)), change: "enable" }, key());
    expect(await alive()).toEqual([false, false]);
    expect((await tryToSignIn({ account: "leaver", address: "192.0.2.4" })).kind).toBe("signedIn");
  });

  it("a new place is the place of the very next request", async () => {
    await seedJingmenRegions();
    const account = await makeAccount({ role: "county_official", loginName: "mover", regionCode: "420822" });
    const { sessionId } = await openSession("mover");
    const change = { ...(await target(account.id)), ...input({ role: "city_official", region: "4208" }) };
    await changeAccount(system, change, key());
    expect((await whoIs(sessionId))?.actor).toMatchObject({ role: "city_official", scopePath: "/42/4208/" });
  });

  it("a sign-in under way when the password is reset, or the account disabled, opens nothing", async () => {
    for (const change of [{ passwordHash: "reset" }, { status: "disabled" }] as const) {
      const { id, loginName } = await makeAccount();
      let outcome: ReturnType<typeof tryToSignIn> | undefined;
      await prisma().$transaction(async (tx) => {
        await tx.account.update({ where: { id }, data: change });
        outcome = tryToSignIn({ account: loginName });
        await vi.waitUntil(waitsForLock, { timeout: 10_000 });
      });
      expect(await outcome).toEqual({ kind: "refused" });
      expect(await prisma().authSession.count({ where: { accountId: id } })).toBe(0);
    }
  });

  it("the security admin signs an account out everywhere", async () => {
    const account = await makeAccount({ loginName: "lost.phone" });
    const [a, b] = [await openSession("lost.phone"), await openSession("lost.phone")];
    await endAccountAccess(security, { id: account.id }, key());
    expect([await whoIs(a.sessionId), await whoIs(b.sessionId)]).toEqual([null, null]);
  });

  it("a stricter rule binds sessions that are open", async () => {
    const { id: _, version, ...rules } = await getSecurityRules(security);
    const { sessionId } = await openSession("aud");
    const later = new Date(Date.now() + 6 * 60_000);
    await changeSecurityRules(security, { ...rules, _version: version, idleMinutes: 5 }, key());
    expect(await whoIs(sessionId, later)).toBeNull();
    await expect(
      changeSecurityRules(security, { ...rules, _version: version, idleMinutes: 30 }, key()),
    ).rejects.toThrow("stale");
  });
});
