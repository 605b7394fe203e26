import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { factIds, factRegistry } from "@/lib/programmes/rules/fact-registry";
import { todayInChina } from "@/lib/shared/dates";
import { type DayMeaning, dayBounds, dayRange } from "@/lib/shared/day-bounds";
import { nextStationCode } from "@/lib/stations/rules/codes";
import { matchesTemplate, SIGN_TEMPLATE, signTextFor, stationNameFor } from "@/lib/stations/rules/names";
import {
  checkTypedFacts,
  emptyFacts,
  factFields,
  nameField,
  requiredDay,
  stationFacts,
} from "@/lib/stations/schema/facts";
import { goodFacts } from "@/tests/support/factories/stations";

const range = (meaning: DayMeaning) => dayRange(dayBounds(meaning, todayInChina()));

const typedFacts = z.object(factFields).superRefine(checkTypedFacts);
const messages = (input: unknown) =>
  typedFacts.safeParse(input).error?.issues.map(({ path, message }) => `${path.join(".")}:${message}`) ?? [];

describe("stationFacts", () => {
  it("has a field for every fact a standard may name, but the derived ones", () => {
    const derived = factIds.filter((id) => "derivedFrom" in factRegistry[id]);
    expect(derived).toEqual(["agreementMonths"]);
    for (const id of factIds) if (!derived.includes(id)) expect(factFields).toHaveProperty(id);
  });

  it("reads a form: blanks, full-width digits, one tick or several", () => {
    const read = typedFacts.parse({
      staffCount: "3",
      officeArea: " 1,320.5 ",
      rooms: "group",
      functions: ["governance", "elderly", "elderly"],
      volunteerTeam: "yes",
      agreementFrom: "2024-01-01",
      hotline: "0724-8550001",
      address: "  ",
    });
    expect(read).toMatchObject({
      staffCount: 3,
      officeArea: 1320.5,
      rooms: ["group"],
      functions: ["elderly", "governance"],
      volunteerTeam: true,
      agreementFrom: "2024-01-01",
      hotline: "0724-8550001",
      address: null,
    });
  });

  it("takes out what would turn a line around, and days that are slips of the year", () => {
    expect(stationFacts.parse({ address: "甲\u202e乙\u2066丙\u0000" }).address).toBe("甲乙丙");
    expect(["1949-10-01", "２０２４－０３－０１"].map((on) => requiredDay.parse(on))).toEqual([
      "1949-10-01",
      "2024-03-01",
    ]);
    for (const on of ["0024-03-01", "2024-13-01"])
      expect(requiredDay.safeParse(on).error?.issues.map(({ message }) => message)).toEqual([range("happened")]);
  });

  it("reads back what it wrote", () => {
    expect(stationFacts.parse(JSON.parse(JSON.stringify(goodFacts())))).toEqual(goodFacts());
    expect(stationFacts.parse(emptyFacts)).toEqual(emptyFacts);
  });

  it.each([
    [{ staffCount: "两" }, ["staffCount:notNumber"]],
    [{ staffCount: "2.5" }, ["staffCount:notInteger"]],
    [{ staffCount: "-1" }, ["staffCount:negative"]],
    [{ staffCount: "99999" }, ['staffCount:tooBig|{"max":9999}']],
    [{ staffCount: "2", certifiedStaffCount: "3" }, ['certifiedStaffCount:tooBig|{"max":2}']],
    [{ agreementFrom: "2024-02-01", agreementTo: "2024-01-31" }, ["agreementTo:dateOrder"]],
    [{ serviceStartedOn: "2023-02-29" }, [`serviceStartedOn:${range("happened")}`]],
    [{ rooms: ["kitchen"] }, ["rooms.0:unknownOption"]],
    [{ hotline: "=cmd|calc" }, ["hotline:phone"]],
    [{ address: "长".repeat(201) }, ['address:tooLong|{"max":200}']],
  ])("refuses %j", (input, expected) => {
    expect(messages(input)).toEqual(expected);
  });

  it("keeps rare characters, emoji and markup as text, and never throws", () => {
    expect(nameField.parse("𠮷𬭊𰻞社工站🏠")).toBe("𠮷𬭊𰻞社工站🏠");
    expect(nameField.parse("<script>alert(1)</script>")).toBe("<script>alert(1)</script>");
    expect(nameField.parse("甲\0乙\n丙")).toBe("甲乙 丙");
    expect(nameField.safeParse("𠮷".repeat(100)).success).toBe(true);
    expect(nameField.safeParse("   ").success).toBe(false);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(factFields)), fc.anything()), (input) => {
        stationFacts.safeParse(input);
      }),
      { numRuns: 300 },
    );
  });
});

describe("names", () => {
  const area = { county: "漳河新区", township: "双喜街道" };
  it("makes the sign of the document, also in a functional area", () => {
    expect(signTextFor({ county: "沙洋县", township: "沙洋镇" })).toBe("沙洋县 沙洋镇社会工作站");
    expect(signTextFor(area)).toBe("漳河新区 双喜街道社会工作站");
    expect(matchesTemplate("漳河新区双喜街道社会工作站", SIGN_TEMPLATE, area)).toBe(true);
    expect(matchesTemplate("掇刀区双喜街道社会工作站", SIGN_TEMPLATE, area)).toBe(false);
    expect(matchesTemplate("漳河新区 双喜\u200b街道社会工作站", SIGN_TEMPLATE, area)).toBe(true);
  });
  it("names a station after its units and its type", () => {
    expect(stationNameFor(["沙洋县", "沙洋镇"], "乡镇(街道)社会工作站")).toBe("沙洋县沙洋镇社会工作站");
    expect(stationNameFor(["沙洋县"], "县(市、区)社会工作服务指导中心")).toBe("沙洋县社会工作服务指导中心");
    expect(stationNameFor(["沙洋镇", "汉津社区"], "村(社区)社工室")).toBe("沙洋镇汉津社区社工室");
    expect(stationNameFor(["沙洋镇"], "志愿服务站")).toBe("沙洋镇志愿服务站");
    expect(stationNameFor(["汉津社区"], "社区社会工作站")).toBe("汉津社区社会工作站");
  });
  it("numbers stations within their unit", () => {
    expect(nextStationCode("420822100", [])).toBe("420822100-01");
    expect(nextStationCode("420822100", ["420822100-01", "420822100-09", "420822101-40"])).toBe("420822100-10");
    expect(nextStationCode("420822100", ["420822100-99"])).toBe("420822100-100");
  });
});
