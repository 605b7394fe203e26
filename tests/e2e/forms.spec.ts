import type { BrowserContext, Page, Route } from "@playwright/test";
import { edited } from "./support/station-form";
import { alertOf, expect, password, test } from "./support/test";

// They save the same stations: one after the other.
test.describe.configure({ mode: "default" });

const isAction = (route: Route) => route.request().headers()["next-action"] !== undefined;

/** Lets `handle` answer the next sendings of forms in place of the portal, until `unroute`. */
async function intercept(page: Page, handle: (route: Route) => Promise<unknown>): Promise<() => Promise<void>> {
  const take = (route: Route) => (isAction(route) ? handle(route) : route.fallback());
  await page.route("**/*", take);
  return () => page.unroute("**/*", take);
}

const page502 = "<html><head><title>502</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>";
const html = (status: number) => (route: Route) => route.fulfill({ status, contentType: "text/html", body: page502 });

/** What can come between a form and its answer, and what the reader is told. */
const FAILURES: [name: string, handle: (route: Route) => Promise<unknown>, told: Record<"zh" | "en", RegExp>][] = [
  [
    "502 as a page",
    html(502),
    { zh: /系统暂时连接不上（答复 502）/, en: /could not be reached at the moment \(answer 502\)/ },
  ],
  [
    "504 as a page",
    html(504),
    { zh: /系统暂时连接不上（答复 504）/, en: /could not be reached at the moment \(answer 504\)/ },
  ],
  ["413 as a page", html(413), { zh: /因内容过大拒绝了这次提交/, en: /refused the form because it is too large/ }],
  [
    "413 as text",
    (route) => route.fulfill({ status: 413, contentType: "text/plain", body: "413 Content Too Large" }),
    { zh: /因内容过大拒绝了这次提交/, en: /refused the form because it is too large/ },
  ],
  ["a page of the network's own", html(200), { zh: /答复不是本系统给出的/, en: /answered instead/ }],
  ["403 of a firewall", html(403), { zh: /答复不是本系统给出的（答复 403）/, en: /answered instead \(answer 403\)/ }],
  [
    "500 as a page",
    html(500),
    { zh: /系统出错。您填写的内容还在本页/, en: /The system made an error. What you entered is still here/ },
  ],
  [
    "a connection refused",
    (route) => route.abort("connectionrefused"),
    { zh: /网络在收到答复之前中断/, en: /connection broke/ },
  ],
  [
    "a connection reset",
    (route) => route.abort("connectionreset"),
    { zh: /网络在收到答复之前中断/, en: /connection broke/ },
  ],
  [
    "an answer that breaks off",
    (route) => route.fulfill({ status: 200, contentType: "text/x-component", body: '0:{"a":"$@1","f":"","b":"x"}\n' }),
    { zh: /网络在收到答复之前中断/, en: /connection broke/ },
  ],
];

const save = (page: Page) => page.getByRole("button", { name: "保存", exact: true });

test("whatever comes between a form and its answer, the text stays, and is written once @writes", async ({
  page,
  context,
  signIn,
  expectAccessible,
}) => {
  await signIn("county_official@jingshan");
  await page.goto("/stations");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("link", { name: /^更正/ }).first()).toBeVisible();
  const before = await page.getByRole("link", { name: /^更正/ }).count();
  await edited(page);
  const address = page.getByLabel("地址");
  await address.fill("网络中断时填写的地址");
  for (const [name, handle, told] of FAILURES) {
    const undo = await intercept(page, handle);
    await save(page).click();
    await expect(alertOf(page), name).toContainText("这次提交没有完成");
    await expect(alertOf(page), name).toContainText(told.zh);
    await expect(alertOf(page), name).toBeFocused();
    await expect(address, name).toHaveValue("网络中断时填写的地址");
    await expect(page.locator("input[name=_key]"), name).toHaveCount(1);
    await undo();
  }
  await expectAccessible();
  await context.setOffline(true);
  await save(page).click();
  await expect(alertOf(page)).toContainText("网络没有连接");
  await expect(address).toHaveValue("网络中断时填写的地址");
  await context.setOffline(false);

  // The portal gets the form and saves it; only its answer is lost.
  const undo = await intercept(page, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await save(page).click();
  await expect(alertOf(page)).toContainText("网络在收到答复之前中断");
  await undo();
  await page.getByRole("button", { name: "再次提交" }).click();
  await expect(page.locator("[data-done=edited]")).toBeFocused();
  await page.goto(page.url().replace(/\?.*/, ""));
  await expect(page.getByRole("link", { name: /^更正/ })).toHaveCount(before + 1);
});

test("at 390 px and in English the sign-in form and a new programme keep what was typed @writes", async ({
  page,
  signIn,
  setLocale,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await signIn("city_official@jingmen");
  await setLocale("en");
  await page.goto("/programmes/new");
  await page.getByLabel("Title", { exact: true }).fill("提升方案");
  for (const [name, handle, told] of FAILURES) {
    const undo = await intercept(page, handle);
    await page.getByRole("button", { name: "Register and go on to the clauses" }).click();
    await expect(alertOf(page), name).toContainText("The form did not go through");
    await expect(alertOf(page), name).toContainText(told.en);
    await expect(page.getByLabel("Title", { exact: true }), name).toHaveValue("提升方案");
    await undo();
  }
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a sign-in that gets no answer keeps the name and the password", async ({ page, setLocale }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await setLocale("en");
  await page.goto("/sign-in");
  await page.getByLabel("Account").fill("county_official@shayang");
  await page.getByLabel("Password").fill(password());
  const undo = await intercept(page, html(502));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(alertOf(page)).toContainText("answer 502");
  await undo();
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page).toHaveURL(/overview/);
});

