import { beforeEach, describe, expect, it } from "vitest";
import { changeAccount, changeStatus, createAccount, resetPassword } from "@/lib/accounts/commands/accounts";
import { makeFirstAdmins } from "@/lib/accounts/commands/first-admins";
import { changeOwnPassword, createToken, endOwnSessions, revokeOwnToken } from "@/lib/accounts/commands/own";
import { changeSecurityRules, decideAccount, endAccountAccess } from "@/lib/accounts/commands/security";
import { getAccount, listAccounts } from "@/lib/accounts/queries/accounts";
import { getOwnAccess, getSecurityRules } from "@/lib/accounts/queries/own";
import { createAccountSchema } from "@/lib/accounts/schema/account";
import type { Role } from "@/lib/generated/prisma/enums";
import { type Actor, mintActor } from "@/lib/platform/actor";
import { lookUp } from "@/lib/platform/auth/look-up";
import { asActor, prisma } from "@/lib/platform/db";
import { asAccount, makeAccount, openSession, PASSWORD, tryToSignIn, whoIs } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";

let system: Actor;
let security: Actor;
let keys = 0;
const key = () => `key-${++keys}`;
const input = (fields: object) =>
  createAccountSchema.parse({ loginName: "new.person", displayName: "新人", role: "evaluator", ...fields });
const read = (id: string) => prisma().account.findUniqueOrThrow({ where: { id } });
const target = async (id: string) => ({ id, _version: (await read(id)).version });

beforeEach(async () => {
  system = asAccount(await makeAccount({ role: "system_admin", loginName: "sys" }));
  security = asAccount(await makeAccount({ role: "security_admin", loginName: "sec" }));
  await makeAccount({ role: "audit_admin", loginName: "aud" });
});

describe("an account made by the system admin", () => {
  it("signs in with the password shown once and must change it first", async () => {
    const { id, password, pending } = await createAccount(system, input({}), key());
    expect(pending).toBe(false);
    const outcome = await tryToSignIn({ account: "new.person", password: password ?? "" });
    if (outcome.kind !== "signedIn") throw new Error("refused");
    const signedIn = await whoIs(outcome.sessionId);
    expect(signedIn?.passwordDue).toBe(true);
    await changeOwnPassword(
      signedIn?.actor as Actor,
      { currentPassword: password ?? "", newPassword: "Brand-New-77" },
      key(),
    );
    expect((await whoIs(outcome.sessionId))?.passwordDue).toBe(false);
    expect((await tryToSignIn({ account: "new.person", password: password ?? "", address: "192.0.2.1" })).kind).toBe(
      "refused",
    );
    expect((await tryToSignIn({ account: "new.person", password: "Brand-New-77", address: "192.0.2.2" })).kind).toBe(
      "signedIn",
    );
    expect((await read(id)).mustChangePassword).toBe(false);
  });

  it("is made once by a doubled click, and its password is kept nowhere", async () => {
    const same = key();
    const [a, b] = await Promise.all([createAccount(system, input({}), same), createAccount(system, input({}), same)]);
    expect(a.id).toBe(b.id);
    const shown = [a.password, b.password].filter((one) => one !== null);
    expect(shown).toHaveLength(1);
    const everything = JSON.stringify([
      await prisma().idempotencyKey.findMany(),
      (await prisma().auditEntry.findMany()).map(({ detail }) => detail),
    ]);
    expect(everything).not.toContain(shown[0]);
  });

  it("has a name of its own", async () => {
    await createAccount(system, input({}), key());
    await expect(createAccount(system, input({ loginName: "New.Person" }), key())).rejects.toMatchObject({
      fieldErrors: { loginName: ["loginNameTaken"] },
    });
  });

  it("gets the place its role is named by, by code or by name, at the right level", async () => {
    await seedJingmenRegions();
    const made = async (fields: object) =>
      read((await createAccount(system, input({ ...fields, loginName: key() }), key())).id);
    expect((await made({ role: "county_official", region: "沙洋县" })).regionCode).toBe("420822");
    expect((await made({ role: "county_official", region: "4208zh" })).regionCode).toBe("4208ZH");
    expect((await made({ role: "evaluator", region: "420822" })).regionCode).toBeNull();
    const fault = (fields: object) => createAccount(system, input({ ...fields, loginName: key() }), key());
    await expect(fault({ role: "county_official", region: "4208" })).rejects.toMatchObject({
      fieldErrors: { region: ["regionOfLevel"] },
    });
    await expect(fault({ role: "city_official", region: "" })).rejects.toMatchObject({
      fieldErrors: { region: ["required"] },
    });
    await expect(fault({ role: "station_lead", station: "nowhere" })).rejects.toMatchObject({
      fieldErrors: { station: [expect.stringContaining("stationUnknown")] },
    });
    await expect(fault({ role: "organisation_manager" })).rejects.toMatchObject({
      fieldErrors: { organisationId: ["required"] },
    });
    await expect(fault({ role: "supervisor" })).rejects.toMatchObject({ fieldErrors: { stations: ["required"] } });
  });
});

