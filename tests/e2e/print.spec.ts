import { expect, test } from "./support/test";

test("the coverage on paper: the figures, where they come from, and nothing that paper cannot do", async ({
  page,
  signIn,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/coverage?asOf=2024-11-30");
  const nav = page.getByRole("navigation", { name: "主导航" });
  const source = page.getByText("打印自");
  await expect(nav).toBeVisible();
  await expect(source).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(nav).toBeHidden();
  await expect(source).toBeVisible();
  await expect(source).toContainText("/coverage?asOf=2024-11-30");
  await expect(page.getByText("截至2024年11月30日；计划口径：按行加总")).toBeVisible();
  const key = page.getByRole("figure").getByText("比例底线", { exact: true });
  await expect(key).toBeVisible();
  await expect(page.getByRole("link", { name: "跳到正文" })).not.toBeInViewport();
  await expect(page.getByRole("search")).toBeHidden();
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("演示数据").first()).toBeVisible();
  const table = page.getByRole("table").filter({ hasText: "沙洋县" });
  await expect(table.getByRole("row", { name: /沙洋县/ })).toBeVisible();
  // Nothing of the table is left behind the edge of its scrolling frame.
  expect(await table.evaluate((element) => getComputedStyle(element.parentElement as Element).overflowX)).toBe(
    "visible",
  );
});
