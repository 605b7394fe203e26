import { alertOf, expect, test } from "./support/test";

test("an official finds, registers, moves and corrects a station @writes", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("county_official@shayang");
  await page.goto("/stations");
  await expect(page.getByRole("heading", { level: 1, name: "社工站" })).toBeVisible();
  await expectAccessible();
  await page.getByLabel("名称、拼音、首字母或编号").fill("hougang");
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await expect(page).toHaveURL(/q=hougang/);
  const found = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(found).toHaveCount(1);
  await found.getByRole("link").click();
  await expect(page).toHaveTitle(/后港镇社会工作站/);
  await expectAccessible();
  await page.goto(`${page.url()}?asOf=2021-02-30`);
  await expect(page.getByText(/截至日应是.*之间的日期/)).toBeVisible();
  await page.goto("/stations?region=999999&type=x&failed=zz&sort=y");
  await expect(page.getByText("未生效：地区、类型、未达标项、排序。")).toBeVisible();

  await page.goto("/stations/new");
  await page.getByRole("combobox", { name: /所在/ }).fill("shayangzhen");
  await page.getByRole("option", { name: /沙洋镇/ }).click();
  await page.getByLabel("当前阶段").selectOption("listed");
  await page.getByLabel("日期", { exact: true }).fill("2024-03-01");
  await page.getByLabel("名称", { exact: true }).fill("沙洋镇第二社会工作站 <b>𠮷</b>");
  await expectAccessible();
  await page.getByRole("button", { name: "登记", exact: true }).dblclick();
  await expect(alertOf(page)).toContainText("这里已有同类社工站 1 个");
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("沙洋镇第二社会工作站 <b>𠮷</b>");
  await expectAccessible();
  await page.getByLabel("确有两个站，不是重复登记").check();
  await page.getByRole("button", { name: "登记", exact: true }).dblclick();
  const check = page.locator("[data-check]");
  await expect(check.getByRole("row", { name: /沙洋县 已建站点/ })).toBeVisible();
  await expectAccessible();
  await check.getByRole("button", { name: "确认无误，保存" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "沙洋镇第二社会工作站 <b>𠮷</b>" })).toBeVisible();

  await page.getByRole("link", { name: "登记进展" }).click();
  await page.getByLabel("下一步").selectOption("operating");
  await page.getByLabel("日期", { exact: true }).fill("2023-01-01");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(alertOf(page)).toContainText("请先更正以下问题");
  await page.getByLabel("日期", { exact: true }).fill("2024-04-01");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.locator("main").getByRole("status")).toContainText("各方案的数字没有变化");
  await expect(page.locator("main").getByRole("status")).toContainText("已登记进展");

  await page.getByRole("link", { name: /^作废.*运营/ }).click();
  await page.getByLabel("作废原因").fill("日期有误");
  await page.getByRole("button", { name: "作废……" }).click();
  await page.getByRole("button", { name: "确定作废" }).click();
  await expect(page.locator("[data-done=voided]")).toBeFocused();

  await page.getByText("已作废的登记").click();
  await page.getByText("撤销作废").click();
  await page.getByLabel("撤销原因").fill("并没有错");
  await page.getByRole("button", { name: "撤销此登记" }).click();
  await expect(page.locator("[data-done=restored]")).toBeFocused();
  await expect(page.getByRole("link", { name: /^作废.*运营/ })).toBeVisible();
});

test("of two people who edit one station the second chooses between both versions @writes", async ({
  page,
  signIn,
  context,
}) => {
  await signIn("county_official@jingshan");
  await page.goto("/stations");
  const address = await page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(`${address}/edit`);
  await other.getByLabel("桌椅").fill("11");
  await other.getByRole("button", { name: "保存" }).click();
  await expect(other.locator("[data-done=edited]")).toBeFocused();
  await page.getByLabel("桌椅").fill("12");
  await page.getByLabel("电脑").fill("9");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(alertOf(page)).toContainText("已有他人修改并保存");
  await expect(page.getByLabel("桌椅")).toHaveValue("12");
  await page.locator("p").filter({ hasText: "已保存的：11" }).getByRole("button", { name: "采用已保存的" }).click();
  await expect(page.getByLabel("桌椅")).toHaveValue("11");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("[data-done=edited]")).toBeFocused();
});
