import type { Page } from "@playwright/test";

/** The form of the first station that the reader sees. */
export async function edited(page: Page): Promise<void> {
  await page.goto("/stations");
  await page.goto(`${await page.getByRole("rowheader").getByRole("link").first().getAttribute("href")}/edit`);
}
