import { describe, expect, it } from "vitest";
import { createToken } from "@/lib/accounts/commands/own";
import { systemActor } from "@/lib/platform/actor";
import { closeSession } from "@/lib/platform/auth/close-session";
import { lookUp, tokenHash } from "@/lib/platform/auth/look-up";
import { asActor, prisma } from "@/lib/platform/db";
import { asAccount, makeAccount, openSession, PASSWORD, tryToSignIn, whoIs } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { statementsOf } from "@/tests/support/statements";
import { prepare } from "@/tests/support/worker-database";

const START = new Date("2026-03-02T01:00:00Z");
const minute = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const colleague = "county_official@shayang";

let account: Awaited<ReturnType<typeof makeAccount>>;
prepare(async () => {
  account = await makeAccount({ role: "evaluator", loginName: colleague });
});

describe("signing in", () => {
  it("opens a session that says who it is", async () => {
    const { sessionId } = await openSession(colleague, START);
    const found = await whoIs(sessionId, minute(1));
    expect(found?.actor).toMatchObject({ accountId: account.id, loginName: colleague, role: "evaluator", sessionId });
    expect(found?.passwordDue).toBe(false);
  });

  it("takes the name however it was typed", async () => {
    expect((await tryToSignIn({ account: `  County_Official@Shayang ` }, START)).kind).toBe("signedIn");
  });

  it("answers alike to a wrong password, an unknown account, a disabled and a waiting one", async () => {
    await makeAccount({ loginName: "gone" });
    await makeAccount({ loginName: "waits" });
    await asActor(systemActor("test"), async (tx) => {
      await tx.account.update({ where: { loginName: "gone" }, data: { status: "disabled" } });
      await tx.account.update({ where: { loginName: "waits" }, data: { status: "pending" } });
    });
    for (const [name, password] of [
      [colleague, "wrong"],
      ["nobody", PASSWORD],
      ["gone", PASSWORD],
      ["waits", PASSWORD],
      ["a\0b", PASSWORD],
      ["", ""],
    ] as const) {
      expect(await tryToSignIn({ account: name, password }, START)).toEqual({ kind: "refused" });
    }
  });

  it("is audited, and a password typed as the name stays out of the log", async () => {
    await tryToSignIn({ account: "My-Secret-Password-1" }, START);
    await tryToSignIn({ account: colleague, password: "wrong" }, START);
    const { sessionId } = await openSession(colleague, START);
    const found = await whoIs(sessionId, START);
    if (found) await closeSession(found.actor, minute(1));
    const rows = await prisma().auditEntry.findMany({ orderBy: { at: "asc" } });
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "session:refuse refused",
      "session:refuse refused",
      "session:open ok",
      "session:close ok",
    ]);
    expect(JSON.stringify(rows.map(({ detail }) => detail)).toLowerCase()).not.toContain("secret-password");
    expect(JSON.parse(rows[1]?.detail ?? "")).toMatchObject({ account: colleague, reason: "wrongPassword" });
    expect(await whoIs(sessionId, minute(1))).toBeNull();
  });
});

