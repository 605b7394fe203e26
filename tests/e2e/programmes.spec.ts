import { type Dialect, workbookIn } from "../support/spreadsheets/dialects";
import { alertOf, expect, test } from "./support/test";

test("the plan table shows what does not add up, the repairs, and takes a ruling @writes", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn("city_official@jingmen");
  await page.goto("/programmes/jingmen-2021/plan");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("计划表核算");
  await expect(page.getByText("2022年总计：印为 12，加总为 11")).toBeVisible();
  await expect(page.getByText("2024年总计：印为 14，加总为 15")).toBeVisible();
  await expect(page.getByText("这样的改法共有 6 种")).toBeVisible();
  await expect(page.getByText("53.3%")).toBeVisible();
  await expect(page.getByText("76.7%")).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "记录裁定" }).click();
  await expect(alertOf(page)).toBeFocused();
  await alertOf(page)
    .getByRole("link", { name: /采用哪一种读法/ })
    .click();
  await expect(page.locator(":focus")).toHaveAttribute("name", "reading");
  await page.getByLabel("按行加总：21、11、13、15").check();
  await page.getByLabel("理由").fill("各行与合计均已核对");
  await page.getByRole("button", { name: "记录裁定" }).click();
  await expect(page.getByText("理由：各行与合计均已核对").first()).toBeVisible();
});

