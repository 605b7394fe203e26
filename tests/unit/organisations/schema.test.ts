import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeOn, gradeUntil } from "@/lib/organisations/rules";
import { createOrganisationInput } from "@/lib/organisations/schema";
import { creditCheck, isCreditCode, plainCreditCode } from "@/lib/shared/credit-code";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** GB 32100-2015, appendix A, and two printed on certificates. */
const REAL = ["91350100M000100Y43", "91110000600037341L", "91330106673959654P"];

describe("a unified social credit code", () => {
  it.each(REAL)("%s is one", (code) => expect(isCreditCode(code)).toBe(true));

  it("is none with any one character exchanged, or two neighbours", () => {
    const anyChange = fc.tuple(fc.constantFrom(...REAL), fc.nat(17), fc.constantFrom(...ALPHABET));
    fc.assert(
      fc.property(anyChange, ([code, at, sign]) => {
        const other = code.slice(0, at) + sign + code.slice(at + 1);
        expect(isCreditCode(other)).toBe(other === code);
        const swapped = code.slice(0, at) + (code[at + 1] ?? "") + code[at] + code.slice(at + 2);
        if (at < 17) expect(isCreditCode(swapped)).toBe(swapped === code);
      }),
    );
  });

  it("is read as it is typed: full-width, small letters, spaces and dashes", () => {
    expect(plainCreditCode(" ９1350100-m000100y43 ")).toBe("91350100M000100Y43");
    for (const wrong of ["", "9135", "91350100M000100Y4I", "91350100M000100Y431", "9135010①M00100Y43"])
      expect(isCreditCode(plainCreditCode(wrong)), wrong).toBe(false);
  });

  it("has a check character that the weights 3^i mod 31 give", () => {
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    for (const code of REAL) {
      const sum = weights.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code[at] ?? ""), 0);
      expect(creditCheck(code.slice(0, 17))).toBe(ALPHABET[(31 - (sum % 31)) % 31]);
    }
  });
});

describe("a grade", () => {
  it("holds to the day before the fifth year is over, from 29 February too", () => {
    expect(gradeUntil("2020-02-29")).toBe("2025-02-27");
    expect(gradeUntil("2019-12-03")).toBe("2024-12-02");
    const graded = { grade: "a3", gradedOn: "2019-12-03" };
    expect(gradeOn(graded, "2024-12-02")).toMatchObject({ lapsed: false });
    expect(gradeOn(graded, "2024-12-03")).toMatchObject({ lapsed: true });
    expect(gradeOn({ grade: null, gradedOn: null }, "2024-12-03")).toBeNull();
  });

  it("has a day, and the day a grade", () => {
    const form = { name: "甲", creditCode: REAL[0], regionCode: "4208" };
    const wrong = (more: object) =>
      createOrganisationInput
        .safeParse({ ...form, ...more })
        .error?.issues.map(({ path, message }) => [path[0], message]);
    expect(wrong({ grade: "a3" })).toEqual([["gradedOn", "required"]]);
    expect(wrong({ gradedOn: "2020-01-01" })).toEqual([["grade", "required"]]);
    expect(wrong({ grade: "a3", gradedOn: "2020-01-01" })).toBeUndefined();
    expect(wrong({ name: "\u200b", creditCode: "91350100M000100Y44" })).toEqual([
      ["name", "required"],
      ["creditCode", "creditCode"],
    ]);
  });
});
