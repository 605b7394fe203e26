import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CountingNotes } from "@/components/coverage/counting-notes";
import { coverRegion } from "@/lib/coverage/rules/coverage";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { messages } from "@/lib/platform/messages";
import { built, county, jingmen } from "../../support/factories/promise";

const region = { code: "420822", name: "沙洋县", kind: "county" as const, level: 3, pinyin: "sha yang xian" };
const heir = { code: "420822100", name: "沙洋镇", kind: "town" as const, pinyin: "sha yang zhen", found: 2 };

const notes = (locale: "zh-CN" | "en", mergedSince: Dashboard["mergedSince"]) => {
  const total = coverRegion(county("420822"), jingmen, "rows", "2025-06-30", built(9));
  const dashboard = { region, total, units: [], setUpSince: [], mergedSince, tree: "statutory" };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <CountingNotes dashboard={dashboard as unknown as Dashboard} />
    </NextIntlClientProvider>,
  );
};

describe("the notes on how stations are counted", () => {
  it("say why the plan of a merged township is more than one", () => {
    expect(notes("zh-CN", [heir])).toContain("沙洋镇由 2 个乡镇（街道）合并而成，方案原定的 2 个站合并计入它的计划。");
    expect(notes("en", [heir])).toContain(
      "Shayang Town stands for 2 townships that were merged; the stations planned for them are its plan.",
    );
  });

  it("speak of no merger where there was none", () => {
    expect(notes("zh-CN", [])).not.toContain("合并");
    expect(notes("en", [])).not.toContain("merged");
  });
});
