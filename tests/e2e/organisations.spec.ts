import { alertOf, expect, test } from "./support/test";

test("an official registers an organisation, is told of a wrong code, changes it, and finds it @writes", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/organisations/new");
  await page.getByRole("combobox", { name: /登记地/ }).fill("shayangxian");
  await page.getByRole("option", { name: /^沙洋县/ }).click();
  await page.getByLabel("机构名称").fill("沙洋县汉津社会工作服务中心");
  await page.getByLabel("统一社会信用代码").fill("91350100M000100Y44");
  await page.getByLabel("社会组织等级").selectOption("a3");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(alertOf(page)).toContainText("统一社会信用代码不对");
  await expect(page.getByLabel("机构名称")).toHaveValue("沙洋县汉津社会工作服务中心");
  await expectAccessible();
  await page.getByLabel("统一社会信用代码").fill("91350100-m000100y43");
  await page.getByLabel("评定日期").fill("2016-05-10");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "沙洋县汉津社会工作服务中心" })).toBeVisible();
  await expect(page.locator("main").getByRole("status")).toContainText("已登记");
  await expect(page.getByText("已于2021年5月9日到期")).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: "修改登记" }).click();
  await page.getByLabel("联系电话").fill("０７２４-8551234");
  await expectAccessible();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.locator("#changes")).toContainText("联系电话：未登记 → 0724-8551234");

  await page.goto("/organisations?kind=nonsense&q=汉津");
  await expect(page.getByText("未生效：类型。")).toBeVisible();
  await expect(page.getByRole("row").filter({ has: page.getByRole("rowheader") })).toHaveCount(1);
  await expectAccessible();
  const answer = await page.request.get("/api/organisations/export?q=汉津");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, expect.stringContaining("spreadsheetml")]);
});

test("a station's staff read the register and change nothing in it", async ({ page, signIn }) => {
  await signIn("evaluator@jingmen");
  await page.goto("/organisations");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("社会工作服务中心");
  await expect(page.getByRole("link", { name: "修改登记" })).toHaveCount(0);
  const address = new URL(page.url()).pathname;
  for (const path of ["/organisations/new", `${address}/edit`]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
  }
});
