import { setUpTotp } from "./support/second-factor";
import { alertOf, password as demoPassword, expect, test } from "./support/test";

const SYSTEM = "system_admin@jingmen";
const SECURITY = "security_admin@jingmen";

test("@writes the system admin makes an admin account, the security admin lets it in, its owner sets a password", async ({
  page,
  context,
  signIn,
  expectAccessible,
}) => {
  const loginName = `auditor-${Date.now()}`;
  await signIn(SYSTEM);
  await page.goto("/accounts/new");
  await expectAccessible();
  await page.getByLabel("账号").fill(loginName);
  await page.getByLabel("名称").fill("第二审计管理员");
  await page.getByLabel("岗位").selectOption("audit_admin");
  await page.getByRole("button", { name: "建立账号" }).click();
  const told = await page.getByRole("status").filter({ hasText: "初始密码" }).textContent();
  const password = told?.match(/[A-Z][a-z]{2}\d(?:-[A-Z][a-z]{2}\d){3}/)?.[0] ?? "";
  expect(password).not.toBe("");
  await page.goto("/accounts/pending");
  await expect(page.getByRole("heading", { name: loginName })).toBeVisible();
  await expect(page.getByRole("button", { name: "批准" })).toHaveCount(0);

  await context.clearCookies();
  await signIn(SECURITY);
  await page.goto("/accounts/pending");
  await expectAccessible();
  const card = page.getByRole("region", { name: loginName });
  await card.getByRole("button", { name: "批准" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await expect(page.getByRole("heading", { name: loginName })).toHaveCount(0);

  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(loginName);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/account\/password/);
  await page.goto("/audit");
  await expect(page).toHaveURL(/\/account\/password/);
  await expectAccessible();
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel("新密码", { exact: true }).fill("short");
  await page.getByLabel("再输一次新密码").fill("short");
  await page.getByRole("button", { name: "更换密码" }).click();
  await expect(alertOf(page)).toContainText("至少 12 个字符");
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel("新密码", { exact: true }).fill("Sturdy-Bridge-88");
  await page.getByLabel("再输一次新密码").fill("Sturdy-Bridge-88");
  await page.getByRole("button", { name: "更换密码" }).click();
  // An administrator outside the demo goes nowhere without a second factor.
  await expect(page).toHaveURL(/\/account\/second-factor/);
  await page.goto("/audit");
  await expect(page).toHaveURL(/\/account\/second-factor/);
  const { codes } = await setUpTotp(page, expectAccessible);
  await page.getByRole("link", { name: "已经记下，继续" }).click();
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("审计日志");

  await context.clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(loginName);
  await page.getByLabel("密码").fill("Sturdy-Bridge-88");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/sign-in\/second/);
  await expectAccessible();
  await page.goto("/audit");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/sign-in/second");
  await page.getByLabel("动态码，或备用码").fill("abcd-efgh-jkmn");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(alertOf(page)).toContainText("不正确");
  await page.getByLabel("动态码，或备用码").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/overview/);
});

test("@writes a token opens the interface with its owner's rights until it is revoked", async ({
  page,
  signIn,
  request,
  setLocale,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/account");
  await page.getByLabel("用途").fill("看板");
  await page.getByRole("button", { name: "生成令牌" }).click();
  const told = await page.getByRole("status").filter({ hasText: "sgz_" }).textContent();
  const token = told?.match(/sgz_[\w-]{43}/)?.[0] ?? "";
  const ask = () => request.get("/api/v1/programmes", { headers: { authorization: `Bearer ${token}`, cookie: "" } });
  expect((await ask()).status()).toBe(200);
  for (const [place, locale, told] of [
    ["password", "zh-CN", /您的 \d+ 个访问令牌一并作废/],
    ["second-factor", "en", /Your (\d+ )?access tokens? (is|are) revoked/],
  ] as const) {
    await setLocale(locale);
    await page.goto(`/account/${place}`);
    await expect(page.getByText(told)).toBeVisible();
  }
  await setLocale("zh-CN");
  await page.goto("/account");
  await page.getByRole("row", { name: /看板/ }).first().getByRole("button", { name: "作废" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "作废" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "令牌已作废" }).or(page.getByText("还没有令牌")),
  ).toBeVisible();
  expect((await ask()).status()).toBe(401);
});

test("@writes signing out everywhere reaches the other browser", async ({ page, browser, signIn }) => {
  const other = await browser.newContext({ baseURL: process.env.E2E_URL });
  const there = await other.newPage();
  await there.goto("/sign-in");
  await there.getByLabel("账号").fill("county_official@duodao");
  await there.getByLabel("密码").fill(demoPassword());
  await there.getByRole("button", { name: "登录" }).click();
  await expect(there).toHaveURL(/overview/);
  await signIn("county_official@duodao");
  await page.goto("/account");
  await page.getByRole("button", { name: "退出其他设备" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出其他设备" }).click();
  await expect(page.getByText("所选设备已退出")).toBeVisible();
  await there.goto("/overview");
  await expect(there).toHaveURL(/sign-in/);
  await other.close();
});

for (const [loginName, refused] of [
  [SYSTEM, ["/audit", "/stations", "/coverage", "/programmes", "/accounts/rules"]],
  [SECURITY, ["/audit", "/stations", "/coverage", "/programmes", "/accounts/new"]],
  ["audit_admin@jingmen", ["/accounts", "/accounts/new", "/stations", "/coverage", "/programmes"]],
  ["city_official@jingmen", ["/accounts", "/audit", "/accounts/permissions"]],
] as const) {
  test(`${loginName} is kept out of others' rooms`, async ({ page, signIn }) => {
    await signIn(loginName);
    for (const path of refused) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(403);
      await expect(page).toHaveTitle(/您的账号不能打开这个页面/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("您的账号不能打开这个页面");
    }
  });
}

test("every page of accounts passes axe, in both languages and on a phone", async ({
  page,
  signIn,
  setLocale,
  expectAccessible,
}) => {
  await signIn(SECURITY);
  for (const [locale, width] of [
    ["zh-CN", 1280],
    ["en", 390],
  ] as const) {
    await setLocale(locale);
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      "/accounts",
      "/accounts?q=station_lead",
      "/accounts?q=nobody-here",
      "/accounts/rules",
      "/accounts/permissions",
      "/account",
      "/account/password",
      "/account/second-factor",
    ]) {
      await page.goto(path);
      await expectAccessible();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `${path} scrolls sideways`,
      ).toBe(true);
    }
  }
});
