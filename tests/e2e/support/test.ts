import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "./portal";

/** Of those who have signed in before in this worker: one sign-in a person is enough, unless it has ended since. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();

async function signIn(page: Page, loginName: string): Promise<void> {
  const kept = signedIn.get(loginName);
  if (kept) {
    await page.context().addCookies(kept);
    await page.goto("/overview");
    if (new URL(page.url()).pathname === "/overview") return;
  }
  await signInByForm(page, loginName);
  const cookies = await page.context().cookies();
  signedIn.set(
    loginName,
    cookies.filter(({ name }) => name.includes("session")),
  );
}

/** As a person does. */
async function signInByForm(page: Page, loginName: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(loginName);
  await page.getByLabel("密码").fill(password());
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function expectAccessible(page: Page): Promise<void> {
  // A page that an action draws anew has none for a moment: the browser takes the old one away first.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page })
    // Else it describes every element that is in order, too, which takes most of the time on a long page.
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join("\n  ")}`,
  );
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

type Fixtures = {
  signIn: (loginName: string) => Promise<void>;
  /** No axe violation on the page as it stands. */
  expectAccessible: () => Promise<void>;
  setLocale: (locale: "zh-CN" | "en") => Promise<void>;
};

/** Every test fails on an error of the page's own scripts. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  baseURL: async ({}, use) => use(process.env.E2E_URL),
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) errors.push(message.text());
    });
    await use(page);
    expect(errors, "errors in the browser console").toEqual([]);
  },
  signIn: ({ page }, use) => use((loginName) => signIn(page, loginName)),
  expectAccessible: ({ page }, use) => use(() => expectAccessible(page)),
  setLocale: ({ context }, use) =>
    use((locale) => context.addCookies([{ name: "locale", value: locale, url: process.env.E2E_URL ?? "" }])),
});

/** Of every demo account. */
export const password = (): string => process.env.E2E_PASSWORD ?? DEMO_PASSWORD;

/** The message box of a form; Next's own announcer of routes, outside the page's content, is an alert as well. */
export const alertOf = (page: Page) => page.locator("main").getByRole("alert");

export { expect };
