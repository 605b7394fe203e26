import { beforeEach, describe, expect, it } from "vitest";
import { changeAccount } from "@/lib/accounts/commands/accounts";
import { getAccount, listAccounts } from "@/lib/accounts/queries/accounts";
import type { Actor } from "@/lib/platform/actor";
import { input, key, makeAdmins, readAccount, target } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";

let system: Actor;
let security: Actor;

beforeEach(async () => {
  ({ system, security } = await makeAdmins());
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
    expect((await readAccount(id)).displayName).toBe("甲");
  });
});