for (const view of ["clauses", "targets", "standards", "deadlines", "doubts", "versions"])
  test(`the programme's ${view} can be read by all`, async ({ page, signIn, expectAccessible, setLocale }) => {
    await signIn("county_official@shayang");
    for (const locale of ["zh-CN", "en"] as const) {
      await setLocale(locale);
      await page.goto(`/programmes/jingmen-2021?view=${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible();
    }
  });

test("what is not there, and what one may not do, is refused", async ({ page, signIn }) => {
  await signIn("county_official@shayang");
  for (const path of ["/programmes/nowhere", "/programmes/jingmen-2021?version=99"])
    expect((await page.goto(path))?.status()).toBe(404);
  expect((await page.goto("/programmes/new"))?.status()).toBe(403);
  expect((await page.goto("/programmes/jingmen-2021?view=x&asOf=never"))?.status()).toBe(200);
});

test("an official enters a further programme in the browser @writes", async ({ page, signIn, expectAccessible }) => {
  const id = "xiangyang-2026";
  await signIn("province_official@hubei");
  await page.goto("/programmes/new");
  await expectAccessible();
  await page.getByRole("combobox", { name: "适用地区" }).fill("xys");
  await page.getByRole("option", { name: /襄阳市/ }).click();
  await page.getByLabel("方案代号").fill("Wrong Code");
  await page.getByLabel("文件标题", { exact: true }).fill("襄阳市社工站提升方案");
  await page.getByLabel("文件全文").fill("襄阳市社工站提升方案\n一、目标\n到2027年底全覆盖。\n附件：任务表");
  await page.getByRole("button", { name: "登记并录入条款" }).click();
  await expect(alertOf(page)).toContainText("小写英文字母");
  await expect(page.getByLabel("文件标题", { exact: true })).toHaveValue("襄阳市社工站提升方案");
  await page.getByLabel("方案代号").fill(id);
  await page.getByRole("button", { name: "登记并录入条款" }).click();

  await page.waitForURL(/edit\/clauses/);
  await page.getByRole("button", { name: "按编号拆分" }).click();
  await expect(page.getByLabel("标题", { exact: true }).nth(1)).toHaveValue("目标");
  await expectAccessible();

  await page.goto(`/programmes/${id}/edit/targets`);
  await page.getByLabel("承诺", { exact: true }).fill("到2027年底全覆盖");
  await page.getByLabel("条款", { exact: true }).selectOption({ index: 2 });
  await page.getByLabel("数值").fill("100");
  await page.getByLabel("期限").fill("2027-12-31");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await expectAccessible();

  await page.goto(`/programmes/${id}/edit/plan`);
  const [from, to] = [page.getByLabel("从", { exact: true }), page.getByLabel("到", { exact: true })];
  await from.fill("2030");
  await to.fill("2026");
  await to.press("Enter");
  await expect(alertOf(page)).toContainText("“到”不早于“从”");
  await expect(from).toHaveValue("2030");
  await expect(to).toHaveValue("2026");
  await expectAccessible();
  await page.goto(`/programmes/${id}/edit/plan`);
  const table = page.getByLabel("表格内容");
  // Long enough to be read in a process of its own.
  const sheet = "xl/worksheets/sheet1.xml";
  const edit: Dialect["edit"] = [
    [sheet, "<sheetData>", `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>`],
    [sheet, "</sheetData>", `</sheetData>${" ".repeat(600_000)}`],
  ];
  const file = workbookIn({ edit }, [
    ["单位", "2025年", "2026年", "2027年"],
    ["南漳县", 9, 1, 2],
    ["宜城市", 9, 2, 2],
  ]);
  await page.getByLabel("上传文件").setInputFiles({ name: "任务表.xlsx", mimeType: "application/zip", buffer: file });
  await expect(page.getByText("已读取工作表“表”")).toBeVisible();
  await expect(page.getByText("原表隐藏了这些列，没有读入：B 2025年")).toBeVisible();
  await expect(table).toHaveValue("单位\t\t2026年\t2027年\n南漳县\t\t1\t2\n宜城市\t\t2\t2");
  await expectAccessible();
  await page.getByRole("button", { name: "导入计划表" }).click();
  await expect(alertOf(page)).toContainText("请先看过下列提示");
  await table.fill("单位\t2026年\t2027年\n南章县\t1\t2\n宜城\t2\tx");
  await page.getByRole("button", { name: "检查" }).click();
  await expect(page.getByText("A2：没有找到“南章县”")).toBeVisible();
  await expect(page.getByText("C3：“x”不是数字")).toBeVisible();
  await table.fill("单位\t2026年\t2027年\t合计\n南漳县\t1\t2\t3\n宜城\t2\t2\t5");
  await page.getByLabel(/按原样导入/).check();
  await page.getByRole("button", { name: "导入计划表" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: "再加一张计划表" }).click();
  await page.waitForURL(/table=new/);
  await page.getByLabel("表名", { exact: true }).fill("社区站任务表");
  await page.getByLabel("表格内容").fill("单位\t2026年\n宜城市\t3");
  await page.getByLabel(/按原样导入/).check();
  await page.getByRole("button", { name: "导入计划表" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.getByRole("link", { name: "2 · 社区站任务表" }).click();
  await expect(page.getByLabel("表格内容")).toHaveValue(/宜城市/);
  await page.getByRole("button", { name: "删除这张计划表" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByRole("link", { name: "2 · 社区站任务表" })).toBeHidden();

  await page.goto(`/programmes/${id}/edit/provisions`);
  await page.getByLabel("规定", { exact: true }).fill("人员经费不高于项目总额的70%");
  await page.getByLabel("条款", { exact: true }).selectOption({ index: 2 });
  await page.getByLabel("类别").selectOption("上限");
  await page.getByLabel("数值要求").selectOption("不超过（≤）");
  await page.getByLabel("数值", { exact: true }).fill("七成");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(alertOf(page)).toContainText("请填写数字");
  await expect(page.getByLabel("规定", { exact: true })).toHaveValue("人员经费不高于项目总额的70%");
  await page.getByLabel("数值", { exact: true }).fill("７０");
  await page.getByLabel("单位", { exact: true }).fill("%");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await expectAccessible();

  await page.goto(`/programmes/${id}/edit/doubts`);
  await page.getByLabel("标题", { exact: true }).fill("“年底”含不含当日");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(alertOf(page)).toContainText("读法 1：请填写此项");
  await expect(alertOf(page)).toContainText("条款：请填写此项");
  await expect(page.getByLabel("标题", { exact: true })).toHaveValue("“年底”含不含当日");
  await page.getByLabel("条款", { exact: true }).selectOption({ index: 2 });
  await page.getByLabel("说明", { exact: true }).fill("原文只写“年底”");
  await page.getByLabel("读法 1", { exact: true }).fill("含当日");
  await page.getByLabel("读法 2", { exact: true }).fill("不含当日");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await expectAccessible();

  await page.goto(`/programmes/${id}/edit/standards`);
  await expectAccessible();
  await page.goto(`/programmes/${id}/edit/review`);
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.locator("[data-check]").getByRole("row", { name: /襄阳市 计划总数/ })).toBeVisible();
  await page.getByRole("button", { name: "确认无误，保存" }).click();
  await page.waitForURL(new RegExp(`/programmes/${id}$`));
  await expect(page.getByText("人员经费不高于项目总额的70%")).toBeVisible();
  await page.goto(`/programmes/${id}?view=doubts`);
  await expect(page.getByRole("heading", { name: "“年底”含不含当日" })).toBeVisible();
  await page.goto(`/programmes/${id}/plan`);
  await expect(page.getByText("1处合计与加总不符")).toBeVisible();
});
