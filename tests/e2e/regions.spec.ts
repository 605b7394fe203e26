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
  await expect(page.locator("[data-done=set_up]")).toBeFocused();
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
  // What an input method takes for itself, as Safari tells it: the word is not finished, and nothing is chosen.
  await picker.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
  await expect(picker).toHaveValue("牌楼");
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
  // 划归: the county is told by its name.
  await quiet.goto(`${process.env.E2E_URL}/regions/420822101/change?kind=transfer`);
  await quiet.getByLabel("划归到").fill("东宝区");
  await quiet.getByLabel("生效日期").fill("2024-05-01");
  await quiet.getByRole("button", { name: "预览" }).click();
  await expect(quiet.locator("#preview")).toContainText(/420802\d{3}/);
  await expect(quiet.locator("#preview")).not.toContainText("不符");
  await quiet.getByLabel("划归到").fill("荆门市");
  await quiet.getByRole("button", { name: "预览" }).click();
  await expect(quiet.getByRole("alert")).toContainText("请选择与现在的上级同级的单位");
  await plain.close();
});

test("of two forms with the same fields, each leads from its errors to its own", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/regions/4208ZH");
  for (const [form, submit] of [
    ["增加托管", "登记托管"],
    ["终止托管", "登记终止"],
  ] as const) {
    const box = page.locator("form").filter({ has: page.getByText(form, { exact: true }) });
    await box.getByText(form, { exact: true }).click();
    await box.getByRole("button", { name: submit }).click();
    await expect(box.getByRole("alert")).toBeFocused();
    await box.getByRole("link", { name: /^文件依据/ }).click();
    await expect(box.getByLabel("文件依据")).toBeFocused();
  }
});

test("an end of year 1 is refused; a right one shows the figures, is confirmed, and undone @writes", async ({
  page,
  signIn,
  setLocale,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/regions/4208ZH");
  const form = page.locator("form").filter({ has: page.getByText("终止托管", { exact: true }) });
  await form.getByText("终止托管", { exact: true }).click();
  await form.getByLabel("乡镇（街道）").selectOption({ label: "双喜街道" });
  const day = form.locator('input[name="on"]');
  await expect(day).toHaveAttribute("min", "1949-10-01");
  await day.evaluate((input: HTMLInputElement) => {
    input.type = "text";
  });
  await day.fill("0001-01-01");
  await form.getByLabel("文件依据").fill("荆政函〔2023〕1号");
  await form.getByRole("button", { name: "登记终止" }).click();
  await expect(alertOf(page)).toContainText(/1949-10-01 至 \d{4}-\d\d-\d\d 之间/);
  await day.fill("2023-06-01");
  await form.getByRole("button", { name: "登记终止" }).click();
  const check = page.locator("[data-check]");
  await expect(check).toBeFocused();
  await expect(check.getByRole("row", { name: /漳河新区 现有乡镇（街道） 2 1/ })).toBeVisible();
  await expect(check.getByRole("row", { name: /掇刀区 占计划的比例/ })).toBeVisible();
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await check.getByRole("button", { name: "确认无误，保存" }).click();
  await expect(page.locator("[data-done=leave]")).toBeFocused();

  await setLocale("en");
  await page.goto("/regions/4208ZH");
  const undo = page.locator("form").filter({ has: page.getByLabel(/^Undo: Membership ended/) });
  await undo.getByText("Undo", { exact: true }).click();
  await undo.getByLabel("Reason for undoing").fill("entered by mistake");
  await undo.getByRole("button", { name: "Undo this entry" }).click();
  await expect(check.getByRole("row", { name: /Townships in existence 1 2/ })).toBeVisible();
  await expectAccessible();
  await check.getByRole("button", { name: "Confirm and save" }).click();
  await expect(page.locator("[data-done=undone]")).toBeFocused();
  await expect(page.getByText(/Undone by .*entered by mistake/)).toBeVisible();
  await page.goto("/coverage?programme=jingmen-2021&region=4208");
  await expect(page.getByRole("row", { name: /Zhanghe/ }).first()).toBeVisible();
});

test("a county official may look and not change; a wrong code is a plain 404", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  await page.goto("/regions/420822");
  await expect(page.getByRole("link", { name: "登记区划变更" })).toHaveCount(0);
  expect((await page.goto("/regions/420822/change"))?.status()).toBe(403);
  expect((await page.goto("/regions/99"))?.status()).toBe(404);
  expect((await page.goto("/regions/nonsense"))?.status()).toBe(404);
});
