import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { ruleFields } from "@/lib/accounts/schema/security-rules";
import { readForm } from "@/lib/platform/form-state";
import { readPlanText } from "@/lib/programmes/rules/plan-file";
import { readNumber, readYear } from "@/lib/programmes/rules/plan-grid";
import { amount } from "@/lib/programmes/schema/fields";
import { searchQuery } from "@/lib/regions/schema";
import { plainNumber } from "@/lib/shared/number-text";
import { factFields } from "@/lib/stations/schema/facts";

/** A field as a browser sends it. */
const sent = (value: string): unknown => {
  const data = new FormData();
  data.set("field", value);
  return readForm(data).field;
};
const read = (schema: z.ZodType, value: unknown): unknown => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
};
const cell = (text: string): number | null => {
  const reading = readNumber(text);
  return reading.kind === "number" ? reading.value : null;
};
const pasted = (text: string): number | null => {
  const reading = readPlanText(`单位\t2021年\n沙洋县\t${text}`);
  const row = reading.ok && reading.grid.length === 2 ? reading.grid[1] : undefined;
  return row?.length === 2 ? cell(row[1] ?? "") : null;
};

/** Every way in for a number. */
const doors: Record<string, (text: string) => unknown> = {
  "a number": (text) => plainNumber(text) && Number(plainNumber(text)),
  "a count of a station": (text) => read(factFields.staffCount, sent(text)),
  "an area of a station": (text) => read(factFields.officeArea, sent(text)),
  "a target": (text) => read(amount, sent(text)),
  "a rule of security": (text) => read(ruleFields.defined.lockMinutes.schema, sent(text)),
  "a cell of a workbook": cell,
  "a pasted cell": pasted,
  "a parameter of the API": (text) => read(searchQuery.shape.limit, text),
};

const digits = /^[0-9０-９]$/;
/** What takes no place on the screen; of Hangul the fillers do take one. */
const isUnseen = (character: string): boolean =>
  /^\p{Default_Ignorable_Code_Point}$/u.test(character) && !/^[\u115f\u1160\u3164\uffa0]$/.test(character);

const agrees = (text: string, character: string, value: unknown): boolean => {
  if (value === null) return true;
  if (character === "." || character === "．") return value === 4.3;
  return isUnseen(character) && value === 43 && text.length > 2;
};

/** Those that could be taken for a digit, for nothing, or for a space, and every hundredth of all others. */
const suspects: string[] = [];
for (let code = 0; code <= 0x10ffff; code++) {
  const character = String.fromCodePoint(code);
  if (digits.test(character)) continue;
  if (code % 101 === 0 || /[\p{N}\p{C}\p{Z}\p{P}\p{Default_Ignorable_Code_Point}]/u.test(character)) {
    if (!/[\p{Cn}\p{Co}]/u.test(character) || /\p{Noncharacter_Code_Point}/u.test(character)) suspects.push(character);
  } else if (/[\s\d]/u.test(character.normalize("NFKC"))) suspects.push(character);
}

describe.each(Object.entries(doors))("%s", (_name, door) => {
  it("is read in half and full width", () => {
    expect([door("43"), door("４3"), door(" ４３ ")]).toEqual([43, 43, 43]);
  });

  it("is refused or unchanged with any other character inside", () => {
    const wrong = suspects.filter((character) => !agrees(`4${character}3`, character, door(`4${character}3`)));
    expect(wrong.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  }, 60_000);

  it("is refused or unchanged with any other characters around and inside", () => {
    const others = fc.array(fc.constantFrom(...suspects), { maxLength: 3 }).map((all) => all.join(""));
    fc.assert(
      fc.property(others, others, others, (before, inside, after) => {
        const value = door(`${before}4${inside}3${after}`);
        expect([null, 43, -43, 4.3, -4.3]).toContain(value);
        if (value === 43) expect([...inside].every(isUnseen)).toBe(true);
      }),
    );
  });
});

describe("a year over a column", () => {
  it.each(["2021", "２０２１年", " 2021 年 ", "2021\n年度", "⼆〇⼆⼀年", "2021年\u200b"])("%j is 2021", (text) =>
    expect(readYear(text)).toBe(2021),
  );

  it("is none with any other character inside", () => {
    const wrong = suspects.filter((one) => !isUnseen(one) && readYear(`20${one}21年`) !== null);
    expect(wrong.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  }, 60_000);
});
