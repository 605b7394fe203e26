import { describe, expect, it } from "vitest";
import { gridText } from "@/lib/programmes/rules/plan-cells";
import { reviewDraft } from "@/lib/programmes/rules/review";
import { deadlineRows, rowFields } from "@/lib/programmes/schema/form-values";
import { createProgrammeForm, deadlinesForm, rulingForm, targetsForm } from "@/lib/programmes/schema/forms";
import { planForm } from "@/lib/programmes/schema/plan-form";
import { standardForm } from "@/lib/programmes/schema/standard-form";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayBounds, dayRange } from "@/lib/shared/day-bounds";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";

const range = (meaning: DayMeaning) => dayRange(dayBounds(meaning, todayInChina()));

const head = { programmeId: "p", _version: "3" };
const target = {
  clause: "1",
  measure: "stations.built",
  comparator: "gte",
  value: "60",
  dueOn: "2024-12-31",
  strength: "must",
  text: "全覆盖",
  textEn: "",
};
const rowOf = (row: Record<string, string | string[]>, index = 0) =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [`rows.${index}.${field}`, value]));

describe("lists of rows", () => {
  it("are gathered, without rows left empty or marked for removal", () => {
    const parsed = targetsForm.parse({
      ...head,
      ...rowOf(target),
      ...rowOf({ ...target, text: "删", remove: "on" }, 1),
      ...rowOf({ ...target, value: "", dueOn: "", text: " " }, 2),
      ...rowOf({ ...target, value: "30", dueOn: "" }, 3),
    });
    expect(parsed._version).toBe(3);
    expect(parsed.rows.map(({ value, dueOn }) => [value, dueOn])).toEqual([
      [60, "2024-12-31"],
      [30, null],
    ]);
  });

  it("report an error at the field it belongs to", () => {
    const wrong = { ...head, ...rowOf(target), ...rowOf({ ...target, value: "x", dueOn: "2024-02-30" }, 4) };
    const { error } = targetsForm.safeParse(wrong);
    expect(error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)).toEqual([
      "rows.4.value notNumber",
      `rows.4.dueOn ${range("due")}`,
    ]);
  });

  it("ask for a date of every deadline", () => {
    const row = {
      clause: "1",
      what: "自评",
      whatEn: "",
      responsible: "县",
      responsibleEn: "",
      reportTo: "",
      reportToEn: "",
      dueOn: "",
      strength: "must",
    };
    expect(deadlinesForm.safeParse({ ...head, ...rowOf(row) }).success).toBe(false);
    expect(
      deadlinesForm.parse({ ...head, ...rowOf({ ...row, dueOn: "2024-12-31", yearly: "on" }) }).rows,
    ).toMatchObject([{ yearly: "on", reportTo: null }]);
    const stored = { content: { deadlines: [{ ...row, dueOn: null, yearlyOn: "--02-29" }] } };
    const shown = deadlineRows({ ...stored, version: { effectiveFrom: "2026-01-01" } } as never);
    expect(deadlinesForm.parse({ ...head, ...rowFields(shown) }).rows).toMatchObject([
      { yearly: "on", dueOn: "2024-02-29" },
    ]);
  });
});

describe("conditions", () => {
  const condition = {
    item: "有人员",
    itemEn: "",
    clause: "1",
    fact: "staffCount",
    comparator: "between",
    value: "2-4",
    strength: "must",
    advice: "配备",
    adviceEn: "",
    alternative: "",
  };
  const parse = (row: Record<string, string | string[]>) =>
    standardForm.safeParse({
      ...head,
      code: "five",
      name: "五有",
      nameEn: "",
      clause: "4",
      ...rowOf({ ...condition, ...row }),
    });
  const parsedValue = (row: Record<string, string | string[]>) => parse(row).data?.rows[0]?.value;

  it("take the form of the fact they ask of", () => {
    expect(parsedValue({})).toEqual([2, 4]);
    expect(parsedValue({ value: "２至４" })).toEqual([2, 4]);
    expect(parsedValue({ comparator: "gte", value: "300", fact: "officeArea" })).toBe(300);
    expect(parsedValue({ fact: "rooms", comparator: "includesAll", options: ["group", "casework"] })).toEqual([
      "group",
      "casework",
    ]);
    expect(parsedValue({ fact: "operationMode", comparator: "eq", options: "direct_hire" })).toBe("direct_hire");
    expect(parsedValue({ fact: "volunteerTeam", comparator: "eq", value: "" })).toBe(true);
    expect(parsedValue({ fact: "serviceStartedOn", comparator: "lte", value: "asOf" })).toBe("asOf");
    expect(parsedValue({ fact: "serviceStartedOn", comparator: "lte", value: "２０２４－０１－３１" })).toBe(
      "2024-01-31",
    );
    expect(parsedValue({ fact: "hotline", comparator: "present", value: "" })).toBe(true);
    expect(parsedValue({ fact: "signText", comparator: "matches", value: "{county}社工站" })).toBe("{county}社工站");
  });

  it("are refused when they do not fit", () => {
    const problem = (row: Record<string, string | string[]>) =>
      parse(row).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(problem({ value: "4-2" })).toEqual(["rows.0.value notRange"]);
    for (const value of ["-5", "0x10-0x20", "1e3-2e3", "2-4-6", ""])
      expect(problem({ value })).toEqual([value === "2-4-6" ? "rows.0.value notRange" : "rows.0.value notNumber"]);
    expect(problem({ fact: "serviceStartedOn", comparator: "lte", value: "2026-13-45" })).toEqual([
      `rows.0.value ${range("compared")}`,
    ]);
    expect(problem({ fact: "operationMode", comparator: "eq", options: ["direct_hire", "mixed"] })).toEqual([
      "rows.0.options oneOption",
    ]);
    expect(problem({ comparator: "matches" })).toEqual(["rows.0.comparator comparatorUnfit"]);
    expect(problem({ fact: "rooms", comparator: "includesAll", options: "attic" })).toEqual([
      "rows.0.options required",
    ]);
    expect(problem({ fact: "agreementTo", comparator: "gte", value: "soon" })).toEqual([
      `rows.0.value ${range("compared")}`,
    ]);
    expect(problem({ comparator: "gte", value: "two" })).toEqual(["rows.0.value notNumber"]);
  });
});

