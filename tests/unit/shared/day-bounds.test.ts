import { describe, expect, it } from "vitest";
import { z } from "zod";
import en from "@/lib/platform/messages/en/errors.json";
import zh from "@/lib/platform/messages/zh-CN/errors.json";
import { addDays, todayInChina } from "@/lib/shared/dates";
import { DAY_MEANINGS, day, dayAsked, dayBounds, dayRange, optionalDay } from "@/lib/shared/day-bounds";

/** Slips of the hand and of programs, each outside the bounds of every meaning. */
const SLIPS = [
  ...["0001-01-01", "0000-01-01", "0024-03-01", "1899-12-31", "1949-09-30", "2101-01-01", "9999-12-31"],
  ...["2023-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1", "202401", "今天"],
];
const messagesOf = (schema: z.ZodType, typed: unknown) =>
  schema.safeParse(typed).error?.issues.map(({ message }) => message) ?? [];

describe.each(DAY_MEANINGS)("a day that is %s", (meaning) => {
  const bounds = dayBounds(meaning, todayInChina());
  it.each(SLIPS)("is not %s, and the answer names both ends", (typed) => {
    expect(messagesOf(day(meaning), typed)).toEqual([dayRange(bounds)]);
    expect(messagesOf(optionalDay(meaning), typed)).toEqual([dayRange(bounds)]);
  });
  it("reaches from the first day to the last, and no further", () => {
    for (const right of [
      bounds.min,
      bounds.max,
      todayInChina(),
      "2024-02-29",
      "２０２４－０２－２９",
      "\ufeff2024-02-29\u200b",
    ])
      expect(messagesOf(day(meaning), right)).toEqual([]);
    expect(messagesOf(day(meaning), addDays(bounds.max, 1))).toEqual([dayRange(bounds)]);
    expect(messagesOf(day(meaning), addDays(bounds.min, -1))).toEqual([dayRange(bounds)]);
  });
  it("may be left out only where none need be typed", () => {
    expect(messagesOf(day(meaning), "")).toEqual(["required"]);
    for (const blank of ["", undefined, null, " "]) expect(optionalDay(meaning).parse(blank)).toBeNull();
  });
});

it("says in both languages between which days it must lie", () => {
  for (const text of [zh.dayRange, en.dayRange]) expect(text).toMatch(/\{min\}.*\{max\}/);
});

it("of an address falls back to today and says so", () => {
  expect(dayAsked("0001-01-01", "asked", "2026-05-01")).toEqual({ day: "2026-05-01", wrong: true });
  expect(dayAsked("2026-05-02", "asked", "2026-05-01")).toEqual({ day: "2026-05-01", wrong: true });
  expect(dayAsked("", "asked", "2026-05-01")).toEqual({ day: "2026-05-01", wrong: false });
  expect(dayAsked("2025-05-01", "asked", "2026-05-01")).toEqual({ day: "2025-05-01", wrong: false });
});

const modules = import.meta.glob("../../../lib/*/schema{.ts,/*.ts}", { eager: true }) as Record<
  string,
  Record<string, unknown>
>;
/** They read what is stored, written under older bounds perhaps, or write answers. */
const STORED = /programmes\/schema\/(content|bundle)|coverage\/schema\/(answer|api)\.ts/;
const STORED_NAMES = ["stationFacts"];

/** Every part of a schema, named by the way to it. */
function parts(schema: unknown, path: string): [string, z.ZodType][] {
  if (!(schema instanceof z.ZodType)) return [];
  const def = schema.def as unknown as Record<string, unknown> & { type: string };
  const inner = ["innerType", "in", "out", "element", "left", "right"].flatMap((key) => parts(def[key], path));
  const options = ((def.options as unknown[]) ?? []).flatMap((option) => parts(option, path));
  const shape = Object.entries((def.shape as object) ?? {}).flatMap(([name, part]) => parts(part, `${path}.${name}`));
  return [[path, schema], ...inner, ...options, ...shape];
}

/** A date shows itself: it takes the leap day of a leap year and refuses it, or loses it, in another. */
function isDate(schema: z.ZodType): boolean {
  try {
    const takes = (text: string) => {
      const { success, data } = schema.safeParse(text);
      return success && data === text;
    };
    return takes("2024-02-29") && !takes("2023-02-29");
  } catch {
    return false;
  }
}

const dates = Object.entries(modules)
  .filter(([file]) => !STORED.test(file))
  .flatMap(([file, exports]) =>
    Object.entries(exports)
      .filter(([name]) => !STORED_NAMES.includes(name))
      .flatMap(([name, schema]) => parts(schema, `${file.split("/lib/")[1]} ${name}`)),
  )
  .filter(([, schema]) => isDate(schema));

it("finds the dates of every form", () => {
  const fields = [...new Set(dates.map(([path]) => path))];
  expect(fields.length).toBeGreaterThan(20);
  for (const field of [
    "regions/schema/index.ts memberForm.on",
    "programmes/schema/forms.ts documentForm.effectiveFrom",
    "programmes/schema/forms.ts createProgrammeForm.issuedOn",
    "programmes/schema/forms.ts publishForm.effectiveFrom",
    "stations/schema/inputs.ts transitionStationInput.on",
    "stations/schema/inputs.ts correctStationInput.agreementTo",
  ])
    expect(fields).toContain(field);
});

it.each(dates)("%s refuses every slip", (_, schema) => {
  for (const slip of SLIPS.filter((one) => /^\d{4}-\d\d-\d\d$/.test(one))) {
    const { success, data } = schema.safeParse(slip);
    expect(success && data === slip, slip).toBe(false);
  }
});
