import { edited } from "./support/station-form";
import { expect, test } from "./support/test";

test("what was typed comes back after a link clicked by mistake, and goes with the sign-out", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("county_official@shayang");
  await edited(page);
  const form = page.url();
  const stored = await page.getByLabel("桌椅").inputValue();
  await page.getByLabel("桌椅").fill("77");
  await page.getByRole("checkbox", { name: "档案室" }).setChecked(false);
  await page.getByRole("link", { name: "站点", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "有内容尚未保存" });
  await expectAccessible();
  await asked.getByRole("button", { name: "留在本页" }).click();
  await expect(page).toHaveURL(form);
  await page.getByRole("link", { name: "站点", exact: true }).click();
  await asked.getByRole("button", { name: "不保存，离开" }).click();
  await expect(page).toHaveURL(/\/stations$/);
  await page.goBack();
  await expect(page.getByText("表单中是您之前填写的内容")).toBeVisible();
  await expect(page.getByLabel("桌椅")).toHaveValue("77");
  await expect(page.getByRole("checkbox", { name: "档案室" })).not.toBeChecked();
  await expectAccessible();
  await page.getByRole("button", { name: "放弃，恢复为已保存的内容" }).click();
  await expect(page.getByLabel("桌椅")).toHaveValue(stored);
  await page.reload();
  await expect(page.getByLabel("桌椅")).toHaveValue(stored);
  await expect(page.getByText("表单中是您之前填写的内容")).toBeHidden();

  await page.getByLabel("桌椅").fill("78");
  await page.reload();
  await expect(page.getByLabel("桌椅")).toHaveValue("78");
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  // As soon as the page's scripts run.
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("78");
  await signIn("county_official@shayang");
  await page.goto(form);
  await expect(page.getByLabel("桌椅")).toHaveValue(stored);
});

test("whoever signs in next in the same tab does not find what was typed", async ({ page, context, signIn }) => {
  await signIn("county_official@jingshan");
  await edited(page);
  const form = page.url();
  const stored = await page.getByLabel("桌椅").inputValue();
  await page.getByLabel("桌椅").fill("7654");
  await page.reload();
  await expect(page.getByLabel("桌椅")).toHaveValue("7654");

  // The session ends, and the reader is sent to sign in and to come back.
  await context.clearCookies();
  await page.goto(form);
  await expect(page).toHaveURL(/sign-in\?.*next=/);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain("7654");
  await signIn("city_official@jingmen");
  await page.goto(form);
  await expect(page.getByLabel("桌椅")).toHaveValue(stored);
  await expect(page.getByText("表单中是您之前填写的内容")).toBeHidden();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("7654");
});

test("the browser asks before a changed form is left, and only then @writes", async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await signIn("county_official@shayang");
  await edited(page);
  const form = page.url();
  const desks = page.getByLabel("桌椅");
  const stored = await desks.inputValue();
  await desks.fill("79");
  await desks.fill(stored);
  await page.reload();
  expect(asked).toEqual([]);
  await expect(page.getByText("表单中是您之前填写的内容")).toBeHidden();
  await desks.fill("79");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await expect(desks).toHaveValue("79");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("[data-done=edited]")).toBeFocused();
  await page.reload();
  await page.goto(form);
  await page.getByRole("link", { name: "站点", exact: true }).click();
  await expect(page).toHaveURL(/\/stations$/);
  expect(asked).toEqual(["beforeunload"]);
});