describe("other forms", () => {
  it("gather typed cells into a table", () => {
    const cells = { "cell.0.0": "单位", "cell.0.1": "2021", "cell.1.0": "沙洋县", "cell.1.1": "4" };
    const fields = {
      ...head,
      clause: "annex",
      title: "表",
      titleEn: "",
      measure: "stations.built",
      tableId: "",
      stationTypeCode: "township_station",
    };
    expect(planForm.parse({ ...fields, ...cells }).table).toBe("单位\t2021\n沙洋县\t4");
    const totals = { "cell.0.total": "合计", "cell.1.total": " ", "cell.total.0": "总计", "cell.total.1": "4" };
    expect(planForm.parse({ ...fields, ...totals, ...cells }).table).toBe("单位\t2021\n沙洋县\t4\n总计\t4");
    const next = { "cell.2.0": "钟祥市", "cell.2.1": " ", "cell.3.0": "京山市", "cell.3.1": "5" };
    expect(planForm.parse({ ...fields, ...cells, ...next }).table).toBe("单位\t2021\n沙洋县\t4\n\t\n京山市\t5");
    expect(planForm.safeParse({ ...fields, table: " " }).success).toBe(false);
    expect(
      gridText([
        ["a\tb", 'c"d'],
        [undefined, "e\nf"],
      ]),
    ).toBe("a b\tc d\n\te f");
  });

  it("take issuers one a line and a code fit for an address", () => {
    const fields = {
      id: "a-1",
      regionCode: "4208",
      effectiveFrom: "2026-01-01",
      title: "题",
      titleEn: "",
      issuers: "甲、乙\n丙",
      addressees: "",
      documentNumber: "",
      issuedOn: "",
      sourceText: "",
    };
    expect(createProgrammeForm.parse(fields)).toMatchObject({
      issuers: ["甲", "乙", "丙"],
      documentNumber: null,
      issuedOn: null,
    });
    for (const id of ["", "A", "1a", "a_b", "a--b", "../x"])
      expect(createProgrammeForm.safeParse({ ...fields, id }).success).toBe(false);
  });
});

describe("the review of a draft", () => {
  const { content } = jingmen2021;
  it("finds nothing missing in Jingmen's plan, and says that totals do not add up", () => {
    expect(reviewDraft(content, "2021-01-01")).toEqual([
      { code: "planDoubt", severity: "warning", step: "plan", count: 2 },
    ]);
  });
  it("says when a number of stations and the plan do not agree", () => {
    const gap = (value: number, dueOn: string | null) => {
      const targets = content.targets.map((one) => (one.code === "all-60" ? { ...one, value, dueOn } : one));
      return reviewDraft({ ...content, targets }, "2021-01-01").find(({ code }) => code === "planGap")?.count ?? 0;
    };
    expect([gap(60, "2024-12-31"), gap(45, "2023-12-31"), gap(60, "2030-12-31"), gap(60, null)]).toEqual([0, 0, 0, 0]);
    expect([gap(61, "2024-12-31"), gap(46, "2023-12-31")]).toEqual([1, 1]);
  });
  it("refuses a draft that promises nothing", () => {
    const empty = { ...content, clauses: [], targets: [], planTables: [], standards: [], deadlines: [] };
    const codes = reviewDraft({ ...empty, document: { ...content.document, sourceText: " " } }, "2021-01-01").map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["noSource", "noClauses", "nothingPromised", "noStandard"]);
  });
});

it("takes a ruling's reason of 2000 characters, and says of a longer one how long it may be", () => {
  const ruling = {
    _version: 0,
    programmeId: "p",
    discrepancyId: crypto.randomUUID(),
    latestVersion: "1",
    reading: "rows",
  };
  expect(rulingForm.parse({ ...ruling, reason: "按".repeat(2_000) }).reason).toHaveLength(2_000);
  const { error } = rulingForm.safeParse({ ...ruling, reason: "按".repeat(2_001) });
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    ["reason", 'tooLong|{"max":2000}'],
  ]);
});