test("after an update of the portal the page is loaded anew with what was typed @writes", async ({ page, signIn }) => {
  await signIn("county_official@jingshan");
  await edited(page);
  await page.getByLabel("桌椅").fill("31");
  await page.getByLabel("地址").fill(`${"长".repeat(190)}地址地址地址地址`);
  const undo = await intercept(page, (route) =>
    route.continue({ headers: { ...route.request().headers(), "next-action": `40${"a".repeat(40)}` } }),
  );
  await save(page).click();
  await expect(alertOf(page)).toContainText("打开本页之后系统已更新");
  await undo();
  await page.getByRole("button", { name: "重新载入并保留所填内容" }).click();
  await expect(page.getByText("表单中是您之前填写的内容")).toBeVisible();
  await expect(page.getByLabel("桌椅")).toHaveValue("31");
  await save(page).click();
  await expect(page.locator("[data-done=edited]")).toBeFocused();
});

test("a session that ended while the form was filled in is opened in another tab @writes", async ({
  page,
  context,
  signIn,
}) => {
  await signIn("county_official@jingshan");
  await edited(page);
  await page.getByLabel("桌椅").fill("32");
  await context.clearCookies();
  await save(page).click();
  await expect(alertOf(page)).toContainText("登录已失效");
  const [door] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "在新标签页登录" }).click(),
  ]);
  await door.getByLabel("账号").fill("county_official@jingshan");
  await door.getByLabel("密码").fill(password());
  await door.getByRole("button", { name: "登录" }).click();
  await expect(door).not.toHaveURL(/sign-in/);
  await page.getByRole("button", { name: "再次提交" }).click();
  await expect(page.locator("[data-done=edited]")).toBeFocused();
});

const LONG = "第一条 各县（市、区）设立乡镇社会工作站。\n".repeat(8_000).slice(0, 180_000);

async function enterLongDocument(page: Page, id: string): Promise<void> {
  await page.goto("/programmes/new");
  await page.getByLabel("方案代号").fill("Not an id");
  await page.getByLabel("文件标题", { exact: true }).fill("长文件");
  // Typed at once: Playwright would enter it line by line.
  await page.getByLabel("文件全文").evaluate((area: HTMLTextAreaElement, text) => {
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, LONG);
  await page.getByRole("button", { name: "登记并录入条款" }).click();
  await expect(alertOf(page)).toContainText("请先更正以下问题");
  await expect(page.getByLabel("文件全文")).toHaveValue(LONG);
  await page.getByLabel("方案代号").fill(id);
  await page.getByRole("button", { name: "登记并录入条款" }).click();
  await expect(page).toHaveURL(new RegExp(`/programmes/${id}/edit/clauses`));
}

for (const scripts of [true, false])
  test(`a text of 180,000 characters sent a second time with its errors is saved, ${scripts ? "with" : "without"} scripts @writes`, async ({
    browser,
  }) => {
    const context: BrowserContext = await browser.newContext({
      baseURL: process.env.E2E_URL,
      locale: "zh-CN",
      javaScriptEnabled: scripts,
    });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("账号").fill("city_official@jingmen");
    await page.getByLabel("密码").fill(password());
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await enterLongDocument(page, `long-${scripts ? "scripted" : "plain"}`);
    await context.close();
  });

test("two people change one account: the second compares in words and saves, without scripts too @writes", async ({
  browser,
}) => {
  for (const scripts of [true, false]) {
    const context = await browser.newContext({
      baseURL: process.env.E2E_URL,
      locale: "zh-CN",
      javaScriptEnabled: scripts,
    });
    const [page, other] = [await context.newPage(), await context.newPage()];
    await page.goto("/sign-in");
    await page.getByLabel("账号").fill("system_admin@jingmen");
    await page.getByLabel("密码").fill(password());
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.goto("/accounts?q=evaluator");
    const address = await page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
    for (const one of [page, other]) await one.goto(address ?? "");
    await other.getByLabel("名称", { exact: true }).fill(`甲改的${scripts}`);
    await other.getByRole("combobox", { name: "岗位" }).selectOption("督导");
    await other.getByLabel("督导的社工站").fill("420822106-01");
    await other.getByRole("button", { name: "保存变更" }).click();
    await expect(other.getByRole("status").filter({ hasText: /已/ })).toBeVisible();
    await page.getByLabel("名称", { exact: true }).fill(`乙改的${scripts}`);
    await page.getByRole("button", { name: "保存变更" }).click();
    await expect(alertOf(page)).toContainText("已有他人修改并保存");
    await expect(alertOf(page).getByRole("row", { name: /^名称/ })).toContainText(`甲改的${scripts}`);
    await expect(alertOf(page).getByRole("row", { name: /^岗位/ })).toContainText("督导");
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue(`乙改的${scripts}`);
    await page.getByRole("button", { name: "保存变更" }).click();
    await expect(page.getByRole("status").filter({ hasText: /已/ })).toBeVisible();
    await context.close();
  }
});
