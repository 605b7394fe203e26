import { expect, test } from "./support/test";

test("a city official sees progress, who is behind and which stations fall short, and gets to the rows", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/overview");
  await expect(page).toHaveTitle(/工作台/);
  await expect(page.getByRole("region", { name: "建设进度" })).toContainText("/ 60 个");
  await expect(page.getByRole("region", { name: "建设标准未达标的站点" }).getByRole("row")).not.toHaveCount(0);
  await expectAccessible();
  await page.getByRole("link", { name: "查看覆盖明细" }).click();
  await expect(page).toHaveURL(/\/coverage\?programme=jingmen-2021&region=4208/);
});

test("the navigation offers each role its rooms only", async ({ page, signIn }) => {
  await signIn("audit_admin@jingmen");
  await page.goto("/overview");
  const nav = page.getByRole("navigation", { name: "主导航" });
  await expect(nav.getByRole("link")).toHaveText(["工作台", "审计日志", "我的账号"]);
  await expect(nav.getByRole("link", { name: "工作台" })).toHaveAttribute("aria-current", "page");
  expect((await page.goto("/coverage"))?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("您的账号不能打开这个页面");
});

test("an evaluator without a task is told what will appear and who assigns it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("evaluator@jingmen");
  await page.goto("/overview");
  await expect(page.getByText("还没有分配给您的评估任务")).toBeVisible();
  await expectAccessible();
});

test("the keyboard reaches the content past the navigation", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  await page.goto("/overview");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
