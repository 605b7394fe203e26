import { describe, expect, it } from "vitest";
import { changeAccount, changeStatus, createAccount, resetPassword } from "@/lib/accounts/commands/accounts";
import { changeSecurityRules, decideAccount, endAccountAccess } from "@/lib/accounts/commands/security";
import { getSecurityRules } from "@/lib/accounts/queries/own";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { input, key, makeAdmins, target } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";
import { prepare } from "@/tests/support/worker-database";

let system: Actor;
let security: Actor;

prepare(async () => {
  ({ system, security } = await makeAdmins());
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
