import { expect, it } from "vitest";
import { tokenFields } from "@/lib/accounts/schema/own";
import { ruleFields } from "@/lib/accounts/schema/security-rules";
import { number, requiredNumber } from "@/lib/shared/fields";

const said = (schema: { safeParse(typed: unknown): { error?: { issues: { message: string }[] } } }, typed: unknown) =>
  schema.safeParse(typed).error?.issues.map(({ message }) => message);

const demanded = { ...tokenFields.defined, ...ruleFields.defined, own: requiredNumber({ min: 1, max: 999 }) };

it.each(Object.entries(demanded).filter(([, field]) => field.kind === "number"))(
  "an empty %s is to be filled in, whatever its bounds",
  (_, { schema }) => {
    for (const empty of ["", "  ", "\u3000", "\u200b", undefined, null])
      expect(said(schema, empty)).toEqual(["required"]);
    expect(said(schema, "x")).toEqual(["notNumber"]);
  },
);

it("a number outside its bounds is told the bound, and full-width digits are digits", () => {
  const field = requiredNumber({ min: 1, max: 999, whole: true });
  expect(said(field.schema, "0")).toEqual(['tooSmall|{"min":1}']);
  expect(said(field.schema, "1000")).toEqual(['tooBig|{"max":999}']);
  expect(said(field.schema, "1.5")).toEqual(["notInteger"]);
  expect(field.schema.parse("\uff11\uff12")).toBe(12);
});

it("an empty number that need not be given is not recorded", () => {
  expect(number({ max: 9 }).schema.parse("")).toBeNull();
  expect(said(number({ max: 9 }).schema, "-1")).toEqual(["negative"]);
});

it("a number is as wide as the largest it may be", () => {
  const digits = (max: number, whole: boolean) => number({ max, whole }).digits;
  expect(digits(999, true)).toBeLessThan(digits(9_999_999_999, true));
  expect(digits(2_100, true)).toBe(4);
});