describe("the first start", () => {
  it("makes the three admins where there is nobody, and nobody else ever again", async () => {
    expect(await makeFirstAdmins()).toEqual([]);
    await prisma().$executeRaw`delete from "Account"`;
    const sets = await Promise.all([makeFirstAdmins(), makeFirstAdmins()]);
    const made = sets.flat();
    expect(made.map(({ role }) => role).sort()).toEqual(["audit_admin", "security_admin", "system_admin"]);
    for (const { loginName, password } of made) {
      const outcome = await tryToSignIn({ account: loginName, password });
      expect(outcome.kind === "signedIn" && (await whoIs(outcome.sessionId))?.passwordDue).toBe(true);
    }
  });
});

describe("nobody but the right admin", () => {
  const others: Role[] = ["security_admin", "audit_admin", "province_official", "station_lead"];
  it.each(others)("%s neither makes nor changes accounts", async (role) => {
    const actor = asAccount(await makeAccount({ role }));
    const { id } = await makeAccount();
    await expect(createAccount(actor, input({}), key())).rejects.toThrow("forbidden");
    await expect(
      changeAccount(actor, { ...(await target(id)), ...input({ role: "city_official" }) }, key()),
    ).rejects.toThrow("forbidden");
    await expect(changeStatus(actor, { ...(await target(id)), change: "disable" }, key())).rejects.toThrow("forbidden");
    await expect(resetPassword(actor, await target(id), key())).rejects.toThrow("forbidden");
  });

  it.each(["system_admin", "audit_admin", "city_official"] as const)(
    "%s neither approves, revokes nor sets rules",
    async (role) => {
      const actor = asAccount(await makeAccount({ role }));
      const { id } = await makeAccount();
      const { id: _, version, ...rules } = await getSecurityRules(security);
      await expect(decideAccount(actor, { ...(await target(id)), decision: "approve" }, key())).rejects.toThrow(
        "forbidden",
      );
      await expect(endAccountAccess(actor, { id }, key())).rejects.toThrow("forbidden");
      await expect(changeSecurityRules(actor, { ...rules, _version: version }, key())).rejects.toThrow("forbidden");
    },
  );

  it("changes the own role or standing", async () => {
    await makeAccount({ role: "system_admin" });
    const own = await target(system.accountId as string);
    await expect(changeAccount(system, { ...own, ...input({ role: "province_official" }) }, key())).rejects.toThrow(
      "forbidden",
    );
    await expect(changeStatus(system, { ...own, change: "disable" }, key())).rejects.toThrow("forbidden");
    await expect(resetPassword(system, own, key())).rejects.toThrow("forbidden");
  });

  it("gets round it below the program: the database refuses too", async () => {
    const { id } = await makeAccount({ role: "audit_admin" });
    const write = (actor: Actor, where: string, data: object) =>
      asActor(actor, (tx) => tx.account.update({ where: { id: where }, data }));
    await expect(write(system, id, { passwordHash: "x" })).rejects.toThrow(/waits for approval/);
    await expect(write(system, system.accountId as string, { role: "security_admin" })).rejects.toThrow(/own rights/);
    await expect(write(security, id, { role: "system_admin" })).rejects.toThrow(/only decides/);
    await expect(write(asAccount(await makeAccount()), id, { displayName: "x" })).rejects.toThrow();
    await expect(
      asActor(system, (tx) =>
        tx.account.create({ data: { loginName: "x", displayName: "x", role: "audit_admin", passwordHash: "x" } }),
      ),
    ).rejects.toThrow(/waits for approval/);
    await expect(
      asActor(security, (tx) =>
        tx.account.create({ data: { loginName: "x", displayName: "x", role: "evaluator", passwordHash: "x" } }),
      ),
    ).rejects.toThrow();
  });
});

