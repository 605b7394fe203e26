import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "./support/test";

test("the audit admin filters, reads an entry, verifies the log and takes it along", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("audit_admin@jingmen");
  await page.goto("/audit");
  await expect(page).toHaveTitle(/审计日志/);
  await expectAccessible();
  await page.getByLabel("操作", { exact: true }).selectOption("session:open");
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/action=session%3Aopen/);
  const rows = page.getByRole("row");
  await expect(rows.nth(1)).toContainText("登录");
  await rows.nth(1).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("登录");
  await expectAccessible();

  await page.goto("/audit");
  await page.getByRole("button", { name: "立即校验" }).click();
  await expect(page.getByText("日志完整，未被改动")).toBeVisible();
  await expectAccessible();

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  const { sheets } = await readXlsx(await readFile((await (await waiting).path()) ?? ""));
  const [demo, note, head, first] = sheets[0]?.rows ?? [];
  expect([demo?.[0], note?.[0], head?.slice(0, 2)]).toEqual([
    expect.stringContaining("演示数据"),
    expect.stringContaining("北京时间"),
    ["时间", "操作人"],
  ]);
  expect(Math.abs(Number(first?.[0]) - 8 * 3_600_000 - Date.now())).toBeLessThan(3_600_000);
  expect(sheets[0]?.rows.some((row) => row[3] === "session:open")).toBe(true);
});

test("nonsense in the address falls back instead of failing", async ({ page, signIn }) => {
  await signIn("audit_admin@jingmen");
  for (const path of ["/audit?from=2021-99-99&after=xx&who=%00&action=%27", "/audit?who=nobody-at-all"]) {
    expect((await page.goto(path))?.status(), path).toBe(200);
  }
  for (const path of ["/audit/not-an-id", "/audit/00000000-0000-4000-8000-000000000000"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});

test("on a phone, in English", async ({ page, signIn, setLocale, expectAccessible }) => {
  await signIn("audit_admin@jingmen");
  await setLocale("en");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/audit");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit log");
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  // A row is a card: still a row to a screen reader, and each cell says which column it is of.
  await expect(page.locator("thead")).toBeHidden();
  const cell = page.getByRole("table").getByRole("row").first().getByRole("cell").first();
  expect(await cell.evaluate((one) => getComputedStyle(one, "::before").content)).toBe('"Who"');
  // The log says what its objects are called, not their numbers.
  await page.goto("/audit?entity=Station");
  await expect(page.getByRole("row").first()).toContainText(/Station .*社会工作站/);
  await expect(page.getByRole("table")).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}/);
});
