import { alertOf, expect, test } from "./support/test";

test("an official browses from the own unit, searches in three ways and looks at an earlier day", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions");
  await expect(page).toHaveTitle(/行政区划/);
  await expect(page.getByRole("link", { name: "沙洋县" })).toBeVisible();
  await expectAccessible();
  for (const q of ["沙洋县", "syx", "420822"]) {
    await page.getByRole("searchbox").fill(q);
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page.getByRole("row").nth(1)).toContainText("湖北省 / 荆门市");
  }
  await page.goto("/regions/420881?asOf=2021-12-30");
  await expect(page.getByRole("link", { name: "皇庄街道" })).toHaveCount(0);
  await page.getByLabel("截至").fill("2021-12-31");
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.getByRole("link", { name: "皇庄街道" })).toBeVisible();
  await expectAccessible();
});

test("荆门市 explains its two numbers, in Chinese and English", async ({
  page,
  signIn,
  setLocale,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions/4208");
  const card = page.getByRole("region", { name: "计划 60 个与现有 61 个：两个数都对" });
  await expect(card).toContainText("皇庄街道");
  await expect(card.getByRole("row", { name: /钟祥市/ })).toContainText("17");
  await setLocale("en");
  await page.reload();
  await expect(page.getByRole("region", { name: "60 planned and 61 in existence: both are right" })).toBeVisible();
  await expectAccessible();
});

test("a change is previewed, proved, confirmed once, and earlier days stay @writes", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions/420822/change?kind=set_up");
  await page.getByLabel("新名称").fill("测试新镇");
  await page.getByLabel("单位类别").selectOption("town");
  await page.getByLabel("生效日期").fill("2024-05-01");
  await page.getByRole("button", { name: "预览" }).click();
  const preview = page.getByRole("region", { name: "预览" });
  await expect(preview).toContainText("测试新镇");
  await expect(preview.getByText("相符")).toHaveCount(5);
  await expectAccessible();
  await preview.getByRole("button", { name: "确认登记" }).click();
  await expect(alertOf(page)).toContainText("请填写此项");
  await preview.getByLabel("文件依据").fill("鄂民政函〔2024〕1号");
  await preview.getByRole("button", { name: "确认登记" }).click();
  await expect(page).toHaveURL(/\/regions\/420822\?done=set_up/);
  await expect(page.getByRole("link", { name: "测试新镇" })).toBeVisible();
  await page.goto("/regions/420822?asOf=2024-04-30");
  await expect(page.getByRole("link", { name: "测试新镇" })).toHaveCount(0);
});

test("the picker works from the keyboard, and without scripts as a text field", async ({ page, signIn, browser }) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions/4208ZH");
  await page.getByText("增加托管", { exact: true }).click();
  const picker = page.getByRole("combobox", { name: "乡镇（街道）" });
  const hits = page.getByRole("listbox").getByRole("option");
  await picker.pressSequentially("plz");
  await expect(hits.first()).toContainText("牌楼镇");
  await picker.press("Escape");
  await expect(picker).toHaveAttribute("aria-expanded", "false");
  await expect(hits).toHaveCount(0);
  await picker.fill("镇");
  await expect(hits).toHaveCount(12);
  await picker.press("ArrowDown");
  await expect(hits.nth(1)).toHaveAttribute("aria-selected", "true");
  await picker.fill("牌楼");
  await expect(hits).toHaveText([/牌楼镇/]);
  await picker.press("Enter");
  await expect(picker).toHaveValue("牌楼镇");
  await expect(page.locator('input[type="hidden"][name="memberCode"]')).toHaveValue("420802105");
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const quiet = await plain.newPage();
  await quiet.goto(`${process.env.E2E_URL}/regions/4208ZH`);
  await expect(quiet.locator('input[type="text"][name="memberCode"]')).toHaveCount(1);
  await plain.close();
});

test("of two forms with the same fields, each leads from its errors to its own", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions/4208ZH");
  for (const [form, submit] of [
    ["增加托管", "登记托管"],
    ["终止托管", "登记终止"],
  ] as const) {
    const box = page.getByRole("group").filter({ has: page.getByText(form, { exact: true }) });
    await box.getByText(form, { exact: true }).click();
    await box.getByRole("button", { name: submit }).click();
    await expect(box.getByRole("alert")).toBeFocused();
    await box.getByRole("link", { name: /^文件依据/ }).click();
    await expect(box.getByLabel("文件依据")).toBeFocused();
  }
});

test("a county official may look and not change; a wrong code is a plain 404", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  await page.goto("/regions/420822");
  await expect(page.getByRole("link", { name: "登记区划变更" })).toHaveCount(0);
  expect((await page.goto("/regions/420822/change"))?.status()).toBe(403);
  expect((await page.goto("/regions/99"))?.status()).toBe(404);
  expect((await page.goto("/regions/nonsense"))?.status()).toBe(404);
});
