import type { IsoDate } from "@/lib/shared/dates";
import { foldName } from "@/lib/shared/folding";

/** A unit that a plan table may name. */
export type PlanUnit = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  /** Earlier names. */
  readonly formerNames: readonly string[];
};

/** One that does not exist on the day in question: it was set up later, or closed on or before it. */
export type AbsentUnit = PlanUnit & ({ readonly since: IsoDate } | { readonly until: IsoDate });

export type UnitMatch =
  | { readonly kind: "found"; readonly unit: PlanUnit; readonly former: boolean }
  | { readonly kind: "ambiguous"; readonly units: readonly PlanUnit[] }
  | { readonly kind: "unknown"; readonly nearest: readonly PlanUnit[] };

const SUFFIX =
  /(?:自治州|自治县|自治旗|地区|林区|矿区|特区|新区|开发区|管理区|省|市|县|区|盟|旗|州|街道办事处|街道|镇|乡)$/;

const stem = (name: string): string => {
  const shorter = name.replace(SUFFIX, "");
  return shorter.length >= 2 ? shorter : name;
};

/** Resolves names as people write them: in full, without the suffix, with the parent's name before it, or formerly. */
export function unitResolver(
  units: readonly PlanUnit[],
  parentNames: readonly string[] = [],
): (name: string) => UnitMatch {
  const known = units.map((unit) => ({
    unit,
    name: foldName(unit.name),
    former: unit.formerNames.map(foldName),
  }));
  const prefixes = parentNames.flatMap((name) => [foldName(name), stem(foldName(name))]);

  return (written) => {
    const name = foldName(written);
    const short = withoutPrefix(name, prefixes);
    const attempts: [former: boolean, matches: (entry: (typeof known)[number]) => boolean][] = [
      [false, (entry) => entry.name === name],
      [false, (entry) => entry.name === short],
      [true, (entry) => entry.former.includes(name) || entry.former.includes(short)],
      [false, (entry) => stem(entry.name) === short],
    ];
    for (const [former, matches] of attempts) {
      const found = known.filter(matches).map(({ unit }) => unit);
      if (found.length === 1 && found[0]) return { kind: "found", unit: found[0], former };
      if (found.length > 1) return { kind: "ambiguous", units: found };
    }
    return { kind: "unknown", nearest: nearest(short, known) };
  };
}

function withoutPrefix(name: string, prefixes: readonly string[]): string {
  for (const prefix of prefixes)
    if (prefix.length >= 2 && name.startsWith(prefix) && name.length > prefix.length + 1)
      return name.slice(prefix.length);
  return name;
}

/** Longer than any unit's name: what stands there is no misspelling, and comparing it would take long. */
const LONGEST = 40;

function nearest(name: string, known: readonly { unit: PlanUnit; name: string }[]): readonly PlanUnit[] {
  if (name.length > LONGEST) return [];
  const ranked = known
    .map(({ unit, name: other }) => ({
      unit,
      distance: Math.min(editDistance(name, other), editDistance(stem(name), stem(other))),
    }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(name.length / 2)))
    .sort((a, b) => a.distance - b.distance || (a.unit.code < b.unit.code ? -1 : 1));
  return ranked.slice(0, 3).map(({ unit }) => unit);
}

/** Characters to insert, delete or replace; by code point, so that rare characters count once. */
function editDistance(a: string, b: string): number {
  const right = [...b];
  let row = right.map((_, index) => index + 1);
  row.unshift(0);
  for (const [i, from] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, to] of right.entries()) {
      const replaced = (row[j] ?? 0) + (from === to ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
