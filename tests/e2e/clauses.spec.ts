import { expect, test } from "./support/test";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with client scripts" : "without client scripts", () => {
    test.use({ javaScriptEnabled });

    test("a long document is short to look through, and the clause that a link names is open", async ({
      page,
      signIn,
      setLocale,
    }) => {
      await signIn("city_official@jingmen");
      await setLocale("zh-CN");
      await page.goto("/programmes/jingmen-2021");
      const folds = page.locator("details:has([id^='clause-'])");
      expect(await folds.count()).toBeGreaterThan(8);
      await expect(page.locator("details[open]:has([id^='clause-'])")).toHaveCount(0);
      for (const [width, most] of [
        [1280, 4_500],
        [390, 8_000],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        const height = await page.locator("body").evaluate((body) => body.scrollHeight);
        expect(height, `${width} px`).toBeLessThanOrEqual(most);
      }
      for (const fold of await folds.all()) {
        const said = Number(/(\d+) 行/.exec((await fold.locator("summary").first().textContent()) ?? "")?.[1] ?? 0);
        expect(await fold.locator("ul[aria-label$=拆出的数据行] > li").count()).toBe(said);
      }
      const link = page.locator("a[href^='#clause-']").nth(3);
      const anchor = (await link.getAttribute("href")) ?? "";
      await expect(page.locator(anchor)).toBeHidden();
      await link.click();
      await expect(page.locator(anchor)).toBeInViewport();
    });
  });
}
