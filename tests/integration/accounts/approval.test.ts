import { describe, expect, it } from "vitest";
import { changeAccount, changeStatus, createAccount, resetPassword } from "@/lib/accounts/commands/accounts";
import { decideAccount } from "@/lib/accounts/commands/security";
import { listPending } from "@/lib/accounts/queries/accounts";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, prisma } from "@/lib/platform/db";
import { input, key, makeAdmins, readAccount, target } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount, openSession, tryToSignIn, whoIs } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

let system: Actor;
let security: Actor;

prepare(async () => {
  ({ system, security } = await makeAdmins());
});

describe("another admin's account", () => {
  it("made by the system admin waits for the security admin", async () => {
    const { id, password, approval } = await createAccount(system, input({ role: "security_admin" }), key());
    expect(approval).toBe("asked");
    const enter = (address: string) => tryToSignIn({ account: "new.person", password: password ?? "", address });
    expect((await enter("192.0.2.1")).kind).toBe("refused");
    expect((await listPending(security)).map((one) => one.pendingWhat)).toEqual([["create"]]);
    await expect(decideAccount(system, { ...(await target(id)), decision: "approve" }, key())).rejects.toThrow(
      "forbidden",
    );
    await decideAccount(security, { ...(await target(id)), decision: "approve" }, key());
    expect((await enter("192.0.2.2")).kind).toBe("signedIn");
  });

  it("refused by the security admin stays shut", async () => {
    const { id, password } = await createAccount(system, input({ role: "audit_admin" }), key());
    await decideAccount(security, { ...(await target(id)), decision: "reject" }, key());
    expect((await readAccount(id)).status).toBe("disabled");
    expect((await tryToSignIn({ account: "new.person", password: password ?? "" })).kind).toBe("refused");
    // Asking again asks again.
    expect(await changeStatus(system, { ...(await target(id)), change: "enable" }, key())).toEqual({
      approval: "asked",
    });
    expect((await readAccount(id)).status).toBe("pending");
  });

  it("approved late still has its first password: the days count from when it opens anything", async () => {
    const { id, password } = await createAccount(system, input({ role: "audit_admin" }), key());
    const longAgo = new Date(Date.now() - 30 * 86_400_000);
    await prisma().account.update({ where: { id }, data: { passwordChangedAt: longAgo } });
    await decideAccount(security, { ...(await target(id)), decision: "approve" }, key());
    expect((await tryToSignIn({ account: "new.person", password: password ?? "" })).kind).toBe("signedIn");
  });

  it("keeps the age of a password that the approval is not about", async () => {
    const { id } = await makeAccount();
    const longAgo = new Date(Date.now() - 30 * 86_400_000);
    await prisma().account.update({ where: { id }, data: { passwordChangedAt: longAgo } });
    await changeAccount(system, { ...(await target(id)), ...input({ role: "audit_admin" }) }, key());
    await decideAccount(security, { ...(await target(id)), decision: "approve" }, key());
    expect((await readAccount(id)).passwordChangedAt).toEqual(longAgo);
  });

  it("cannot be entered by resetting its password: the old session dies and the new password waits", async () => {
    const auditor = await makeAccount({ role: "audit_admin", loginName: "auditor" });
    const { sessionId } = await openSession("auditor");
    const { password, approval } = await resetPassword(system, await target(auditor.id), key());
    expect(approval).toBe("asked");
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
    ).toEqual({ approval: "asked" });
    const second = await makeAccount({ role: "audit_admin" });
    expect(
      await changeAccount(system, { ...(await target(second.id)), ...input({ role: "evaluator" }) }, key()),
    ).toEqual({ approval: "asked" });
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

describe("what was done to an admin account while it was disabled", () => {
  const change = async (id: string, act: "disable" | "enable") =>
    changeStatus(system, { ...(await target(id)), change: act }, key());
  const decide = async (id: string, decision: "approve" | "reject") =>
    decideAccount(security, { ...(await target(id)), decision }, key());
  const pendingOf = async (id: string) => (await listPending(security)).find((one) => one.id === id);

  it("is put to the security admin as a whole, with the account as it was approved last", async () => {
    await seedJingmenRegions();
    const { id } = await makeAccount({ role: "audit_admin", loginName: "aud2" });
    await change(id, "disable");
    const { password, approval } = await resetPassword(system, await target(id), key());
    expect(approval).toBe("held");
    const official = input({ role: "city_official", region: "4208", displayName: "换了人" });
    expect(await changeAccount(system, { ...(await target(id)), ...official }, key())).toEqual({ approval: "held" });
    // Neither an approval nor a way in, until it is asked for.
    expect((await readAccount(id)).status).toBe("disabled");
    expect(await pendingOf(id)).toBeUndefined();
    await expect(decide(id, "approve")).rejects.toThrow("alreadyDecided");
    // An official's account needs no approval; this one does.
    expect(await change(id, "enable")).toEqual({ approval: "asked" });
    expect(await pendingOf(id)).toMatchObject({
      pendingWhat: ["password", "role", "enable"],
      pendingBefore: { role: "audit_admin", displayName: "aud2", status: "disabled", region: null },
      role: "city_official",
      displayName: "换了人",
      region: { code: "4208" },
    });
    await decide(id, "approve");
    expect(await readAccount(id)).toMatchObject({ status: "active", pendingWhat: [], pendingBefore: null });
    expect((await tryToSignIn({ account: "aud2", password: password ?? "" })).kind).toBe("signedIn");
  });

  it("is asked again after a refusal, and nothing of it slips through", async () => {
    const { id } = await makeAccount({ role: "audit_admin" });
    await changeAccount(system, { ...(await target(id)), ...input({ role: "evaluator" }) }, key());
    await decide(id, "reject");
    expect(await change(id, "enable")).toEqual({ approval: "asked" });
    expect(await pendingOf(id)).toMatchObject({
      pendingWhat: ["role", "enable"],
      pendingBefore: { role: "audit_admin", status: "active" },
    });
  });

  it("cannot be left out of the list below the program", async () => {
    const { id } = await makeAccount({ role: "audit_admin" });
    await change(id, "disable");
    await resetPassword(system, await target(id), key());
    const write = (data: Prisma.AccountUncheckedUpdateInput, actor = system) =>
      asActor(actor, (tx) => tx.account.update({ where: { id }, data }));
    await expect(write({ pendingWhat: [] })).rejects.toThrow(/stays listed/);
    await expect(write({ pendingBefore: { role: "evaluator" } })).rejects.toThrow(/stays listed/);
    await expect(write({ status: "active" })).rejects.toThrow(/waits for approval/);
    const other = await makeAccount({ role: "audit_admin" });
    await expect(
      asActor(system, (tx) =>
        tx.account.update({ where: { id: other.id }, data: { status: "disabled", passwordHash: "x" } }),
      ),
    ).rejects.toThrow(/must be listed/);
    await change(id, "enable");
    await expect(write({ status: "disabled", pendingWhat: [] }, security)).rejects.toThrow(/stays listed/);
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