describe("another admin's account", () => {
  it("made by the system admin waits for the security admin", async () => {
    const { id, password, pending } = await createAccount(system, input({ role: "security_admin" }), key());
    expect(pending).toBe(true);
    const enter = (address: string) => tryToSignIn({ account: "new.person", password: password ?? "", address });
    expect((await enter("192.0.2.1")).kind).toBe("refused");
    expect((await listAccounts(security, { status: "pending" })).accounts.map((one) => one.pendingWhat)).toEqual([
      "create",
    ]);
    await expect(decideAccount(system, { ...(await target(id)), decision: "approve" }, key())).rejects.toThrow(
      "forbidden",
    );
    await decideAccount(security, { ...(await target(id)), decision: "approve" }, key());
    expect((await enter("192.0.2.2")).kind).toBe("signedIn");
  });

  it("refused by the security admin stays shut", async () => {
    const { id, password } = await createAccount(system, input({ role: "audit_admin" }), key());
    await decideAccount(security, { ...(await target(id)), decision: "reject" }, key());
    expect((await read(id)).status).toBe("disabled");
    expect((await tryToSignIn({ account: "new.person", password: password ?? "" })).kind).toBe("refused");
    // Asking again asks again.
    expect(await changeStatus(system, { ...(await target(id)), change: "enable" }, key())).toEqual({ pending: true });
    expect((await read(id)).status).toBe("pending");
  });

  it("cannot be entered by resetting its password: the old session dies and the new password waits", async () => {
    const auditor = await makeAccount({ role: "audit_admin", loginName: "auditor" });
    const { sessionId } = await openSession("auditor");
    const { password, pending } = await resetPassword(system, await target(auditor.id), key());
    expect(pending).toBe(true);
    expect(await whoIs(sessionId)).toBeNull();
    expect((await tryToSignIn({ account: "auditor", password: password ?? "" })).kind).toBe("refused");
    await decideAccount(security, { ...(await target(auditor.id)), decision: "approve" }, key());
    expect(await whoIs(sessionId)).toBeNull();
    expect((await tryToSignIn({ account: "auditor", password: password ?? "", address: "192.0.2.3" })).kind).toBe(
      "signedIn",
    );
  });

  it("an official who is made an admin, and an admin made an official, wait too", async () => {
    const official = await makeAccount();
    expect(
      await changeAccount(system, { ...(await target(official.id)), ...input({ role: "security_admin" }) }, key()),
    ).toEqual({ pending: true });
    const second = await makeAccount({ role: "audit_admin" });
    expect(
      await changeAccount(system, { ...(await target(second.id)), ...input({ role: "evaluator" }) }, key()),
    ).toEqual({ pending: true });
    // A waiting account is out of the system admin's hands.
    await expect(resetPassword(system, await target(second.id), key())).rejects.toThrow("forbidden");
  });

  it("the last of its kind is kept", async () => {
    for (const loginName of ["sec", "aud"]) {
      const { id } = await prisma().account.findUniqueOrThrow({ where: { loginName } });
      const fault = { fieldErrors: { _form: ["lastAdmin"] } };
      await expect(changeStatus(system, { ...(await target(id)), change: "disable" }, key())).rejects.toMatchObject(
        fault,
      );
      await expect(
        changeAccount(system, { ...(await target(id)), ...input({ role: "evaluator" }) }, key()),
      ).rejects.toMatchObject(fault);
    }
    const { id } = await prisma().account.findUniqueOrThrow({ where: { loginName: "sec" } });
    await expect(resetPassword(system, await target(id), key())).rejects.toMatchObject({
      fieldErrors: { _form: ["lastAdmin"] },
    });
  });
});

