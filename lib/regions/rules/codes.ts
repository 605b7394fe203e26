import type { RegionKind } from "@/lib/generated/prisma/enums";

export type Level = 0 | 1 | 2 | 3 | 4 | 5;

export const COUNTRY_CODE = "CN";

const LEVEL_BY_LENGTH: Readonly<Record<number, Level>> = { 2: 1, 4: 2, 6: 3, 9: 4, 12: 5 };

/** Local code of a functional area: its city's four digits and two capital letters, `4208ZH`. */
const FUNCTIONAL_AREA = /^\d{4}[A-Z]{2}$/;

/** The one form of a unit's code; a pattern, so that the API's description can state it. */
export const REGION_CODE = /^(CN|\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{4}[A-Z]{2})$/;

export const isRegionCode = (code: string): boolean => REGION_CODE.test(code);

/** @throws RangeError when the code is none */
export function levelOf(code: string): Level {
  if (code === COUNTRY_CODE) return 0;
  if (FUNCTIONAL_AREA.test(code)) return 3;
  const level = /^\d+$/.test(code) ? LEVEL_BY_LENGTH[code.length] : undefined;
  if (level === undefined) throw new RangeError(`not a region code: ${code}`);
  return level;
}

/**
 * Kind after the three-digit segment of the official code (domain reference 10.1). A segment outside the ranges,
 * such as the 000 that stands for Kinmen county as a whole, is a quasi unit and enters no denominator.
 */
export function kindOf(code: string): RegionKind {
  const level = levelOf(code);
  if (level === 0) return "country";
  if (level === 1) return "province";
  if (level === 2) return "city";
  if (level === 3) return FUNCTIONAL_AREA.test(code) ? "functional_area" : "county";
  const segment = Number(code.slice(-3));
  if (level === 4) {
    if (segment >= 1 && segment < 100) return "subdistrict";
    if (segment >= 100 && segment < 200) return "town";
    return segment >= 200 && segment < 400 ? "township" : "quasi_township";
  }
  if (segment >= 1 && segment < 200) return "residents_committee";
  if (segment >= 200 && segment < 400) return "villagers_committee";
  return segment >= 500 ? "quasi_villagers_committee" : "quasi_residents_committee";
}

/** Code of the unit above by the official code alone; null above the country. */
export function parentCodeOf(code: string): string | null {
  switch (levelOf(code)) {
    case 0:
      return null;
    case 1:
      return COUNTRY_CODE;
    case 2:
      return code.slice(0, 2);
    case 3:
      return code.slice(0, 4);
    default:
      return code.slice(0, -3);
  }
}

const SEGMENTS: Partial<Record<RegionKind, readonly [first: number, last: number]>> = {
  subdistrict: [1, 99],
  town: [100, 199],
  township: [200, 399],
  quasi_township: [400, 599],
  residents_committee: [1, 199],
  villagers_committee: [200, 399],
  quasi_residents_committee: [400, 499],
  quasi_villagers_committee: [500, 599],
};

/**
 * The next free code for a new township or village unit under `parentCode`: after the last one used in the kind's
 * range, or the first gap once the range's end is used. Closed units keep their codes, so none is given out twice.
 * @returns null when the range is full or the kind has none
 */
export function nextCode(parentCode: string, kind: RegionKind, used: Iterable<string>): string | null {
  const range = SEGMENTS[kind];
  if (!range) return null;
  const [first, last] = range;
  const taken = new Set<number>();
  for (const code of used) {
    const segment = Number(code.slice(-3));
    if (code.length === parentCode.length + 3 && code.startsWith(parentCode) && segment >= first && segment <= last)
      taken.add(segment);
  }
  const afterLast = taken.size === 0 ? first : Math.max(...taken) + 1;
  const gap = () =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index).find((segment) => !taken.has(segment));
  const segment = afterLast <= last ? afterLast : gap();
  return segment === undefined ? null : `${parentCode}${String(segment).padStart(3, "0")}`;
}

/** The code with the unit's own last digits under another unit; null where they would make another kind of it. */
export function ownDigitsUnder(
  parentCode: string,
  { code, kind }: { readonly code: string; readonly kind: RegionKind },
): string | null {
  const moved = `${parentCode}${code.slice(-3)}`;
  return fits({ code: moved, kind, parentCode }) ? moved : null;
}

/** Kinds that a unit of a level may have when it is newly set up. */
export function kindsAt(level: number): RegionKind[] {
  if (level === 3) return ["county"];
  if (level === 4) return ["subdistrict", "town", "township", "quasi_township"];
  return level === 5
    ? ["residents_committee", "villagers_committee", "quasi_residents_committee", "quasi_villagers_committee"]
    : [];
}

/** Whether a code given by hand is one of the kind, directly under the unit above. */
export function fits({
  code,
  kind,
  parentCode,
}: {
  code: string;
  kind: RegionKind;
  parentCode: string | null;
}): boolean {
  try {
    return (
      parentCode !== null &&
      code.startsWith(parentCode) &&
      levelOf(code) === levelOf(parentCode) + 1 &&
      kindOf(code) === kind
    );
  } catch {
    return false;
  }
}
