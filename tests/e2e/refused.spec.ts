import { expect, test } from "./support/test";

test("what lies outside one's area does not exist: no name, neither on the page nor in what is sent", async ({
  page,
  context,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/stations?q=京山");
  const link = page.getByRole("rowheader").getByRole("link").first();
  const name = (await link.textContent()) ?? "";
  const address = (await link.getAttribute("href")) ?? "";
  expect(name).toContain("京山市");
  await context.clearCookies();

  await signIn("county_official@shayang");
  for (const path of [
    address,
    `${address}/edit`,
    `${address}/transition`,
    "/coverage?region=420882",
    "/coverage/rows?region=420882",
    "/coverage?region=4208",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page).toHaveTitle("没有找到这个页面 · 社工站管理平台");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
    expect(await response?.text(), path).not.toMatch(/京山/);
  }
  await expectAccessible();
  const answer = await page.request.get("/api/v1/coverage?programme=jingmen-2021&region=420882");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toMatch(/京山/);
  const list = await page.goto("/stations?q=京山");
  expect(list?.status()).toBe(200);
  await expect(page.getByText("没有符合条件的社工站")).toBeVisible();
});

for (const [person, paths] of Object.entries({
  "county_official@shayang": [
    "/programmes/new",
    "/programmes/jingmen-2021/edit/plan",
    "/accounts",
    "/accounts/permissions",
    "/audit",
  ],
  "system_admin@jingmen": [
    "/coverage",
    "/coverage/rows",
    "/stations",
    "/stations/new",
    "/programmes",
    "/accounts/rules",
    "/audit",
  ],
  "audit_admin@jingmen": ["/coverage?region=4208", "/stations/420882001-01", "/accounts/new", "/regions"],
}))
  test(`${person} is told what the role does not open, and nothing more`, async ({
    page,
    signIn,
    setLocale,
    expectAccessible,
  }) => {
    await signIn(person);
    for (const path of paths) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(403);
      await expect(page).toHaveTitle("您的账号不能打开这个页面 · 社工站管理平台");
      await expect(page.locator("main").getByRole("heading")).toHaveText(["您的账号不能打开这个页面"]);
      await expect(page.locator("main").getByRole("link", { name: /工作台/ })).toBeVisible();
    }
    await setLocale("en");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await expect(page).toHaveTitle("Your account cannot open this page · Social Work Stations");
    await expectAccessible();
  });