describe("the last two of a kind", () => {
  it("cannot both be disabled at one moment", async () => {
    const other = asAccount(await makeAccount({ role: "system_admin", loginName: "sys2" }));
    const second = await makeAccount({ role: "audit_admin", loginName: "aud2" });
    const first = await prisma().account.findUniqueOrThrow({ where: { loginName: "aud" } });
    const disable = async (actor: Actor, id: string) =>
      changeStatus(actor, { ...(await target(id)), change: "disable" }, key());
    const done = await prisma().$transaction(async (tx) => {
      // Sessions are ended last: until then both have looked whether another admin is left.
      await tx.$executeRaw`lock table "AuthSession" in exclusive mode`;
      const both = Promise.allSettled([disable(system, first.id), disable(other, second.id)]);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return { both };
    });
    expect((await done.both).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma().account.count({ where: { role: "audit_admin", status: "active" } })).toBe(1);
  });
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
      fieldErrors: { newPassword: expect.arrayContaining(["passwordClasses"]) },
    });
    await expect(change(PASSWORD)).rejects.toMatchObject({
      fieldErrors: { newPassword: ['passwordUsed|{"count":5}'] },
    });
    await change("Good-Enough-1");
    expect(
      [await whoIs(here.sessionId as string), await whoIs(there.sessionId as string)].map((found) => found !== null),
    ).toEqual([true, false]);
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

  it("does not let an open session guess the password at leisure", async () => {
    await makeAccount({ loginName: "me" });
    const here = await enter("me");
    const change = (currentPassword: string) =>
      changeOwnPassword(here, { currentPassword, newPassword: "Good-Enough-1" }, key());
    for (let n = 0; n < 5; n++)
      await expect(change("guess")).rejects.toMatchObject({ fieldErrors: { currentPassword: ["passwordWrong"] } });
    await expect(change(PASSWORD)).rejects.toMatchObject({ fieldErrors: { currentPassword: ["passwordPaused"] } });
  });
});

describe("the list", () => {
  it("filters, pages, and is for the two admins who need it", async () => {
    for (let n = 0; n < 60; n++) await makeAccount({ loginName: `person-${String(n).padStart(2, "0")}` });
    const first = await listAccounts(system, { q: "person" });
    const second = await listAccounts(system, { q: "person", after: first.next ?? undefined });
    expect([first.accounts.length, second.accounts.length, second.next]).toEqual([50, 10, null]);
    expect((await listAccounts(security, { role: "audit_admin" })).accounts.map((one) => one.loginName)).toEqual([
      "aud",
    ]);
    expect((await listAccounts(system, { q: "100%_" })).accounts).toEqual([]);
    const { id } = await makeAccount();
    for (const role of ["audit_admin", "province_official", "station_worker"] as const) {
      const actor = asAccount(await makeAccount({ role }));
      await expect(listAccounts(actor, {})).rejects.toThrow("forbidden");
      await expect(getAccount(actor, id)).rejects.toThrow("forbidden");
    }
  });

  it("refuses a stale change", async () => {
    const { id } = await makeAccount();
    const seen = await target(id);
    await changeAccount(system, { ...seen, ...input({ displayName: "甲" }) }, key());
    await expect(changeAccount(system, { ...seen, ...input({ displayName: "乙" }) }, key())).rejects.toThrow("stale");
    expect((await read(id)).displayName).toBe("甲");
  });
});
