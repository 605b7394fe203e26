import { z } from "zod";

/** A calendar day, `YYYY-MM-DD`, without time or zone. Compares correctly as text. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

export function isIsoDate(text: string): text is IsoDate {
  // PostgreSQL has no year 0.
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export const isoDate = z.string().refine(isIsoDate, "invalidDate");

/** The value of a `@db.Date` column for a day. */
export const toDbDate = (day: IsoDate): Date => new Date(`${day}T00:00:00Z`);

/** The day of a `@db.Date` column. */
export const fromDbDate = (date: Date): IsoDate => date.toISOString().slice(0, 10);

export const addDays = (day: IsoDate, days: number): IsoDate =>
  fromDbDate(new Date(toDbDate(day).getTime() + days * DAY_MS));

/** The same day `months` later, or the last day of a shorter month. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromDbDate(new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))));
}

/** `--12-31` as a day of a year, or of the last one before it that has that day: 29 February stays itself. */
export function dayInYear(yearlyOn: string, year: number): IsoDate {
  for (let leap = year; leap > year - 8; leap--) {
    const day = `${String(leap).padStart(4, "0")}-${yearlyOn.slice(2)}`;
    if (isIsoDate(day)) return day;
  }
  return yearEnd(year);
}

export const yearEnd = (year: number): IsoDate => `${String(year).padStart(4, "0")}-12-31`;

/** Today in China, where every deadline of the documents is meant. */
export const todayInChina = (now: Date = new Date()): IsoDate => fromDbDate(new Date(now.getTime() + 8 * 3_600_000));
