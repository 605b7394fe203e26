import { newClient } from "@/lib/platform/connection";
import { codeAt } from "@/tests/support/totp";
import { setUpTotp } from "./support/second-factor";
import { alertOf, expect, password, test } from "./support/test";

/** What is set up here is taken off again: the accounts are shared with the other tests. */
async function clear(loginName: string): Promise<void> {
  const client = newClient(process.env.E2E_DATABASE_URL ?? "");
  await client.connect();
  const whose = `where "accountId" = (select id from "Account" where "loginName" = $1)`;
  for (const table of ["AccountFactor", "RecoveryCode"])
    await client.query(`delete from "${table}" ${whose}`, [loginName]);
  await client.end();
}

test.describe("codes, without client scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("@writes a code generator is set up, asked for and removed", async ({ page, browser }) => {
    const [person] = await people();
    await clear(person);
    const scripted = await browser.newPage({ baseURL: process.env.E2E_URL });
    await scripted.goto("/sign-in");
    await scripted.getByLabel("账号").fill(person);
    await scripted.getByLabel("密码").fill(password());
    await scripted.getByRole("button", { name: "登录" }).click();
    await expect(scripted).toHaveURL(/overview/);
    await scripted.goto("/account/second-factor");
    const { key } = await setUpTotp(scripted, async () => {});
    await scripted.close();

    await page.goto("/sign-in?next=/account");
    await page.getByLabel("账号").fill(person);
    await page.getByLabel("密码").fill(password());
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("二次验证");
    await page.getByLabel("动态码，或备用码").fill("000000");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(alertOf(page)).toContainText("不正确");
    await page.getByLabel("动态码，或备用码").fill(codeAt(key, new Date(Date.now() + 30_000)));
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page).toHaveURL(/\/account$/);
    await clear(person);
  });
});

test("@writes a passkey is added, signs in, and is removed", async ({ page, context, signIn, expectAccessible }) => {
  const [, person] = await people();
  await clear(person);
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "usb",
      hasResidentKey: false,
      hasUserVerification: false,
      isUserVerified: false,
    },
  });
  await signIn(person);
  await page.goto("/account/second-factor");
  await expectAccessible();
  await page.locator("#field-passkey-name").fill("安全钥匙");
  await page.getByRole("button", { name: "添加通行密钥" }).click();
  await expect(page.locator("main ol > li:has(> code)")).toHaveCount(10);
  await expect(page.getByRole("row", { name: /安全钥匙/ })).toBeVisible();

  await context.clearCookies();
  await page.goto("/sign-in?next=/account/second-factor");
  await page.getByLabel("账号").fill(person);
  await page.getByLabel("密码").fill(password());
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/sign-in\/second/);
  await expectAccessible();
  await page.getByRole("button", { name: "用通行密钥登录" }).click();
  await expect(page).toHaveURL(/\/account\/second-factor/);

  await page
    .getByRole("row", { name: /安全钥匙/ })
    .getByRole("button", { name: "删除" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("还没有设置")).toBeVisible();
  await context.clearCookies();
  await signIn(person);
  await clear(person);
});

test("@writes the password is asked once more where it was given long ago, and what was typed stays", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("county_official@jingshan");
  const client = newClient(process.env.E2E_DATABASE_URL ?? "");
  await client.connect();
  await client.query(
    `update "AuthSession" set "provedAt" = now() - interval '11 minutes'
     where "accountId" = (select id from "Account" where "loginName" = 'county_official@jingshan')`,
  );
  await client.end();
  await page.goto("/account");
  await page.getByLabel("用途").fill("县局看板");
  await page.getByRole("button", { name: "生成令牌" }).click();
  await expect(alertOf(page)).toContainText("请输入密码");
  await expect(page.getByLabel("用途")).toHaveValue("县局看板");
  await expectAccessible();
  await page.getByLabel("当前密码").fill("wrong");
  await page.getByRole("button", { name: "生成令牌" }).click();
  await expect(alertOf(page)).toContainText("当前密码不正确");
  await page.getByLabel("当前密码").fill(password());
  await page.getByRole("button", { name: "生成令牌" }).click();
  await expect(page.getByRole("status").filter({ hasText: "sgz_" })).toBeVisible();
});

test("signing out tells the browser to forget, and next-auth's own pages are nobody's", async ({
  page,
  signIn,
  request,
}) => {
  await signIn("county_official@zhongxiang");
  // Asked for by hand: of an answer that leads on, the browser shows no such header.
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.post("/sign-out", { headers, maxRedirects: 0 });
  expect([answer.status(), answer.headers()["clear-site-data"]]).toEqual([303, '"cache", "storage"']);
  await page.goto("/overview");
  await expect(page).toHaveURL(/\/sign-in/);
  for (const path of ["signout", "error", "verify-request", "callback/email", "signin/credentials"])
    expect((await request.get(`/api/auth/${path}`, { maxRedirects: 0 })).status(), path).toBe(404);
  const signin = await request.get("/api/auth/signin", { maxRedirects: 0 });
  expect([signin.status(), signin.headers().location]).toEqual([307, "/sign-in"]);
});

/** A station lead and the manager of an organisation, whoever they are in this demo. */
async function people(): Promise<[string, string]> {
  const client = newClient(process.env.E2E_DATABASE_URL ?? "");
  await client.connect();
  const { rows } = await client.query<{ loginName: string }>(
    `select distinct on (role) "loginName" from "Account" where "isDemo" and role in ('station_lead', 'organisation_manager')
     order by role, "loginName" desc`,
  );
  await client.end();
  return [rows[0]?.loginName ?? "", rows[1]?.loginName ?? ""];
}
