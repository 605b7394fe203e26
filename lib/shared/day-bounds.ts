import { z } from "zod";
import { addMonths, type IsoDate, isIsoDate, todayInChina } from "./dates";
import { plainDay } from "./day-text";
import { cleanLine } from "./folding";

/** No station, unit or document of the register is older than the republic: an earlier year is a slip. */
export const FIRST_DAY: IsoDate = "1949-10-01";
const LAST_DAY: IsoDate = "2100-12-31";

export type DayBounds = { readonly min: IsoDate; readonly max: IsoDate };

const ahead = (years: number) => (today: IsoDate) => addMonths(today, 12 * years);
const upToToday = (today: IsoDate) => today;

/** What a day stands for, and how far ahead of today it can lie. */
const LATEST = {
  /** Something that happened, or a fact that held: a change of units, a step of a station, a document's issue. */
  happened: upToToday,
  /** From which day a document counts. */
  effective: ahead(5),
  /** By which day something promised is due, or from which it is. */
  due: ahead(30),
  agreementFrom: ahead(3),
  agreementTo: ahead(13),
  /** A day that a standard compares a fact with. */
  compared: () => LAST_DAY,
  /** A day that figures or lists are asked for. */
  asked: upToToday,
  /** An end of a list's span, which may well be the end of the year. */
  listed: ahead(1),
} as const satisfies Record<string, (today: IsoDate) => IsoDate>;

export type DayMeaning = keyof typeof LATEST;
export const DAY_MEANINGS = Object.keys(LATEST) as DayMeaning[];

export const dayBounds = (meaning: DayMeaning, today: IsoDate): DayBounds => ({
  min: FIRST_DAY,
  max: LATEST[meaning](today),
});

/** Message key, with both ends, for what is no day between them. */
export const dayRange = ({ min, max }: DayBounds): string => `dayRange|${JSON.stringify({ min, max })}`;

export const isWithinDays = (text: string, { min, max }: DayBounds): text is IsoDate =>
  isIsoDate(text) && text >= min && text <= max;

/** A day in an address: today where it names none, and whether it named one that cannot be shown. */
export function dayAsked(typed: string, meaning: DayMeaning, today: IsoDate): { day: IsoDate; wrong: boolean } {
  const day = plainDay(typed) ?? typed;
  const fits = isWithinDays(day, dayBounds(meaning, today));
  return { day: fits ? day : today, wrong: !fits && typed !== "" };
}

/** What is no day in any writing stays as it was typed. */
const typedDay = (value: unknown): unknown =>
  typeof value === "string" ? (plainDay(value) ?? cleanLine(value)) : value;

const within = (meaning: DayMeaning) => (text: string, context: { addIssue(message: string): void }) => {
  const bounds = dayBounds(meaning, todayInChina());
  if (!isWithinDays(text, bounds)) context.addIssue(dayRange(bounds));
};

/** A day that has to be typed, within the bounds of what it means. */
export const day = (meaning: DayMeaning) =>
  z.preprocess(typedDay, z.string("required").min(1, { error: "required", abort: true }).superRefine(within(meaning)));

/** The same where none need be typed: null then. */
export const optionalDay = (meaning: DayMeaning) =>
  z.preprocess((value) => typedDay(value) || null, z.string("invalid").superRefine(within(meaning)).nullable());
