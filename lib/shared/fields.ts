import { z } from "zod";
import { isoDate } from "./dates";
import { type DayMeaning, optionalDay } from "./day-bounds";
import { cleanLine, halfWidth, isBlank } from "./folding";
import { plainNumber } from "./number-text";
import { within } from "./text-field";

/**
 * What a form asks for: how it is drawn, what may be typed (`schema`), and what may be stored (`stored`: what was stored
 * before a bound was drawn stays readable). Null means not recorded.
 */
export type Field<In extends z.ZodType = z.ZodType, Stored extends z.ZodType = z.ZodType> = Drawn & {
  readonly schema: In;
  readonly stored: Stored;
  readonly required: boolean;
};
type Drawn =
  | { readonly kind: "text" | "flag" }
  | { readonly kind: "number"; readonly unit?: string; readonly digits: number }
  | { readonly kind: "day"; readonly meaning: DayMeaning }
  | { readonly kind: "choice" | "set"; readonly options: readonly string[] };

const tooBig = (max: number) => `tooBig|${JSON.stringify({ max })}`;

/** What is typed, without what nobody sees; null where there is nothing to read. */
export const blankToNull = (value: unknown): unknown => {
  if (typeof value !== "string") return value ?? null;
  const text = cleanLine(value);
  return isBlank(text) ? null : text;
};

const withinLength = (max: number) => z.string("invalid").refine(...within(max));
const optional = <S extends z.ZodType>(schema: S) => ({ schema, stored: schema, required: false });

export const text = ({ max }: { max: number }) => ({
  kind: "text" as const,
  ...optional(z.preprocess((value) => blankToNull(value), withinLength(max).nullable())),
});

/** What must be given, by the rules of `schema`. */
export const required = <const K extends "text", S extends z.ZodType>(kind: K, schema: S) => ({
  ...{ kind, schema, stored: z.string(), required: true },
});

/** One or more numbers to dial, full-width digits folded. */
export const phone = ({ max }: { max: number }) => ({
  kind: "text" as const,
  ...optional(
    z.preprocess(
      (value) => {
        const typed = blankToNull(value);
        return typeof typed === "string" ? halfWidth(typed) : typed;
      },
      withinLength(max)
        .refine((value) => /^[\d+()\-\s/、,;转分机#]{3,}$/u.test(value), { message: "phone" })
        .nullable(),
    ),
  ),
});

type Bounds = { min?: number; max: number; unit?: string; whole?: boolean };

const numberKind = ({ max, unit, whole }: Bounds) => ({
  // What stands behind the point takes room too.
  ...{ kind: "number" as const, unit, digits: String(max).length + (whole ? 0 : 3) },
});

/** Only a number is held against the bounds: of an empty field they would say "at least 1". */
const bounded = ({ min, max, whole = false }: Bounds) => {
  const number = z
    .number({ error: ({ input }) => (input === null ? "required" : "notNumber") })
    .min(min ?? 0, min === undefined ? "negative" : `tooSmall|${JSON.stringify({ min })}`)
    .max(max, tooBig(max));
  return whole ? number.int("notInteger") : number;
};

/** From `min`, or from 0, to `max`. */
export const number = (asked: Bounds) => ({
  ...numberKind(asked),
  ...optional(z.preprocess(typedNumber, bounded(asked).nullable())),
});

export const requiredNumber = (asked: Bounds) => ({
  ...numberKind(asked),
  ...{ schema: z.preprocess(typedNumber, bounded(asked)), stored: z.number(), required: true },
});

const typedNumber = (value: unknown): unknown => {
  if (typeof value !== "string") return value ?? null;
  if (isBlank(value)) return null;
  const plain = plainNumber(value);
  return plain === null ? Number.NaN : Number(plain);
};

export const day = (meaning: DayMeaning) => ({
  ...{ kind: "day" as const, meaning, required: false },
  schema: optionalDay(meaning),
  stored: isoDate.nullable().default(null),
});
export const flag = () => ({
  kind: "flag" as const,
  ...optional(
    z.preprocess(
      (value) => (value === "yes" ? true : value === "no" ? false : blankToNull(value)),
      z.boolean("unknownOption").nullable(),
    ),
  ),
});

export const choice = <const O extends readonly [string, ...string[]]>(options: O) => ({
  ...{ kind: "choice" as const, options },
  ...optional(z.preprocess((value) => blankToNull(value), z.enum(options, "unknownOption").nullable())),
});

/** In the order of the options, each once. */
export const set = <const O extends readonly [string, ...string[]]>(options: O) => ({
  ...{ kind: "set" as const, options },
  ...optional(
    z.preprocess(
      (value) => (value === undefined || value === null || value === "" ? [] : [value].flat()),
      z.array(z.enum(options, "unknownOption")).transform((chosen) => {
        const ticked = new Set<string>(chosen);
        return (options as readonly string[]).filter((option) => ticked.has(option)) as O[number][];
      }),
    ),
  ),
});

/** The fields of a register, by name: zod shapes of what is typed and of what is stored. */
export function fields<D extends Readonly<Record<string, Field>>>(defined: D) {
  const each = <K extends "schema" | "stored">(part: K) =>
    Object.fromEntries(Object.entries(defined).map(([id, field]) => [id, field[part]])) as {
      [id in keyof D]: D[id][K];
    };
  return {
    defined,
    ids: Object.keys(defined) as Extract<keyof D, string>[],
    shape: each("schema"),
    stored: each("stored"),
  };
}
