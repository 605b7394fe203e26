import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

/** Pages that say no, of every kind of page there is: whoever has no scripts reads the same as everybody else. */
const REFUSED: Record<string, Record<number, readonly string[]>> = {
  "city_official@jingmen": {
    403: ["/audit", "/audit/1", "/accounts", "/accounts/rules"],
    404: [
      "/programmes/none",
      "/programmes/none/plan",
      "/programmes/jingmen-2021/edit/none",
      "/coverage?region=4201",
      "/coverage/rows?region=4201",
      "/stations/420100001-01",
      "/regions/999999",
      "/organisations/none",
      "/no-such-page",
    ],
  },
  "audit_admin@jingmen": {
    403: ["/coverage?region=4208", "/stations/420882001-01", "/programmes/none", "/regions"],
    404: ["/audit/none"],
  },
};

for (const [person, kinds] of Object.entries(REFUSED))
  test(`${person} reads without scripts what the address does not give`, async ({ page, signIn, setLocale }) => {
    await signIn(person);
    for (const locale of ["zh-CN", "en"] as const) {
      await setLocale(locale);
      const said = {
        403: locale === "en" ? "Your account cannot open this page" : "您的账号不能打开这个页面",
        404: locale === "en" ? /^Page not found/ : "没有找到这个页面",
      };
      for (const [status, paths] of Object.entries(kinds))
        for (const path of paths) {
          const response = await page.goto(path);
          expect(response?.status(), path).toBe(Number(status));
          await expect(page.locator("html"), path).toHaveAttribute("lang", locale);
          await expect(page.getByRole("heading", { level: 1 }), path).toHaveText(said[status as "403" | "404"]);
          await expect(page.getByRole("navigation").first().getByRole("link").first(), path).toBeVisible();
          expect(await page.title(), path).toMatch(said[status as "403" | "404"]);
        }
    }
  });

test("a stranger reads without scripts that a page does not exist", async ({ page }) => {
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
  await expect(page.getByRole("navigation")).toHaveCount(0);
});

test("a refused ruling says so without scripts, in sight", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/programmes/jingmen-2021?view=doubts");
  await page.locator("summary", { hasText: /裁定/ }).first().click();
  await page.getByRole("button", { name: "记录裁定" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: "请先更正以下问题" })).toBeVisible();
  await expect(page.getByRole("button", { name: "记录裁定" }).first()).toBeVisible();
});

test("a refused standard gives back all that was typed, without scripts @writes", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/programmes/new");
  await page.locator("[name=regionCode]").fill("荆门市");
  await page.locator("[name=id]").fill("plain-standard");
  await page.locator("[name=title]").fill("无脚本");
  await page.locator("[name=sourceText]").fill("无脚本\n一、目标\n到2027年底全覆盖。");
  await page.getByRole("button", { name: "登记并录入条款" }).click();
  await page.getByRole("button", { name: "按编号拆分" }).click();
  await page.goto("/programmes/plain-standard/edit/standards");
  const typed = { code: "Wrong Code", name: "五有", "rows.0.item": "有场地", "rows.0.value": "不是数" };
  for (const [name, text] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(text);
  const fact = page.locator('[name="rows.0.fact"]');
  await fact.selectOption({ index: 3 });
  const chosen = await fact.inputValue();
  await page.locator('[name="rows.0.comparator"]').selectOption({ index: 1 });
  const comparator = await page.locator('[name="rows.0.comparator"]').inputValue();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  for (const [name, text] of Object.entries(typed)) await expect(page.locator(`[name="${name}"]`)).toHaveValue(text);
  await expect(fact).toHaveValue(chosen);
  await expect(page.locator('[name="rows.0.comparator"]')).toHaveValue(comparator);
});
