import type { Page } from "@playwright/test";
import { codeAt } from "@/tests/support/totp";
import { expect } from "./test";

/** Sets a code generator up on the page where the person is, and answers with its key and the recovery codes. */
export async function setUpTotp(page: Page, expectAccessible: () => Promise<void>) {
  await page.getByRole("button", { name: /开始设置|再设置一个/ }).click();
  const key = (await page.locator("main code").first().textContent()) ?? "";
  await expect(page.getByRole("img", { name: /二维码/ })).toBeVisible();
  await expectAccessible();
  await page.getByRole("textbox", { name: "动态码", exact: true }).fill("000000");
  await page.getByRole("button", { name: "确认并启用" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "动态码不正确" })).toBeVisible();
  await page.getByRole("textbox", { name: "动态码", exact: true }).fill(codeAt(key, new Date()));
  await page.getByRole("button", { name: "确认并启用" }).click();
  const list = page.locator("main ol > li:has(> code)");
  await expect(list).toHaveCount(10);
  await expectAccessible();
  return { key, codes: await list.allTextContents() };
}
