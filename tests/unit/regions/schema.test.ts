import { describe, expect, it } from "vitest";
import { changeQuery, memberForm } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayBounds, dayRange } from "@/lib/shared/day-bounds";

const range = (meaning: DayMeaning) => dayRange(dayBounds(meaning, todayInChina()));

const asked = (fields: Record<string, unknown>) => {
  const parsed = changeQuery.safeParse({ kind: "rename", name: "新镇", on: "2024-01-01", ...fields });
  return parsed.success ? parsed.data : parsed.error.issues.map(({ path, message }) => `${path.join(".")}:${message}`);
};

describe("what is typed about a change of units", () => {
  it("may be full-width, and a rare character is one character", () => {
    expect(asked({ on: "２０２４－０１－０１" })).toMatchObject({ on: "2024-01-01" });
    expect(asked({ name: "𠮷".repeat(40) })).toMatchObject({ name: "𠮷".repeat(40) });
    expect(asked({ name: "\u3000新\n镇\u0000\u200b" })).toMatchObject({ name: "新 镇" });
    expect(asked({ kind: "set_up", unitKind: "town", unitCode: "４２０８２２１５０" })).toMatchObject({
      unitCode: "420822150",
    });
    expect(asked({ kind: "set_up", unitKind: "town", unitCode: " " })).toMatchObject({ unitCode: undefined });
    expect(
      memberForm.parse({
        areaCode: "4208zh".toUpperCase(),
        memberCode: "４２０８０２１０２",
        on: "2024-01-01",
        basis: "批复",
      }),
    ).toMatchObject({ memberCode: "420802102" });
  });

  it.each([
    [{ name: " \u3000" }, ["name:required"]],
    [{ name: undefined }, ["name:required"]],
    [{ name: "长".repeat(41) }, ['name:tooLong|{"max":40}']],
    [{ on: "" }, ["on:required"]],
    [{ on: "2023-02-29" }, [`on:${range("happened")}`]],
    [{ kind: "merge", with: [], result: "this" }, ["with:required"]],
    [{ kind: "abolish", why: "" }, ["why:required"]],
  ])("is refused as %j", (fields, expected) => {
    expect(asked(fields)).toEqual(expected);
  });
});
