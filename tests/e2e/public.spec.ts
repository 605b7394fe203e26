import { expect, test } from "./support/test";

test("a visitor reads the figures, finds a station and its number without signing in", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/社工站管理平台/);
  await expect(page.getByText("演示数据").first()).toBeVisible();
  const progress = page.getByRole("region", { name: "建设进度" });
  await expect(progress.getByRole("heading", { name: /荆门市/ })).toBeVisible();
  await expect(progress.getByRole("row", { name: /2024/ })).toContainText("60");
  await expectAccessible();

  await page.getByLabel("地区或站点名称").fill("shayang");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/q=shayang/);
  const entries = page.getByRole("list", { name: "社工站名录" }).getByRole("listitem");
  await expect(entries.first()).toContainText("沙洋县");
  await expect(entries.first().getByRole("link")).toHaveAttribute("href", /^tel:\d+$/);
});

test("a search without a match says what to do", async ({ page, expectAccessible }) => {
  await page.goto("/?q=%F0%A0%85%A4%E6%9D%A1%E4%B8%8D%E5%AD%98%E5%9C%A8");
  await expect(page.getByText("没有找到符合条件的社工站")).toBeVisible();
  await expect(page.getByRole("link", { name: "显示全部" })).toBeVisible();
  await expectAccessible();
});

test("the directory is paged and nonsense in the address falls back to the first page", async ({ page }) => {
  const names = async () =>
    page.getByRole("list", { name: "社工站名录" }).getByRole("listitem").locator("strong").allInnerTexts();
  await page.goto("/");
  const first = await names();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(/after=/);
  const second = await names();
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  expect((await page.goto("/?after=%00nonsense&q=&region=<script>"))?.status()).toBe(200);
  expect(await names()).toEqual(first);
});

test("language and larger text are remembered and lead back to the same page", async ({ page, expectAccessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/?q=shayang");
  await page.getByRole("button", { name: "EN" }).click();
  await expect(page).toHaveURL(/\/\?q=shayang$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Larger text" }).click();
  await expect(page.locator("html")).toHaveCSS("font-size", "20px");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible();
});

test("an unknown address is a 404 that leads home, in the reader's language", async ({
  page,
  setLocale,
  expectAccessible,
}) => {
  expect((await page.goto("/no/such/page"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
  await expect(page).toHaveTitle(/没有找到/);
  await setLocale("en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await expectAccessible();
  await page.getByRole("link", { name: "Go to the home page" }).click();
  await expect(page).toHaveURL(/\/$/);
});

test("pages may run and send nothing elsewhere", async ({ page }) => {
  const headers = (await page.goto("/"))?.headers() ?? {};
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
  expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["x-powered-by"]).toBeUndefined();
});

test.describe("without client scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("search and language still work", async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("地区或站点名称").fill("漳河");
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page.getByRole("list", { name: "社工站名录" }).getByRole("listitem").first()).toContainText("漳河");
    await page.getByRole("button", { name: "EN" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByLabel("Area or station name")).toHaveValue("漳河");
  });
});

test("a browser and a search engine find what they ask for", async ({ page, request, signIn }) => {
  const served = async (path: string) => {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    return answer;
  };
  await page.goto("/");
  await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /.{20}/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /^index/);
  const links = page.locator('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]');
  const addresses = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLLinkElement).href).pathname),
  );
  expect(addresses.length).toBeGreaterThan(2);
  for (const path of addresses) await served(path);
  const { icons, start_url } = await (await served("/manifest.webmanifest")).json();
  for (const { src } of icons) expect((await served(src)).headers()["content-type"]).toBe("image/png");
  expect(await (await served("/robots.txt")).text()).toMatch(/^Disallow: \/$/m);
  // Behind the sign-in nothing is for search engines.
  await signIn("city_official@jingmen");
  await page.goto(start_url);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
});
