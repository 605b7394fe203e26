import { describe, expect, it } from "vitest";
import { changeAccount } from "@/lib/accounts/commands/accounts";
import { getAccount, listAccounts } from "@/lib/accounts/queries/accounts";
import type { Actor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { input, key, makeAdmins, readAccount, target } from "@/tests/support/factories/account-forms";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";
import { prepare } from "@/tests/support/worker-database";

let system: Actor;
let security: Actor;

prepare(async () => {
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

  it("finds a name however it is typed, by the folding of every room", async () => {
    await makeAccount({ loginName: "wang.fang@shayang" });
    await makeAccount({ loginName: "黄户@jingmen" });
    for (const [loginName, displayName] of [
      ["wang.fang@shayang", "王　芳 Ａnna"],
      ["黄户@jingmen", "黃戶（荆门）"],
    ] as const)
      await prisma().account.updateMany({ where: { loginName }, data: { displayName } });
    const found = async (q: string) => (await listAccounts(system, { q })).accounts.map(({ loginName }) => loginName);
    for (const q of [
      "王芳",
      "王 芳",
      "芳 王",
      "ANNA",
      "ａｎｎａ",
      "王芳anna",
      "WANG.FANG",
      "ｗａｎｇ.fang",
      "芳 shayang",
    ])
      expect(await found(q), q).toEqual(["wang.fang@shayang"]);
    for (const q of ["黄户", "黃戶", "黄戸", "荆门)", "(荆门）", "黄户@JINGMEN"])
      expect(await found(q), q).toEqual(["黄户@jingmen"]);
    for (const q of ["王芬", "芳%", "_", "\\", "王芳 jingmen"]) expect(await found(q), q).toEqual([]);
  });

  it("refuses a stale change", async () => {
    const { id } = await makeAccount();
    const seen = await target(id);
    await changeAccount(system, { ...seen, ...input({ displayName: "甲" }) }, key());
    await expect(changeAccount(system, { ...seen, ...input({ displayName: "乙" }) }, key())).rejects.toThrow("stale");
    expect((await readAccount(id)).displayName).toBe("甲");
  });
});
