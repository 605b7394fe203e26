import { describe, expect, it } from "vitest";
import { isRegionCode, kindOf, levelOf, nextCode, parentCodeOf } from "@/lib/regions/rules/codes";
import { countsAsTownship, inForce } from "@/lib/regions/rules/in-force";
import { ancestorPaths, codesOfPath, isWithin } from "@/lib/regions/rules/paths";

describe("region codes", () => {
  it.each([
    ["CN", 0, "country", null],
    ["42", 1, "province", "CN"],
    ["4208", 2, "city", "42"],
    ["420822", 3, "county", "4208"],
    ["4208ZH", 3, "functional_area", "4208"],
    ["420881002", 4, "subdistrict", "420881"],
    ["420822100", 4, "town", "420822"],
    ["420802200", 4, "township", "420802"],
    ["420802399", 4, "township", "420802"],
    ["420802400", 4, "quasi_township", "420802"],
    ["350527000", 4, "quasi_township", "350527"],
    ["420881002001", 5, "residents_committee", "420881002"],
    ["420822100200", 5, "villagers_committee", "420822100"],
    ["420822100498", 5, "quasi_residents_committee", "420822100"],
    ["420822100598", 5, "quasi_villagers_committee", "420822100"],
  ])("%s is level %i, %s, below %s", (code, level, kind, parent) => {
    expect(isRegionCode(code)).toBe(true);
    expect(levelOf(code)).toBe(level);
    expect(kindOf(code)).toBe(kind);
    expect(parentCodeOf(code)).toBe(parent);
  });

  it.each(["", "4", "420", "42082", "4208zh", "4208ZHX", "4208221000", "42082210A", "４２", "cn", "/42/"])(
    "%j is no code",
    (code) => {
      expect(isRegionCode(code)).toBe(false);
      expect(() => levelOf(code)).toThrow(RangeError);
    },
  );

  it("counts subdistricts, towns and townships only", () => {
    const counted = ["420881002", "420822100", "420802200", "420802400", "420822", "420822100200"].filter((code) =>
      countsAsTownship(kindOf(code)),
    );
    expect(counted).toEqual(["420881002", "420822100", "420802200"]);
  });

  it("gives the next code of a range, and a gap only when the end is used", () => {
    expect(nextCode("420822", "town", ["420822100", "420822103", "420822200", "420804104"])).toBe("420822104");
    expect(nextCode("420822", "subdistrict", [])).toBe("420822001");
    expect(nextCode("420822", "town", ["420822100", "420822199"])).toBe("420822101");
    const all = Array.from({ length: 100 }, (_, index) => `420822${100 + index}`);
    expect(nextCode("420822", "town", all)).toBeNull();
    expect(nextCode("4208", "county", [])).toBeNull();
  });
});

describe("paths and days", () => {
  it("lists what is above a unit", () => {
    expect(ancestorPaths("/42/4208/")).toEqual(["/", "/42/", "/42/4208/"]);
    expect(ancestorPaths("/")).toEqual(["/"]);
    expect(codesOfPath("/42/4208/420822/")).toEqual(["CN", "42", "4208", "420822"]);
    expect(isWithin("/42/4208/420822/", "/42/4208/")).toBe(true);
    expect(isWithin("/42/4208/", "/42/4208/420822/")).toBe(false);
  });

  it("takes the first day in and the last day out", () => {
    const unit = { validFrom: "2021-12-31", validTo: "2023-05-01" };
    expect(["2021-12-30", "2021-12-31", "2023-04-30", "2023-05-01"].map((day) => inForce(unit, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(inForce({ validFrom: null, validTo: null }, "1949-10-01")).toBe(true);
  });
});
