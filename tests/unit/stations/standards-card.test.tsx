import { createTranslator, NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { factText } from "@/components/stations/fact-text";
import { StandardsCard } from "@/components/stations/standards-card";
import { messages } from "@/lib/platform/messages";
import { evaluateStandard } from "@/lib/stations/rules/standards";
import type { StationStatus } from "@/lib/stations/schema/status";
import { at, condition, goodFacts, standardOf } from "@/tests/support/factories/stations";

const locale = "zh-CN";
const translator = <N extends "facts" | "stations">(namespace: N) =>
  createTranslator({ locale, messages: messages[locale], namespace }) as never;
const facts = goodFacts({ desks: null });
const day = at("2024-06-30");
const standard = { ...standardOf([condition({ fact: "desks", value: 1 })]), programmeId: "jingmen-2021" };

const shown = (status: StationStatus | null) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      <StandardsCard
        results={[evaluateStandard(standard, facts, day)]}
        facts={facts}
        status={status}
        text={factText(translator("stations"), translator("facts"), locale)}
        at={day}
      />
    </NextIntlClientProvider>,
  );

it.each(["listed", "operating", "accepted"] as const)("asks a station that is %s for the fewest changes", (status) => {
  expect(shown(status)).toContain("最少改 1 处即可达标");
  expect(shown(status)).not.toContain("不计为未达标");
});

it.each([null, "planned", "preparing", "suspended"] as const)("guides a station that is %s all the same", (status) => {
  expect(shown(status)).toContain("最少改 1 处即可达标");
  expect(shown(status)).toContain("以下仅供筹建参考，不计为未达标");
});

it("says how binding a condition is in the words of the programme's page", () => {
  expect(shown("operating")).toContain(`[${messages[locale].programmes.strength.must}]`);
});

it("asks nothing of a closed station", () => {
  expect(shown("closed")).not.toContain("最少改");
  expect(shown("closed")).toContain("已撤销，以下仅供查考，不计为未达标");
});
