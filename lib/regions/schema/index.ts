import { z } from "zod";
import { RegionKind, UrbanRural } from "@/lib/generated/prisma/enums";
import { day, optionalDay } from "@/lib/shared/day-bounds";
import { cleanLine, halfWidth, isBlank } from "@/lib/shared/folding";
import { plainNumber } from "@/lib/shared/number-text";
import { filled, filledName, line } from "@/lib/shared/text-field";
import { REGION_CODE } from "../rules/codes";

export const regionKind = z.enum(RegionKind);
export const urbanRural = z.enum(UrbanRural);

/** What every list and picker shows of a unit; `name` is the one it bore on the day asked for. */
export const regionBrief = z.object({
  code: z.string(),
  name: z.string(),
  pinyin: z.string(),
  kind: regionKind,
});
export type RegionBrief = z.infer<typeof regionBrief>;

export const regionHit = regionBrief.extend({
  level: z.number().int(),
  path: z.string(),
  /** The units above it, from the province down. */
  above: z.array(regionBrief),
});
export type RegionHit = z.infer<typeof regionHit>;

/** Full-width digits and letters are as good as others. */
const narrow = (value: unknown): unknown => (typeof value === "string" ? halfWidth(cleanLine(value)) : value);

const regionCode = z.preprocess(narrow, z.string("required").regex(REGION_CODE, "region.code"));

const unitName = filledName(40);
/** A field that the page shows but need not be filled in. */
const otherName = z.preprocess(
  (name) => (typeof name === "string" && isBlank(name) ? undefined : name),
  unitName.optional(),
);

const stringList = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat().filter(Boolean)));

const base = { on: day("happened") };
const ownCode = z.preprocess((code) => narrow(code) || undefined, regionCode.optional());

/** The fields of the change page's first step, as they stand in its URL. */
export const changeQuery = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("set_up"), ...base, unitKind: regionKind, name: unitName, unitCode: ownCode }),
  z.object({
    kind: z.literal("rename"),
    ...base,
    name: unitName,
    unitKind: regionKind.optional(),
    unitCode: ownCode,
  }),
  z.object({
    kind: z.literal("merge"),
    ...base,
    with: stringList.refine((codes) => codes.length > 0, "required"),
    result: z.enum(["this", "other", "new"]),
    name: otherName,
    unitKind: regionKind.optional(),
    unitCode: ownCode,
  }),
  z.object({
    kind: z.literal("split"),
    ...base,
    keep: z.enum(["yes", "no"]),
    name: unitName,
    unitKind: regionKind,
    unitCode: ownCode,
    secondName: otherName,
    secondKind: regionKind.optional(),
    secondCode: ownCode,
    children: stringList,
    stations: stringList,
  }),
  z.object({ kind: z.literal("transfer"), ...base, to: regionCode, unitCode: ownCode }),
  z.object({
    kind: z.literal("abolish"),
    ...base,
    why: filled(300),
  }),
]);
export type ChangeQuery = z.infer<typeof changeQuery>;

const reason = line(500);
const basis = filled(200);

/** The second step: what was asked (as JSON of the first step's fields), what was seen, and on what authority. */
export const confirmForm = z.object({
  code: regionCode,
  asked: z.string().max(20_000),
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  basis,
  reason: reason.optional(),
});

export const urbanRuralForm = z.object({
  code: regionCode,
  urbanRural: z.union([urbanRural, z.literal("").transform(() => null)]),
  reason: filled(500),
  _version: z.coerce.number().int(),
});
export type UrbanRuralInput = z.infer<typeof urbanRuralForm>;

export const memberForm = z.object({
  areaCode: regionCode,
  memberCode: regionCode,
  on: base.on,
  basis,
});
export type MemberInput = z.infer<typeof memberForm>;

export const undoForm = z.object({ actId: z.uuid("invalid"), reason: filled(500) });
export type UndoInput = z.infer<typeof undoForm>;

/** Of a query: described as a number, though an address holds texts. */
const whole = (min: number, max: number, fallback: number) =>
  z.preprocess(
    (text) => (typeof text === "string" ? Number(plainNumber(text) ?? Number.NaN) : text),
    z.number().int().min(min).max(max).default(fallback),
  );

/** Query of `GET /api/v1/regions`. */
export const searchQuery = z.object({
  q: filled(60),
  within: regionCode.optional(),
  limit: whole(1, 50, 20),
  maxLevel: whole(0, 5, 5),
  asOf: optionalDay("asked").transform((asOf) => asOf ?? undefined),
});
