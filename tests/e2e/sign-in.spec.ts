import { alertOf, expect, password, test } from "./support/test";

const OFFICIAL = "county_official@shayang";

test("keeps the typed name, says what is wrong, and goes on to the page that was asked for", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount/);
  await expect(page).toHaveTitle(/登录/);
  await expectAccessible();
  await page.getByLabel("账号").fill(OFFICIAL);
  await page.getByLabel("密码").fill("wrong");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(alertOf(page)).toContainText("账号或密码不正确");
  await expect(page.getByLabel("账号")).toHaveValue(OFFICIAL);
  await expect(page.getByLabel("密码")).toHaveValue("");
  await expectAccessible();
  await signIn(OFFICIAL);
  await expect(page).toHaveURL(/\/overview/);
});

test("leads nowhere but to this portal", async ({ page, signIn }) => {
  await page.goto("/sign-in?next=https://evil.example/overview");
  await expect(page.locator("input[name=next]")).toHaveValue("/overview");
  await signIn(OFFICIAL);
  await page.goto("/sign-in?next=//evil.example/account");
  await expect(page).toHaveURL(/\/account$/);
});

test("signing out ends the session in the database, not only in the browser", async ({ page, context, signIn }) => {
  await signIn(OFFICIAL);
  const kept = await context.cookies();
  await page.getByRole("button", { name: "退出", exact: true }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/overview");
  await expect(page).toHaveURL(/\/sign-in\?.*ended=1/);
  await expect(page.getByText("登录已失效")).toBeVisible();
});

test.describe("without client scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the form signs in all the same", async ({ page }) => {
    await page.goto("/sign-in?next=/account");
    await page.getByLabel("账号").fill(OFFICIAL);
    await page.getByLabel("密码").fill("wrong");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(alertOf(page)).toContainText("账号或密码不正确");
    await expect(page.getByLabel("账号")).toHaveValue(OFFICIAL);
  });
});

test("a script signs in through next-auth's own route", async ({ request }) => {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const send = (typed: string) =>
    request.post("/api/auth/callback/credentials", {
      form: { csrfToken, account: OFFICIAL, password: typed, json: "true" },
      maxRedirects: 0,
    });
  expect((await send("wrong")).status()).toBe(401);
  expect((await send(password())).ok()).toBe(true);
  expect((await request.get("/api/auth/session").then((response) => response.json())).user).toBeTruthy();
  const page = await request.get("/overview", { maxRedirects: 0 });
  expect(page.status()).toBe(200);
});

test("in English", async ({ page, setLocale, expectAccessible }) => {
  await setLocale("en");
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expectAccessible();
});

test("what is typed as a password can be looked at, and is hidden again after the answer", async ({ page }) => {
  await page.goto("/sign-in");
  const secret = page.getByLabel("密码");
  const show = page.getByRole("button", { name: "显示", exact: true });
  await page.getByLabel("账号").fill("nobody@nowhere");
  await secret.fill("not the password");
  await expect(secret).toHaveAttribute("type", "password");
  await show.press("Enter");
  await expect(show).toHaveAttribute("aria-pressed", "true");
  await expect(secret).toHaveAttribute("type", "text");
  await expect(secret).toHaveValue("not the password");
  await secret.press("Enter");
  await expect(secret).toHaveValue("");
  await expect(secret).toHaveAttribute("type", "password");
});
