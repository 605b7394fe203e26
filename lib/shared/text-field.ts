import { z } from "zod";
import { cleanLine, cleanName, cleanText, isBlank } from "./folding";

/** Characters as a reader and PostgreSQL count them: 𠮷 is one, and so is a line end. */
const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};

/** Message key, with its number, for a text of more than `max` characters. */
const tooLong = (max: number) => `tooLong|${JSON.stringify({ max })}`;

/** Refuses more than `max` characters; every form counts by this, after the text was cleaned. */
export const within = (max: number) =>
  [(text: string) => text.length <= max || lengthOf(text) <= max, { message: tooLong(max) }] as const;

/** One line of at most `max` characters, cleaned. */
export const line = (max = 200) =>
  z
    .string("required")
    .transform(cleanLine)
    .refine(...within(max));

/** The same, in which there must be something to read. */
export const filled = (max = 200) => line(max).refine((text) => !isBlank(text), "required");

/** The name of a unit or station, of which there must be something to read. */
export const filledName = (max: number) =>
  z
    .string("required")
    .transform(cleanName)
    .refine(...within(max))
    .refine((name) => !isBlank(name), "required");

/** A text of several lines. */
export const area = (max: number) =>
  z
    .string("required")
    .transform((text) => cleanText(text).trim())
    .refine(...within(max));

export const filledArea = (max: number) => area(max).refine((text) => !isBlank(text), "required");
