import { beforeEach, describe, expect, it } from "vitest";
import { resetFactors } from "@/lib/accounts/commands/accounts";
import { confirmTotp, removeFactor, renewRecoveryCodes, startTotp } from "@/lib/accounts/commands/factors";
import { changeOwnPassword } from "@/lib/accounts/commands/password";
import { recoverAdmin } from "@/lib/accounts/commands/recover";
import { decideAccount } from "@/lib/accounts/commands/security";
import { getOwnFactors } from "@/lib/accounts/queries/factors";
import type { Actor } from "@/lib/platform/actor";
import { lookUp, tokenHash } from "@/lib/platform/auth/look-up";
import { describeSecondStep, takeSecondStep } from "@/lib/platform/auth/second-step";
import { asActor, prisma } from "@/lib/platform/db";
import { key, makeAdmins, readAccount, target } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount, openSession, PASSWORD, tryToSignIn, whoIs } from "@/tests/support/factories/accounts";
import { codeAt } from "@/tests/support/totp";

const visit = { address: "203.0.113.7", userAgent: "test", deviceCookie: undefined };

const NOW = new Date();
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

async function enter(loginName: string, now = NOW): Promise<Actor> {
  return (await whoIs((await openSession(loginName, now)).sessionId, now))?.actor as Actor;
}

/** Sets a code generator up, as the page does. */
async function enrol(actor: Actor, now = NOW) {
  await startTotp(actor, key());
  const secret = (await getOwnFactors(actor)).setup?.key ?? "";
  const { sessionId, codes } = await confirmTotp(actor, { code: codeAt(secret, now), name: "手机" }, key(), now);
  return { secret, sessionId: sessionId ?? "", codes: codes ?? [] };
}

async function firstStep(account: string, now: Date, more: object = {}): Promise<string> {
  const outcome = await tryToSignIn({ account, ...more }, now);
  if (outcome.kind !== "secondStep") throw new Error(`no second step: ${outcome.kind}`);
  return outcome.pendingId;
}

it("computes what RFC 6238 computes", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  for (const [second, code] of [
    [59, "287082"],
    [1111111109, "081804"],
    [2000000000, "279037"],
  ] as const)
    expect(codeAt(secret, new Date(second * 1_000))).toBe(code);
});

describe("an administrator outside the demo", () => {
  it("gets nowhere before there is a second factor; demo administrators and officials do", async () => {
    await makeAdmins();
    await makeAccount({ role: "audit_admin", loginName: "demo", isDemo: true });
    await makeAccount({ role: "city_official", loginName: "official" });
    const due = async (name: string) => (await whoIs((await openSession(name)).sessionId))?.factorDue;
    expect([await due("sys"), await due("sec"), await due("aud")]).toEqual([true, true, true]);
    expect([await due("demo"), await due("official")]).toEqual([false, false]);
  });

  it("sets one up, goes on under a new session, and needs it from then on", async () => {
    await makeAdmins();
    const [here, there] = [await enter("sys"), await enter("sys")];
    const { secret, sessionId, codes } = await enrol(here);
    expect(codes).toHaveLength(10);
    expect(await whoIs(sessionId, NOW)).toMatchObject({ factorDue: false, actor: { loginName: "sys" } });
    for (const old of [here, there]) expect(await whoIs(old.sessionId ?? "", NOW)).toBeNull();
    const pending = await firstStep("sys", NOW);
    expect(await describeSecondStep(pending, NOW)).toMatchObject({ loginName: "sys", codes: true, passkey: null });
    const outcome = await takeSecondStep(pending, { code: codeAt(secret, later(30)) }, visit, later(30));
    expect(outcome.kind === "signedIn" && (await whoIs(outcome.sessionId, NOW))?.factorDue).toBe(false);
  });

  it("gets nowhere with a token that was made before an administrator might have none", async () => {
    const hash = tokenHash("sgz_old");
    const [{ id: admin }, { id: official }] = [
      await makeAccount({ role: "audit_admin" }),
      await makeAccount({ role: "city_official" }),
    ];
    const { id } = await prisma().apiToken.create({
      data: { accountId: admin, name: "old", hash, expiresAt: new Date(Date.now() + 86_400_000) },
    });
    expect(await lookUp({ token: "sgz_old" }, "")).toBeNull();
    await prisma().apiToken.update({ where: { id }, data: { accountId: official } });
    expect(await lookUp({ token: "sgz_old" }, "")).not.toBeNull();
  });

  it("cannot remove the last one", async () => {
    await makeAdmins();
    const { sessionId } = await enrol(await enter("sys"));
    const actor = (await whoIs(sessionId, NOW))?.actor as Actor;
    const [factor] = (await getOwnFactors(actor)).factors;
    await expect(removeFactor(actor, { id: factor?.id ?? "" }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ["lastFactor"] },
    });
  });
});

