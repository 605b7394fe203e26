import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partOf, withPart } from "@/lib/programmes/rules/parts";
import { totalsCode } from "@/lib/programmes/rules/plan-doubt";
import { importPlan } from "@/lib/programmes/rules/plan-import";
import { provisionsForm } from "@/lib/programmes/schema/provision-form";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayBounds, dayRange } from "@/lib/shared/day-bounds";
import { jingmenUnits } from "../../support/factories/programmes";

const range = (meaning: DayMeaning) => dayRange(dayBounds(meaning, todayInChina()));

const row = {
  ...{ clause: "1", kind: "staffing", strength: "must", text: "每站配备社工", textEn: "", party: "", partyEn: "" },
  ...{ comparator: "", value: "", valueMax: "", unit: "", fromOn: "", dueOn: "" },
};
const parse = (fields: Partial<typeof row>) =>
  provisionsForm.safeParse({
    ...{ programmeId: "x", _version: "1", part: "" },
    ...Object.fromEntries(Object.entries({ ...row, ...fields }).map(([name, value]) => [`rows.0.${name}`, value])),
  });
const first = (fields: Partial<typeof row>) => parse(fields).data?.rows[0];
const errors = (fields: Partial<typeof row>) =>
  parse(fields).error?.issues.map(({ path, message }) => `${String(path.at(-1))} ${message}`);

describe("a provision as typed", () => {
  it("names no number, one, or a range as 2–4 of each station", () => {
    expect(first({})).toMatchObject({ comparator: null, value: null, valueMax: null, unit: null });
    expect(first({ comparator: "lte", value: "７０", unit: "%" })).toMatchObject({
      comparator: "lte",
      value: 70,
      unit: "%",
    });
    expect(first({ comparator: "between", value: "2", valueMax: "4", unit: "人/站" })).toMatchObject({
      ...{ comparator: "gte", value: 2, valueMax: 4, unit: "人/站" },
    });
    expect(first({ value: "5", valueMax: "6", unit: "人" })).toMatchObject({
      comparator: null,
      value: null,
      unit: null,
    });
    expect(first({ comparator: "eq", value: "1,200.5", valueMax: "9" })).toMatchObject({
      value: 1200.5,
      valueMax: null,
    });
  });

  it("is refused field by field, all at once", () => {
    expect(errors({ text: " ", comparator: "gte", value: "很多", dueOn: "2026-02-30" })).toEqual([
      "text required",
      "value notNumber",
      `dueOn ${range("due")}`,
    ]);
    expect(errors({ comparator: "between", value: "4", valueMax: "2" })).toEqual(['valueMax tooSmall|{"min":4}']);
    expect(errors({ comparator: "between" })).toEqual(["value required", "valueMax required"]);
    expect(errors({ comparator: "gte", value: "-1" })).toEqual(["value negative"]);
    expect(errors({ comparator: "gte", value: "0.00001" })).toEqual(["value notNumber"]);
    expect(errors({ fromOn: "2026-12-31", dueOn: "2026-01-01" })).toEqual(["dueOn dateOrder"]);
    expect(errors({ kind: "=cmd|' /C calc'!A0" })).toEqual(["kind unknownOption"]);
  });

  it("left empty is no row, whatever is chosen in it", () => {
    expect(parse({ text: "", kind: "cap", comparator: "lte" }).data?.rows).toEqual([]);
  });
});

describe("the provisions of a part", () => {
  const clause = fc.constantFrom("0", "1", "2", "2.1", "2.10", "10", "10.2", "annex");
  const rows = fc.array(fc.record({ clause, id: fc.nat() }));
  it("take the place of those it had; the others keep their order", () => {
    fc.assert(
      fc.property(rows, rows, fc.constantFrom("1", "2", "10", "annex"), (all, typed, part) => {
        const own = typed.map((one) => ({ ...one, clause: part }));
        const result = withPart(all, part, own);
        const others = (list: typeof all) => list.filter((one) => partOf(one.clause) !== part);
        expect(others(result)).toEqual(others(all));
        expect(result.filter((one) => partOf(one.clause) === part)).toEqual(own);
        expect(withPart(all, "", own)).toEqual(own);
      }),
    );
  });
});

describe("a plan table", () => {
  it("says of a unit that does not exist on the day when it did", () => {
    const absent = [
      { code: "420899", name: "屈家岭区", level: 3, formerNames: [], since: "2030-01-01" },
      { code: "420898", name: "老城区", level: 3, formerNames: [], until: "2020-01-01" },
    ];
    const grid = [
      ["单位", "2021"],
      ["屈家岭", "1"],
      ["荆门市老城区", "1"],
      ["没有区", "1"],
    ];
    const { problems, table } = importPlan(grid, jingmenUnits, ["荆门市"], absent);
    expect(table).toBeNull();
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "unitLater", cell: "A2", params: { name: "屈家岭区", day: "2030-01-01" } },
      { code: "unitClosed", cell: "A3", params: { name: "老城区", day: "2020-01-01" } },
      { code: "unitUnknown", cell: "A4" },
    ]);
  });

  it("has a doubt whose code is free", () => {
    expect(totalsCode([])).toBe("plan-totals");
    expect(totalsCode(["plan-totals", "plan-totals-3"])).toBe("plan-totals-2");
  });
});
