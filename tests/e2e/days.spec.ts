import { expect, test } from "./support/test";

test("a day is pasted as people write it", async ({ page, signIn, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("city_official@jingmen");
  await page.goto("/organisations/new");
  const day = page.getByLabel("评定日期");
  const writings = { "2024年11月30日": "2024-11-30", "2023.1.5": "2023-01-05" };
  for (const [text, value] of Object.entries(writings)) {
    await page.evaluate((written) => navigator.clipboard.writeText(written), text);
    await day.focus();
    await page.keyboard.press("ControlOrMeta+V");
    await expect(day).toHaveValue(value);
  }
});
