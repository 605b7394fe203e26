import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { KeyFigures } from "@/components/coverage/key-figures";
import { linksOf } from "@/components/coverage/place";
import { Tiles } from "@/components/coverage/tiles";
import { coverRegion } from "@/lib/coverage/rules/coverage";
import type { Dashboard, Tile } from "@/lib/coverage/rules/dashboard";
import { messages } from "@/lib/platform/messages";
import { built, county, jingmen } from "../../support/factories/promise";

const region = { code: "420881", name: "钟祥市", kind: "county" as const, level: 3, pinyin: "Zhongxiang" };
const township = (code: string, name: string) => ({ code, name, kind: "town" as const, pinyin: "x" });
const total = { ...coverRegion(county("420881"), jingmen, "rows", "2025-06-30", built(16)), preparing: 3 };
const dashboard = {
  programme: { id: "jingmen-2021", version: 2, plan: jingmen.plan },
  region,
  asOf: "2025-06-30",
  total,
  units: [],
  tiles: [],
  setUpSince: [],
} as unknown as Dashboard;
const links = linksOf(dashboard, null);
const html = (shown: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages["zh-CN"]} timeZone="Asia/Shanghai">
      {shown}
    </NextIntlClientProvider>,
  );

it("more in preparation than missing is told as two numbers, each leading to what makes it", () => {
  const figures = html(<KeyFigures dashboard={dashboard} links={links} />);
  expect(figures.replace(/<[^>]+>/g, "")).toContain("尚缺 1 个；在筹建 3 个");
  expect(figures).toMatch(/<a href="[^"]*state=preparing">在筹建 3 个<\/a>/);
  expect(figures).toContain('<a href="/programmes/jingmen-2021/plan?version=2">17 个</a>');
});

it("names a township that came after the plan as such among those without a station, so that the gap is what is left", () => {
  const tiles: Tile[] = [
    { unit: township("420881106", "文集镇"), state: "none", stations: 0 },
    { unit: township("420881002", "皇庄街道"), state: "preparing", stations: 0 },
  ];
  const groups = [{ group: { unit: region, coverage: total, builtBy: {} }, tiles }];
  const text = html(<Tiles groups={groups} unplanned={["420881002"]} links={links} />).replace(/<[^>]+>/g, "");
  expect(text).toContain("文集镇、皇庄街道（筹建，不在计划内）");
});
