import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "./support/test";

test.describe("coverage of Jingmen on 30 November 2024", () => {
  test("the city's official reads figures, verdicts and doubts, and follows a number to its stations", async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn("city_official@jingmen");
    await page.goto("/coverage?asOf=2024-11-30");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("覆盖");
    await expect(page).toHaveTitle(/^荆门市/);
    await expect(page.getByText("原文存疑")).toBeVisible();
    await expect(page.getByRole("img", { name: /荆门市/ }).first()).toBeVisible();
    const shayang = page.getByRole("row", { name: /沙洋县/ });
    await expect(shayang).toContainText(/未达标.*还差 1 个.*进行中.*还差 4 个，每月 4 个/);
    await expectAccessible();

    const number = shayang.getByRole("link", { name: /2022年12月31日已建 \d+ 个/ });
    const count = Number(await number.textContent());
    await number.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("沙洋县");
    await expect(page.locator("tbody tr")).toHaveCount(count);
    await expectAccessible();
  });

  test("every number of the table leads to as many stations, and every tile to its own", async ({ page, signIn }) => {
    await signIn("city_official@jingmen");
    await page.goto("/coverage?asOf=2024-11-30");
    const rowsBehind = async (href: string) => {
      const html = await (await page.request.get(href)).text();
      return [...html.matchAll(/<td[^>]*>(\d{9}-\d\d)<\/td>/g)].map(([, code]) => code);
    };
    const links = await page
      .locator('#units a[href^="/coverage/rows"]')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute("href") ?? "", count: Number(link.textContent) })),
      );
    expect(links.length).toBe(7 * 5);
    // A page holds fifty.
    for (const { href, count } of links.filter((link) => link.count <= 50))
      expect((await rowsBehind(href)).length, href).toBe(count);
    const tiles = await page
      .locator("#townships a[data-tone]")
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute("href") ?? "", tone: link.getAttribute("data-tone") })),
      );
    expect(tiles.length).toBe(61);
    for (const { href, tone } of tiles) expect((await rowsBehind(href)).length, href).toBe(tone === "none" ? 0 : 1);
  });

  test("the other reading changes what 2022 asks of the city", async ({ page, signIn }) => {
    await signIn("city_official@jingmen");
    await page.goto("/coverage?asOf=2024-11-30&reading=printed");
    await expect(page.locator("tfoot tr")).toContainText("/ 33");
    await page.getByText("按行加总").click();
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await expect(page).toHaveURL(/reading=rows/);
    await expect(page.locator("tfoot tr")).toContainText("/ 32");
  });

  test("the monthly chart loads when asked for, answers to the arrow keys and gives the focus back", async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn("city_official@jingmen");
    const scripts: Promise<string>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script")
        scripts.push(request.response().then((response) => response?.text() ?? ""));
    });
    const libraryLoaded = async () =>
      (await Promise.all(scripts)).some((script) => script.includes("recharts-wrapper"));
    await page.goto("/coverage?asOf=2024-11-30");
    await page.waitForLoadState("networkidle");
    const yearEnd = page.getByRole("row", { name: /^2022 年底/ });
    const [planned, built] = await yearEnd.getByRole("cell").allInnerTexts();
    expect(scripts).not.toEqual([]);
    expect(await libraryLoaded()).toBe(false);

    const button = page.getByRole("button", { name: "逐月查看" });
    await button.click();
    const chart = page.getByRole("application", { name: /荆门市逐月/ });
    await expect(chart).toBeVisible();
    expect(await libraryLoaded()).toBe(true);
    const reading = page.getByRole("status").filter({ hasText: "已建" });
    await page.getByLabel("年份").selectOption("2022");
    await page.getByLabel("年份").focus();
    await page.keyboard.press("Tab");
    await expect(chart).toBeFocused();
    await expect(reading).toContainText("2021年12月31日");
    for (let month = 1; month <= 12; month++) {
      await page.keyboard.press("ArrowRight");
      await expect(reading).toContainText(`2022年${month}月`);
    }
    await expect(reading).toContainText(new RegExp(`已建\\s*${built} 个\\s*计划（2022 年底）\\s*${planned} 个`));
    await expectAccessible();

    await page.getByRole("button", { name: "收起逐月图" }).click();
    await expect(chart).toBeHidden();
    await expect(button).toBeFocused();
  });

  test("a county's official sees the county, and the city does not exist for it", async ({ page, signIn }) => {
    await signIn("county_official@shayang");
    await page.goto("/coverage");
    await expect(page.locator("tfoot tr")).toContainText("沙洋县");
    const response = await page.goto("/coverage?region=4208");
    expect(response?.status()).toBe(404);
    await expect(page).not.toHaveTitle(/荆门/);
  });

  test("a mistaken address is told and answered all the same, on a phone and in English", async ({
    page,
    signIn,
    setLocale,
    expectAccessible,
  }) => {
    await signIn("city_official@jingmen");
    await setLocale("en");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/coverage?asOf=1999-01-01&reading=both&region=4208");
    await expect(page.getByText("Something in the address is wrong")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Coverage");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible();
  });

  test("the workbook holds the table and the stations", async ({ page, signIn }) => {
    await signIn("city_official@jingmen");
    await page.goto("/coverage?asOf=2024-11-30");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "导出 Excel" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/荆门市.*2024-11-30\.xlsx$/);
    const { sheets } = await readXlsx(await readFile((await file.path()) ?? ""));
    // Sheets are copied apart: each says that it is a demonstration, and of which day; the figures, what is in doubt.
    for (const { rows } of sheets) expect(rows[0]?.[0]).toContain("演示数据");
    const [table, stations, about] = sheets.map(({ rows }) => rows);
    expect(table?.[1]?.[0]).toMatch(/2024年11月30日.*按行加总/);
    expect(table?.[2]?.[0]).toMatch(/原文存疑.*按行加总/);
    expect(stations?.[1]?.[0]).toMatch(/2024年11月30日.*共 \d+ 个/);
    expect(stations?.[3]?.at(-1)).toBeInstanceOf(Date);
    expect(about?.some(([label]) => label === "原文存疑")).toBe(true);
  });

  test("the JSON API answers the signed-in official and refuses the stranger", async ({ page, signIn, request }) => {
    const address = "/api/v1/coverage?programme=jingmen-2021&region=4208&asOf=2022-12-31";
    const refused = await request.get(address);
    expect([refused.status(), refused.headers()["content-type"]]).toEqual([
      401,
      "application/problem+json; charset=utf-8",
    ]);
    await signIn("city_official@jingmen");
    const answer = await (await page.request.get(address)).json();
    expect(answer.milestones.map(({ planned }: { planned: number }) => planned)).toEqual([21, 32, 45, 60]);
    const printed = await (await page.request.get(`${address}&reading=printed`)).json();
    expect(printed.milestones.map(({ plannedPercent }: { plannedPercent: number }) => plannedPercent)).toEqual([
      35, 55, 76.7, 100,
    ]);
  });
});
