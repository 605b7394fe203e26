import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** Every page that every role's navigation offers, in both languages, on a desktop and a phone. */
const PEOPLE = [
  "province_official@hubei",
  "city_official@jingmen",
  "county_official@shayang",
  "county_official@zhanghe",
  "supervisor@jingmen",
  "evaluator@jingmen",
  "system_admin@jingmen",
  "security_admin@jingmen",
  "audit_admin@jingmen",
];
const VIEWS = [
  { locale: "zh-CN", width: 1440 },
  { locale: "en", width: 390 },
] as const;

/** A message that is missing shows its key, `stations.list.title`. */
const NAMESPACES = readdirSync("lib/platform/messages/en").map((file) => file.replace(".json", ""));
const RAW_KEY = new RegExp(`\\b(${NAMESPACES.join("|")})\\.[a-zA-Z]+\\.?[a-zA-Z]*\\b`);

/** Kinds of elements that axe has looked at, by page and view, in this worker. */
const looked = new Set<string>();

/** Whether the page shows a kind of element that no role was shown there in this view: rows of data are no new kind. */
async function showsNews(page: Page, where: string): Promise<boolean> {
  const kinds = await page.evaluate(() => [
    ...new Set(
      Array.from(document.body.querySelectorAll("*"), (one) =>
        [one.tagName, one.getAttribute("class"), one.getAttribute("role"), one.getAttribute("type")].join(" "),
      ),
    ),
  ]);
  const news = kinds.filter((kind) => !looked.has(`${where} ${kind}`));
  for (const kind of news) looked.add(`${where} ${kind}`);
  return news.length > 0;
}

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  await expect(page.locator("main")).not.toContainText(RAW_KEY, { useInnerText: true });
}

for (const person of PEOPLE) {
  for (const { locale, width } of VIEWS) {
    test(`${person} reads every page of the navigation (${locale}, ${width} px)`, async ({
      page,
      signIn,
      setLocale,
      expectAccessible,
    }) => {
      test.slow();
      await signIn(person);
      await setLocale(locale);
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/overview");
      const menu = page.locator("header summary");
      if (await menu.isVisible()) await menu.click();
      const links = await page
        .getByRole("navigation")
        .first()
        .getByRole("link")
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
      expect(links.length).toBeGreaterThan(1);
      for (const path of links) {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(200);
        await expectSound(page);
        if (await showsNews(page, `${path} ${locale}`)) await expectAccessible();
      }
    });
  }
}

test("a visitor reads the public page and is sent to sign in elsewhere", async ({ page, expectAccessible }) => {
  await page.goto("/");
  await expectSound(page);
  await expectAccessible();
  await page.goto("/coverage");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible();
});

test("an unknown page says so", async ({ page, signIn, expectAccessible }) => {
  await signIn("city_official@jingmen");
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expectAccessible();
});

test("larger text changes every size and breaks no page", async ({ page, signIn, context }) => {
  await signIn("city_official@jingmen");
  await page.goto("/coverage");
  const size = () =>
    page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector("main td, main p") as Element).fontSize),
    );
  const normal = await size();
  await page
    .getByRole("button", { name: /大字|大号/ })
    .first()
    .click();
  await page.waitForLoadState();
  expect(await size()).toBeGreaterThan(normal * 1.15);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectSound(page);
  await context.clearCookies({ name: "text-size" });
});
