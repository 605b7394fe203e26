import { describe, expect, it } from "vitest";
import { deviceName } from "@/lib/accounts/rules/device-name";
import { createAccountSchema } from "@/lib/accounts/schema/account";
import { landingPath } from "@/lib/accounts/schema/sign-in";
import { deviceCookie, readDevice, trusts } from "@/lib/platform/auth/device";

process.env.NEXTAUTH_SECRET ??= "unit-tests-only-secret-0123456789abcdef";

it.each([
  ["/coverage?region=4208", "/coverage?region=4208"],
  [undefined, "/overview"],
  ["/", "/overview"],
  ["/sign-in?next=/x", "/overview"],
  ["/api/auth/signout", "/overview"],
  ["//evil.example/x", "/x"],
  ["https://evil.example/x", "/x"],
  ["/\\evil.example", "/overview"],
  ["javascript:alert(1)", "/overview"],
])("goes on from %s to %s", (next, path) => {
  const landed = landingPath(next);
  expect(landed.startsWith("/") && !landed.startsWith("//")).toBe(true);
  expect(new URL(landed, "http://portal.test").host).toBe("portal.test");
  if (next !== "/\\evil.example") expect(landed).toBe(path);
});

describe("the device cookie", () => {
  const cookie = deviceCookie(null, "a@b");

  it("trusts the accounts that signed in, and no other", () => {
    const both = deviceCookie(readDevice(cookie), "c@d");
    expect(trusts(readDevice(both), "a@b")).toBe(true);
    expect(trusts(readDevice(both), "c@d")).toBe(true);
    expect(trusts(readDevice(cookie), "c@d")).toBe(false);
    expect(readDevice(both)?.id).toBe(readDevice(cookie)?.id);
  });

  it("is worthless when made up or altered", () => {
    const [body = "", seal = ""] = cookie.split(".");
    const forged = Buffer.from(Buffer.from(body, "base64url").toString().replace("accounts", "Accounts")).toString(
      "base64url",
    );
    for (const wrong of [
      "",
      "x",
      "x.y",
      `${forged}.${seal}`,
      `${body}.${seal}x`,
      `${body}.${seal.slice(1)}\u4f60`,
      `${body}.`,
      `${cookie}.z`,
      undefined,
    ]) {
      expect(readDevice(wrong)).toBeNull();
    }
  });

  it("names nobody to whoever finds it", () => {
    expect(Buffer.from(cookie.split(".")[0] ?? "", "base64url").toString()).not.toContain("a@b");
  });
});

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge · Windows",
  ],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "WeChat · iOS"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
  ["", ""],
])("calls %s “%s”", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});

describe("a login name", () => {
  const parse = (loginName: string) =>
    createAccountSchema.safeParse({ loginName, displayName: "某人", role: "evaluator" }).data?.loginName;

  it.each([
    ["Zhang.San@Shayang", "zhang.san@shayang"],
    ["zhang", "zhang"],
    ["张三丰", "张三丰"],
    ["ab", undefined],
    ["a b c", undefined],
    ["a\u200bbc", undefined],
    ["<script>", undefined],
    ["x".repeat(65), undefined],
  ])("%s → %s", (typed, stored) => {
    expect(parse(typed)).toBe(stored);
  });
});