describe("guessing", () => {
  const guess = (more: object = {}, at = START) => tryToSignIn({ account: colleague, password: "guess", ...more }, at);
  const lock = async (more: object = {}) => {
    for (let n = 1; n <= 4; n++) expect(await guess(more)).toEqual({ kind: "refused" });
    expect(await guess(more)).toEqual({ kind: "locked", until: minute(15) });
  };

  it("five failures pause this account from this address for 15 minutes, the right password too", async () => {
    await lock();
    expect((await tryToSignIn({ account: colleague }, minute(14.9))).kind).toBe("locked");
    expect((await tryToSignIn({ account: colleague }, minute(15))).kind).toBe("signedIn");
  });

  it("says the same for an account that does not exist", async () => {
    for (let n = 1; n <= 4; n++) expect((await guess({ account: "nobody" })).kind).toBe("refused");
    expect(await guess({ account: "nobody" })).toEqual({ kind: "locked", until: minute(15) });
  });

  it("no character that the account's name does not have makes an attempt count elsewhere", async () => {
    await lock();
    for (const account of ["county\0_official@shayang", `${colleague}\0`, `\0\0${colleague}`])
      expect((await guess({ account })).kind).toBe("locked");
  });

  it("a success in between starts the count over", async () => {
    for (let n = 1; n <= 4; n++) await guess();
    expect((await tryToSignIn({ account: colleague }, START)).kind).toBe("signedIn");
    for (let n = 1; n <= 4; n++) expect((await guess()).kind).toBe("refused");
  });

  it("failures older than the window do not add up", async () => {
    for (let n = 1; n <= 4; n++) await guess();
    expect((await guess({}, minute(16))).kind).toBe("refused");
    expect((await guess({}, minute(17))).kind).toBe("refused");
  });

  it("a stranger in the same office does not keep the colleague out", async () => {
    const { deviceCookie } = await openSession(colleague, START, "192.0.2.10");
    await lock({ address: "192.0.2.10" });
    expect((await tryToSignIn({ account: colleague, address: "192.0.2.10", deviceCookie }, START)).kind).toBe(
      "signedIn",
    );
  });

  it("a stolen device cookie gives no more than five guesses either", async () => {
    const { deviceCookie } = await openSession(colleague, START);
    await lock({ deviceCookie, address: "198.51.100.1" });
    expect((await guess({ deviceCookie, address: "198.51.100.2" })).kind).toBe("locked");
  });

  it("a made-up device cookie counts for nothing", async () => {
    await lock({ deviceCookie: "e30.xxx" });
    expect((await tryToSignIn({ account: colleague, deviceCookie: "e30.xxx" }, START)).kind).toBe("locked");
  });

  it("one address trying many accounts is paused, and a neighbour in the same /64 with it", async () => {
    for (let n = 0; n < 50; n++) await guess({ account: `name-${n}`, address: "2001:db8:1:2::5" });
    expect((await tryToSignIn({ account: colleague, address: "2001:db8:1:2::6" }, START)).kind).toBe("locked");
    expect((await tryToSignIn({ account: colleague, address: "2001:db8:1:3::6" }, START)).kind).toBe("signedIn");
  });

  it("twenty attempts at once get no more than five guesses", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => guess()));
    const refused = outcomes.filter(({ kind }) => kind === "refused").length;
    expect(refused).toBe(4);
    // Five guesses, and of the fifteen attempts behind the lock the first and the tenth.
    const entries = await prisma().auditEntry.count({ where: { outcome: "refused" } });
    expect(entries).toBe(7);
  });

  it("attempts while paused stand in the log without flooding it and harm nobody else at the address", async () => {
    await lock();
    const before = await prisma().auditEntry.count();
    for (let n = 0; n < 120; n++) expect((await guess()).kind).toBe("locked");
    const entries = await prisma().auditEntry.findMany({ where: { action: "session:refuse" } });
    const attempts = entries.flatMap(({ detail }) => JSON.parse(detail).attemptsSinceLock ?? []);
    expect(attempts.sort((a, b) => a - b)).toEqual([1, 10, 100]);
    expect(await prisma().auditEntry.count()).toBe(before + 3);
    await makeAccount({ loginName: "neighbour" });
    expect((await tryToSignIn({ account: "neighbour" }, START)).kind).toBe("signedIn");
  });
});

