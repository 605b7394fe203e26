import type { Browser, Page } from "@playwright/test";
import { OFFICIAL, startStoppable } from "./support/stoppable";
import { alertOf, expect, test } from "./support/test";

const GONE = { "zh-CN": "暂时连接不上数据库", en: "The database cannot be reached" } as const;
const PAGES = ["/", "/sign-in", "/coverage", "/programmes"];
const ANSWERS = ["/api/health", "/api/v1/coverage?programme=jingmen-2021&region=4208", "/api/auth/session"];

let portal: Awaited<ReturnType<typeof startStoppable>>;
test.beforeAll(async () => {
  portal = await startStoppable();
});
test.afterAll(() => portal?.close());

async function visitor(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.address, javaScriptEnabled });
  return context.newPage();
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("账号").fill(OFFICIAL.loginName);
  await page.getByLabel("密码").fill(OFFICIAL.password);
}

const submit = (page: Page) =>
  Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST"),
    page.getByRole("button", { name: "登录" }).click(),
  ]).then(([answer]) => answer.status());

test("@writes the database gone and back: pages, forms and the interface say so, and recover without a restart", async ({
  browser,
}) => {
  const [scripted, plain, stranger, plainStranger] = [
    await visitor(browser, true),
    await visitor(browser, false),
    await visitor(browser, true),
    await visitor(browser, false),
  ];
  for (const page of [scripted, plain]) {
    await page.goto("/sign-in");
    await fillIn(page);
    await submit(page);
    await expect(page).toHaveURL(/\/overview$/);
  }
  for (const page of [stranger, plainStranger]) await page.goto("/sign-in");

  await portal.takeDatabase();
  for (const page of [scripted, plain])
    for (const locale of ["zh-CN", "en"] as const) {
      await page.context().addCookies([{ name: "locale", value: locale, url: portal.address }]);
      for (const path of PAGES) {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(503);
        expect(response?.headers()["retry-after"], path).toBe("5");
        await expect(page, path).toHaveTitle(new RegExp(GONE[locale]));
        await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expect(page.getByRole("heading", { level: 1 }), path).toHaveText(GONE[locale]);
      }
    }
  for (const path of ANSWERS) {
    const answer = await scripted.request.get(path);
    expect(answer.status(), path).toBe(503);
    expect(answer.headers()["content-type"], path).toMatch(/json/);
  }
  for (const page of [stranger, plainStranger]) {
    await fillIn(page);
    expect(await submit(page)).toBe(503);
    await expect(alertOf(page)).toContainText("这次提交没有完成");
    await expect(page.getByLabel("账号")).toHaveValue(OFFICIAL.loginName);
  }

  await portal.giveDatabase();
  // Still signed in: no answer of the outage took the cookie.
  for (const page of [scripted, plain])
    for (const path of PAGES.filter((one) => one !== "/sign-in"))
      expect((await page.goto(path))?.status(), path).toBe(200);
  // A connection idle for long may be closed just then; a client tries such a request again, as browsers do.
  for (const path of ANSWERS) expect((await scripted.request.get(path, { maxRetries: 1 })).status(), path).toBe(200);
  for (const page of [stranger, plainStranger]) {
    await fillIn(page);
    await submit(page);
    await expect(page).toHaveURL(/\/overview$/);
  }
});
