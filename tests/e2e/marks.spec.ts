import { expect, test } from "./support/test";

test("one place of the breadcrumb is the page itself", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  for (const path of ["/coverage", "/regions/420822", "/coverage/rows"]) {
    await page.goto(path);
    await expect(page.locator("nav ol [aria-current]"), path).toHaveCount(1);
  }
});

test("with forced colours the states of the townships differ", async ({ page, signIn }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await signIn("city_official@jingmen");
  await page.goto("/coverage");
  const looks = await page.locator("#townships li > span[data-tone]").evaluateAll((marks) =>
    marks.map((mark) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(mark);
      return `${backgroundColor} ${backgroundImage}`;
    }),
  );
  expect(looks).toHaveLength(3);
  expect(new Set(looks).size).toBe(3);
});

test("the Enter that ends a composition in Safari chooses no unit", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  await page.goto("/stations/new");
  const picker = page.getByRole("combobox", { name: /所在乡镇/ });
  await picker.fill("沙洋镇");
  await expect(page.getByRole("option").first()).toBeVisible();
  await picker.evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })),
  );
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(page.locator('input[type="hidden"][name="regionCode"]')).toHaveValue("沙洋镇");
});