describe("a session", () => {
  it("ends after 30 minutes without a request, and lives on with one", async () => {
    const { sessionId } = await openSession(colleague, START);
    expect(await whoIs(sessionId, minute(29))).not.toBeNull();
    expect(await whoIs(sessionId, minute(58))).not.toBeNull();
    expect(await whoIs(sessionId, minute(88))).toBeNull();
    expect(await whoIs(sessionId, minute(59))).not.toBeNull();
  });

  it("ends after 12 hours whatever happens", async () => {
    const { sessionId } = await openSession(colleague, START);
    for (let n = 20; n < 720; n += 20) expect(await whoIs(sessionId, minute(n))).not.toBeNull();
    expect(await whoIs(sessionId, minute(720))).toBeNull();
  });

  it("notes its use at most once a minute", async () => {
    const { sessionId } = await openSession(colleague, START);
    const seen = async () => (await prisma().authSession.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
    await whoIs(sessionId, minute(0.9));
    expect(await seen()).toEqual(START);
    await whoIs(sessionId, minute(1));
    expect(await seen()).toEqual(minute(1));
  });

  it("asks for a new password when the rules say after how many days, and never by default", async () => {
    const due = async () => (await whoIs((await openSession(colleague, START)).sessionId, START))?.passwordDue;
    const changed = (passwordChangedAt: Date) =>
      prisma().account.update({ where: { id: account.id }, data: { passwordChangedAt } });
    await changed(new Date(START.getTime() - 4_000 * 86_400_000));
    expect(await due()).toBe(false);
    await prisma().securityRules.update({ where: { id: 1 }, data: { passwordMaxAgeDays: 90 } });
    await changed(new Date(START.getTime() - 90 * 86_400_000));
    expect(await due()).toBe(true);
    await changed(new Date(START.getTime() - 89 * 86_400_000));
    expect(await due()).toBe(false);
    // Changed under a clock that ran ahead: no password lives for years by that.
    await changed(new Date(START.getTime() + 900 * 86_400_000));
    expect(await due()).toBe(true);
    await prisma().account.update({ where: { id: account.id }, data: { isDemo: true } });
    expect(await due()).toBe(false);
  });

  it("takes one statement to look up", async () => {
    const { sessionId } = await openSession(colleague, START);
    expect(await statementsOf(() => whoIs(sessionId, minute(2)))).toBe(1);
  });

  it("follows a change of place with the next request", async () => {
    await seedJingmenRegions();
    await prisma().account.update({
      where: { id: account.id },
      data: { role: "county_official", regionCode: "420822" },
    });
    const { sessionId } = await openSession(colleague, START);
    expect((await whoIs(sessionId, START))?.actor.scopePath).toBe("/42/4208/420822/");
    await prisma().account.update({ where: { id: account.id }, data: { regionCode: "420881" } });
    expect((await whoIs(sessionId, START))?.actor).toMatchObject({
      scopePath: "/42/4208/420881/",
      regionCode: "420881",
    });
  });
});

describe("a first password", () => {
  const given = (daysAgo: number) =>
    prisma().account.update({
      where: { id: account.id },
      data: { mustChangePassword: true, passwordChangedAt: new Date(START.getTime() - daysAgo * 86_400_000) },
    });

  it("opens nothing once seven days have passed, and says so only to whoever knows it", async () => {
    await given(6.99);
    expect((await tryToSignIn({ account: colleague }, START)).kind).toBe("signedIn");
    await given(7);
    // Knowing it is no guess: however often it is tried, the account is not paused.
    for (let n = 0; n < 7; n++) expect(await tryToSignIn({ account: colleague }, START)).toEqual({ kind: "expired" });
    expect(await tryToSignIn({ account: colleague, password: "wrong" }, START)).toEqual({ kind: "refused" });
    const [entry] = await prisma().auditEntry.findMany({ where: { outcome: "refused" }, orderBy: { at: "asc" } });
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({ account: colleague, reason: "firstPasswordExpired" });
    await prisma().securityRules.update({ where: { id: 1 }, data: { firstPasswordDays: 8 } });
    expect((await tryToSignIn({ account: colleague }, START)).kind).toBe("signedIn");
  });

  it("of a disabled account is refused like any other", async () => {
    await given(7);
    await prisma().account.update({ where: { id: account.id }, data: { status: "disabled" } });
    expect(await tryToSignIn({ account: colleague }, START)).toEqual({ kind: "refused" });
  });
});

describe("a token", () => {
  it("stands for its account until it expires, is revoked, or the account is disabled", async () => {
    const actor = asAccount(account);
    const { token } = await createToken(actor, { name: "dashboard", days: 30 }, "k1");
    expect(token).toMatch(/^sgz_[\w-]{43}$/);
    const asked = (days = 0) => lookUp({ token: token ?? "" }, "", new Date(Date.now() + days * 86_400_000));
    expect((await asked())?.actor).toMatchObject({ accountId: account.id, sessionId: null });
    expect(await asked(29.9)).not.toBeNull();
    expect(await asked(30.1)).toBeNull();
    expect(await lookUp({ token: `${token}x` }, "")).toBeNull();
    const stored = await prisma().apiToken.findFirstOrThrow();
    expect(stored.hash).toBe(tokenHash(token ?? ""));
    await prisma().account.update({ where: { id: account.id }, data: { status: "disabled" } });
    expect(await asked()).toBeNull();
  });

  it("is shown once: a retried request makes no second one and shows none", async () => {
    const actor = asAccount(account);
    expect((await createToken(actor, { name: "a", days: 1 }, "same")).token).not.toBeNull();
    expect((await createToken(actor, { name: "a", days: 1 }, "same")).token).toBeNull();
    expect(await prisma().apiToken.count()).toBe(1);
    expect(JSON.stringify(await prisma().idempotencyKey.findMany())).not.toContain("sgz_");
  });

  it("lives no longer than the rules allow, and no admin has one", async () => {
    await expect(createToken(asAccount(account), { name: "a", days: 366 }, "k")).rejects.toThrow("invalid");
    const admin = asAccount(await makeAccount({ role: "system_admin" }));
    await expect(createToken(admin, { name: "a", days: 1 }, "k")).rejects.toThrow("forbidden");
  });
});