describe("the second step", () => {
  let secret: string;
  let codes: string[];
  beforeEach(async () => {
    await makeAccount({ loginName: "me" });
    ({ secret, codes } = await enrol(await enter("me")));
  });
  const step = async (code: string, now: Date, more = {}) =>
    takeSecondStep(await firstStep("me", now), { code }, { ...visit, ...more }, now);

  it("takes the code of now, of one step before and after, and of no other", async () => {
    for (const [offset, kind] of [
      [90, "refused"],
      [-60, "refused"],
      [-30, "signedIn"],
      [0, "signedIn"],
      [30, "signedIn"],
    ] as const) {
      const now = new Date(NOW.getTime() + 600_000);
      expect((await step(codeAt(secret, new Date(now.getTime() + offset * 1_000)), now)).kind, String(offset)).toBe(
        kind,
      );
    }
  });

  it("takes each code once, and none from before the last", async () => {
    const now = later(600);
    // The code that set the generator up opens nothing.
    expect((await step(codeAt(secret, NOW), later(20))).kind).toBe("refused");
    const code = codeAt(secret, now);
    expect((await step(code, now)).kind).toBe("signedIn");
    expect((await step(code, now)).kind).toBe("refused");
    expect((await step(codeAt(secret, new Date(now.getTime() - 30_000)), now)).kind).toBe("refused");
  });

  it("takes one code of two at once", async () => {
    const now = later(600);
    const [a, b] = [await firstStep("me", now), await firstStep("me", now)];
    const code = codeAt(secret, now);
    const outcomes = await Promise.all([a, b].map((id) => takeSecondStep(id, { code }, visit, now)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["refused", "signedIn"]);
  });

  it("takes a code again after the clock ran years ahead and came back", async () => {
    expect((await step(codeAt(secret, later(90_000_000)), later(90_000_000))).kind).toBe("signedIn");
    expect((await step(codeAt(secret, later(600)), later(600))).kind).toBe("signedIn");
    expect((await step(codeAt(secret, later(600)), later(600))).kind).toBe("refused");
  });

  it("takes each recovery code once, however it is typed", async () => {
    const [first = "", second = ""] = codes;
    expect((await step(first, later(600))).kind).toBe("signedIn");
    expect((await step(first, later(600))).kind).toBe("refused");
    expect((await step(` ${second.toUpperCase().replaceAll("-", " ")}`, later(600))).kind).toBe("signedIn");
    const stored = JSON.stringify(await prisma().recoveryCode.findMany());
    for (const code of codes) expect(stored).not.toContain(code.replaceAll("-", ""));
  });

  it("is locked by five wrong codes and harms no other", async () => {
    const now = later(600);
    const pending = await firstStep("me", now);
    const guess = () => takeSecondStep(pending, { code: "000000" }, visit, now);
    for (let n = 0; n < 4; n++) expect((await guess()).kind).toBe("refused");
    expect((await guess()).kind).toBe("locked");
    expect((await takeSecondStep(pending, { code: codeAt(secret, now) }, visit, now)).kind).toBe("locked");
    const log = await prisma().auditEntry.findMany({ where: { outcome: "refused" } });
    expect(new Set(log.map(({ detail }) => JSON.parse(detail).reason))).toEqual(
      new Set(["wrongSecondFactor", "locked"]),
    );
    await makeAccount({ loginName: "neighbour" });
    expect((await tryToSignIn({ account: "neighbour" }, now)).kind).toBe("signedIn");
  });

  it("is locked by twenty wrong codes from anywhere, but not for a device that the account knows", async () => {
    const now = later(600);
    const known = await step(codeAt(secret, now), now);
    const deviceCookie = known.kind === "signedIn" ? known.deviceCookie : "";
    const pending = await firstStep("me", now);
    const guess = (n: number) =>
      takeSecondStep(pending, { code: "000000" }, { ...visit, address: `2001:db8:0:${n}::1` }, now);
    for (let n = 0; n < 19; n++) expect((await guess(n)).kind, String(n)).toBe("refused");
    expect((await guess(20)).kind).toBe("locked");
    const code = codeAt(secret, later(630));
    expect((await takeSecondStep(pending, { code }, { ...visit, address: "192.0.2.1" }, later(630))).kind).toBe(
      "locked",
    );
    expect((await takeSecondStep(pending, { code }, { ...visit, deviceCookie }, later(630))).kind).toBe("signedIn");
  });

  it("waits five minutes, ends with its use, and with a new password", async () => {
    const now = later(600);
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
    const take = (id: string, when: Date) => takeSecondStep(id, { code: codeAt(secret, when) }, visit, when);
    expect((await take(await firstStep("me", now), at(301))).kind).toBe("lapsed");
    const used = await firstStep("me", at(302));
    expect((await take(used, at(302))).kind).toBe("signedIn");
    expect((await take(used, at(340))).kind).toBe("lapsed");
    const pending = await firstStep("me", at(400));
    await prisma().account.updateMany({ where: { loginName: "me" }, data: { passwordHash: "reset" } });
    expect(await describeSecondStep(pending, at(400))).toBeNull();
    expect((await take(pending, at(400))).kind).toBe("lapsed");
  });

  it("refuses what is no passkey of the account", async () => {
    const pending = await firstStep("me", later(600));
    for (const passkey of [null, {}, { id: "x" }, [], { id: { a: 1 } }])
      expect(
        (await takeSecondStep(pending, { passkey }, { ...visit, address: `192.0.2.${Math.random()}` }, later(600)))
          .kind,
      ).toBe("refused");
  });
});

describe("what is stored", () => {
  it("opens for no other account and shows itself to nobody else", async () => {
    const mine = await makeAccount({ loginName: "me" });
    const other = await makeAccount({ loginName: "other" });
    await startTotp(asAccount(mine), key());
    const factor = await prisma().accountFactor.findFirstOrThrow();
    const key32 = (await getOwnFactors(asAccount(mine))).setup?.key.replaceAll(" ", "") ?? "none";
    expect(
      JSON.stringify([factor.sealedSecret, await prisma().auditEntry.findMany({ select: { detail: true } })]),
    ).not.toContain(key32);
    await prisma().accountFactor.update({ where: { id: factor.id }, data: { accountId: other.id } });
    expect((await getOwnFactors(asAccount(other))).setup).toBeNull();
    for (const role of ["system_admin", "security_admin", "audit_admin"] as const) {
      const admin = asAccount(await makeAccount({ role }));
      expect(await asActor(admin, (tx) => tx.accountFactor.count())).toBe(0);
    }
    await expect(
      asActor(asAccount(other), (tx) =>
        tx.accountFactor.create({ data: { accountId: other.id, kind: "totp", name: "" } }),
      ),
    ).rejects.toThrow(/row-level|42501/);
  });

  it("new recovery codes replace the old, and removing the last factor takes them along", async () => {
    await makeAccount({ loginName: "me" });
    const { sessionId, codes } = await enrol(await enter("me"));
    const actor = (await whoIs(sessionId, NOW))?.actor as Actor;
    const fresh = await renewRecoveryCodes(actor, key());
    expect(fresh).toHaveLength(10);
    expect(fresh).not.toEqual(codes);
    const pending = await firstStep("me", NOW);
    expect((await takeSecondStep(pending, { code: codes[0] ?? "" }, visit, NOW)).kind).toBe("refused");
    const [factor] = (await getOwnFactors(actor)).factors;
    const removed = await removeFactor(actor, { id: factor?.id ?? "" }, key());
    expect(await whoIs(sessionId, NOW)).toBeNull();
    expect(await whoIs(removed.sessionId ?? "", NOW)).not.toBeNull();
    expect(await prisma().recoveryCode.count()).toBe(0);
    expect((await tryToSignIn({ account: "me" }, NOW)).kind).toBe("signedIn");
  });

  it("changing the password leaves the second factor as it is", async () => {
    await makeAccount({ loginName: "me" });
    const { sessionId } = await enrol(await enter("me"));
    const actor = (await whoIs(sessionId, NOW))?.actor as Actor;
    const changed = await changeOwnPassword(actor, { currentPassword: PASSWORD, newPassword: "Good-Enough-1" }, key());
    expect(await whoIs(changed.sessionId ?? "", NOW)).not.toBeNull();
    expect((await tryToSignIn({ account: "me", password: "Good-Enough-1" })).kind).toBe("secondStep");
  });
});

describe("a second factor that was lost", () => {
  it("of an official: the system admin resets it, and whoever is signed in is out", async () => {
    const { system } = await makeAdmins();
    const { id } = await makeAccount({ role: "city_official", loginName: "official" });
    const { sessionId } = await enrol(await enter("official"));
    expect(await resetFactors(system, await target(id), key())).toEqual({ approval: null });
    expect(await whoIs(sessionId, NOW)).toBeNull();
    expect((await tryToSignIn({ account: "official" }, NOW)).kind).toBe("signedIn");
  });

  it("of an administrator: it stays until the security admin approves", async () => {
    const { system, security } = await makeAdmins();
    const account = await prisma().account.findUniqueOrThrow({ where: { loginName: "aud" } });
    await makeAccount({ role: "audit_admin" });
    await enrol(await enter("aud"));
    expect(await resetFactors(system, await target(account.id), key())).toEqual({ approval: "asked" });
    expect(await readAccount(account.id)).toMatchObject({ status: "pending", pendingWhat: ["factor"] });
    expect(await prisma().accountFactor.count()).toBe(1);
    expect((await tryToSignIn({ account: "aud" }, NOW)).kind).toBe("refused");
    await decideAccount(security, { ...(await target(account.id)), decision: "approve" }, key());
    expect(await prisma().accountFactor.count()).toBe(0);
    expect((await whoIs((await openSession("aud")).sessionId))?.factorDue).toBe(true);
  });

  it("of the only administrator of a kind: from the portal's machine", async () => {
    await makeAdmins();
    await enrol(await enter("sec"));
    const { password } = await recoverAdmin("sec", { reason: "lost", operator: "root" });
    expect((await tryToSignIn({ account: "sec", password })).kind).toBe("signedIn");
  });
});
