import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { linksOf } from "@/components/coverage/place";
import { UnitTable } from "@/components/coverage/unit-table";
import { coverRegion } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { messages } from "@/lib/platform/messages";
import { built, county, jingmen } from "../../support/factories/promise";

const later = { code: "420881002", name: "皇庄街道", kind: "subdistrict" as const, level: 4, pinyin: "Huangzhuang" };
const place = { path: "/42/4208/420881/420881002/", level: 4, found: 0, foundWhenDue: 0 };
const dashboard = {
  programme: { id: "jingmen-2021" },
  region: { code: "420881", name: "钟祥市", kind: "county", level: 3, pinyin: "Zhongxiang" },
  asOf: "2025-06-30",
  total: coverRegion(county("420881"), jingmen, "rows", "2025-06-30", built(17)),
  units: [{ unit: later, coverage: coverRegion(place, jingmen, "rows", "2025-06-30", built(0)), builtBy: {} }],
  elsewhere: { built: 2, preparing: 0, builtBy: { "2022-12-31": 7 } },
  setUpSince: [{ ...later, newlySetUp: "2021-12-31" }],
} as unknown as Dashboard;

const render = (shown: Dashboard) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages["zh-CN"]} timeZone="Asia/Shanghai">
      <UnitTable dashboard={shown} links={linksOf(shown, null)} />
    </NextIntlClientProvider>,
  );
const html = render(dashboard);

it("leads from the stations in none of the places to their own list, on the day they are counted", () => {
  const row = html.match(/<tr><th[^>]*>不在上列地区.*?<\/tr>/)?.[0] ?? "";
  const lists = [...row.matchAll(/href="([^"]*)"[^>]*>(\d+)</g)].map(([, href = "", count]) => {
    const query = new URLSearchParams(href.replaceAll("&amp;", "&").split("?")[1]);
    return [query.get("region"), query.get("asOf"), query.get("outside"), count];
  });
  expect(lists).toContainEqual(["420881", "2022-12-31", "2025-06-30", "7"]);
  expect(lists).toContainEqual(["420881", "2025-06-30", "2025-06-30", "2"]);
});

it("counts what stood elsewhere on a due day, so that the lines add up to the total", () => {
  expect(html).toMatch(/<tr><th[^>]*>不在上列地区.*?<\/th><td[^>]*>0<\/td><td[^>]*><a[^>]*>7<\/a><\/td>/);
});

it("says why a township that came after the programme has no plan, and gives no verdict on it", () => {
  const row = html.match(/<tr><th[^>]*><a[^>]*>皇庄街道.*?<\/tr>/)?.[0];
  expect(row).toContain("2021 年设立，在方案之后，没有计划");
  expect(row).not.toContain("未达标");
});

it("says nothing of a plan where the document has none", () => {
  const silent = { ...jingmen, plan: null, perTownship: null };
  const total = coverRegion(county("420881"), silent, "rows", "2025-06-30", built(17));
  const units = [{ unit: later, coverage: coverRegion(place, silent, "rows", "2025-06-30", built(0)), builtBy: {} }];
  expect(render({ ...dashboard, total, units })).not.toContain("没有计划");
});

it("says beside every verdict what is missing, and before the day how many a month it takes", () => {
  const total = coverRegion(county("420822"), jingmen, "rows", "2022-12-31", built(4, 6));
  const text = render({ ...dashboard, asOf: "2022-12-31", total, units: [] }).replace(/<[^>]+>/g, "");
  expect(text).toContain("4/ 4●达标30.8%●达标6/ 7▲未达标46.2%▲未达标还差 1 个");
  expect(text).toMatch(/进行中还差 4 个，每月 0\.4 个.*进行中还差 7 个，每月 0\.3 个/);
});
