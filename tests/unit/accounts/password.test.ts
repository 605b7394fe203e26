import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialPassword, minimumLength, passwordFaults } from "@/lib/accounts/rules/password";

const rules = { minLength: 8, loginName: "city_official@jingmen" };

describe("a new password", () => {
  it.each([
    ["Abcdefg1", []],
    ["abcdef1!", []],
    ["ABCDEF1!", []],
    ["Abcdefg!", []],
    ["密码长城Aa1!", []],
    ["Abcdef1", ['passwordShort|{"min":8}']],
    ["abcdefg1", ["passwordClasses"]],
    ["ABCDEFGH", ["passwordClasses"]],
    ["abc def g 1", ["passwordClasses"]],
    ["Jingmen-2021", ["passwordName"]],
    ["xCity_Official@Jingmen1", ["passwordName"]],
    ["OFFICIAL-a1", ["passwordName"]],
    ["Jingmen-2021", ["passwordName"]],
    [`Aa1${"x".repeat(126)}`, ['tooLong|{"max":128}']],
    ["", ['passwordShort|{"min":8}', "passwordClasses"]],
  ])("%s → %j", (password, faults) => {
    expect(passwordFaults(password, rules)).toEqual(faults);
  });

  it("counts characters, not code units", () => {
    expect(passwordFaults("Aa1𠀀𠀁𠀂𠀃", rules)).toEqual(['passwordShort|{"min":8}']);
  });

  it("is longer for the three admins", () => {
    const lengths = { passwordMinLength: 8, adminPasswordMinLength: 12 };
    expect(minimumLength("audit_admin", lengths)).toBe(12);
    expect(minimumLength("station_lead", lengths)).toBe(8);
  });
});

it("draws first passwords that every rule accepts", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const drawn = initialPassword((below) => stream.next().value % below);
      expect(drawn).toMatch(/^[A-Z][a-z]{2}\d(-[A-Z][a-z]{2}\d){3}$/);
      expect(passwordFaults(drawn, { minLength: 12, loginName: "nobody@nowhere" })).toEqual([]);
    }),
  );
});
