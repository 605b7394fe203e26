import { edited } from "./support/station-form";
import { alertOf, expect, test } from "./support/test";

test("a save is told once: at the message, and not again after a reload @writes", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  await edited(page);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const told = page.locator("[data-done]");
  await expect(told).toBeFocused();
  await expect(told.getByRole("status")).toBeVisible();
  await expect(page).not.toHaveURL(/done=/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(told).toHaveCount(0);
});

test("the filter shows what the address names, whichever way the reader came", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/stations");
  const [text, status] = [page.locator("main input[name=q]"), page.locator("main select[name=status]")];
  const submit = page.getByRole("button", { name: "筛选", exact: true });
  await text.fill("镇");
  await status.selectOption("operating");
  await submit.click();
  await expect(page).toHaveURL(/status=operating/);
  await status.selectOption("planned");
  await page.goBack();
  await expect(page).toHaveURL(/\/stations$/);
  await expect(text).toHaveValue("");
  await expect(status).toHaveValue("");
  await page.goForward();
  await expect(text).toHaveValue("镇");
  await expect(status).toHaveValue("operating");
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page).toHaveURL(/\/stations$/);
  await expect(text).toHaveValue("");
  await expect(status).toHaveValue("");
  await page.goBack();
  await expect(status).toHaveValue("operating");
});

test("a form that asks by its address says what it cannot read beside its fields, in no bubble of the browser's", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  for (const kind of ["set_up", "rename", "merge", "split", "abolish"]) {
    await page.goto(`/regions/420822/change?kind=${kind}`);
    await page.locator("#fields").getByRole("button", { name: "预览" }).click();
    await expect(alertOf(page)).toBeFocused();
    await expect(page).toHaveTitle(/^错误：/);
    const links = alertOf(page).getByRole("link");
    await links.first().click();
    await expect(page.locator(":focus")).toHaveAttribute("aria-invalid", "true");
    for (const link of await links.all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await expectAccessible();
  }
});
