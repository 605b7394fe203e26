import type { Locator, Page } from "@playwright/test";
import { alertOf, expect, password, test } from "./support/test";

/** Moves on with Tab until the control has the focus, and sees that it shows it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press("Tab");
    if (await control.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(control).toBeFocused();
  await expect(control).toHaveCSS("outline-style", "solid");
}

test("the keyboard alone signs in and follows a number of the coverage down to a station", async ({ page }) => {
  await page.goto("/sign-in?next=/coverage%3FasOf%3D2024-11-30");
  await tabTo(page, page.getByLabel("账号"));
  await page.keyboard.type("city_official@jingmen");
  await tabTo(page, page.getByLabel("密码"));
  await page.keyboard.type(password());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/coverage\?asOf=2024-11-30$/);

  const number = page
    .getByRole("row", { name: /京山市/ })
    .getByRole("link", { name: /2024年11月30日已建 \d+ 个/ })
    .first();
  await tabTo(page, number);
  const count = Number(await number.textContent());
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/coverage\/rows\?/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("京山市");
  await expect(page.locator("tbody tr")).toHaveCount(count);

  const station = page.locator("tbody").getByRole("link").first();
  const name = (await station.textContent()) ?? "";
  await tabTo(page, station);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("a wrong password is told where the keyboard is, and gives back the account only", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("账号"));
  await page.keyboard.type("nobody@nowhere");
  await tabTo(page, page.getByLabel("密码"));
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  const box = alertOf(page);
  await expect(box).toBeFocused();
  await expect(page.getByLabel("账号")).toHaveValue("nobody@nowhere");
  await expect(page.getByLabel("密码")).toHaveValue("");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a phone ${javaScriptEnabled ? "with" : "without"} client scripts`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } });

    test("the header is low and says who is signed in, and its menu holds the rooms and covers nothing", async ({
      page,
      signIn,
      expectAccessible,
    }) => {
      await signIn("county_official@shayang");
      await page.goto("/overview");
      const header = page.getByRole("banner").first();
      await expect(header).toContainText("县级民政 · 沙洋县");
      const before = (await page.getByRole("main").boundingBox())?.y;
      expect(before).toBeLessThanOrEqual(96);
      expect((await header.boundingBox())?.height).toBeLessThanOrEqual(96);
      const out = header.getByRole("button", { name: "退出", exact: true });
      await expect(out).toBeHidden();
      const menu = await header.locator("summary").boundingBox();
      const tag = await header.getByText("演示数据").boundingBox();
      expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(tag?.y ?? 0);
      await tabTo(page, header.locator("summary"));
      await page.keyboard.press("Enter");
      await tabTo(page, out);
      const rooms = header.getByRole("navigation", { name: "主导航" });
      await expect(rooms.getByRole("link", { name: "工作台" })).toHaveAttribute("aria-current", "page");
      const box = await out.boundingBox();
      const main = await page.getByRole("main").boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0);
      if (javaScriptEnabled) await expectAccessible();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/sign-in/);
    });

    test("a room chosen in the menu opens, and the menu is closed again", async ({ page, signIn }) => {
      await signIn("county_official@shayang");
      await page.goto("/overview");
      const header = page.getByRole("banner").first();
      await tabTo(page, header.locator("summary"));
      await page.keyboard.press("Enter");
      await tabTo(page, header.getByRole("link", { name: "站点", exact: true }));
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/stations$/);
      await expect(header.getByRole("button", { name: "退出", exact: true })).toBeHidden();
      if (javaScriptEnabled) await expect(page.getByRole("main")).toBeFocused();
    });
  });
}
