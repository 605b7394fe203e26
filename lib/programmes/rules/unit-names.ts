import type { IsoDate } from "@/lib/shared/dates";
import { foldName, halfWidth } from "@/lib/shared/folding";
import { nearestOf } from "./near-names";
import { everydayNames, shortName } from "./short-names";

/** A unit that a plan table may name. */
export type PlanUnit = {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  /** Earlier names. */
  readonly formerNames: readonly string[];
  /** Names of the unit above it, present and earlier, where that is not the programme's own region. */
  readonly above?: readonly string[];
};

/** One that does not exist on the day in question: it was set up later, or closed on or before it. */
export type AbsentUnit = PlanUnit & ({ readonly since: IsoDate } | { readonly until: IsoDate });

export type UnitMatch =
  | { readonly kind: "found"; readonly unit: PlanUnit; readonly former: boolean }
  | { readonly kind: "ambiguous"; readonly units: readonly PlanUnit[] }
  | { readonly kind: "unknown"; readonly nearest: () => readonly PlanUnit[] };

export type UnitResolver = (name: string, beside?: readonly string[]) => UnitMatch;

/** The name, with that of the unit above where another unit has the same: 郧西县城关镇. */
export function tellingNames<U extends PlanUnit>(units: readonly U[]): (unit: PlanUnit) => string {
  const times = new Map<string, number>();
  for (const { name } of units) times.set(foldName(name), (times.get(foldName(name)) ?? 0) + 1);
  return ({ name, above }) => ((times.get(foldName(name)) ?? 0) > 1 ? `${above?.[0] ?? ""}${name}` : name);
}

/** Between other signs than digits: 420822① and 4208221 are no code of 沙洋县. */
const CODE = /(?<!\p{N})(?:\d{12}|\d{9}|\d{6}|\d{4}[A-Z]{2})(?!\p{N})/u;

/** Units by every way of writing their names, so that a name is looked up and not compared with each of them. */
class Index {
  private readonly byCode = new Map<string, PlanUnit>();
  private readonly byName = new Map<string, PlanUnit[]>();
  private readonly byFormerName = new Map<string, PlanUnit[]>();
  private readonly byShortName = new Map<string, PlanUnit[]>();

  constructor(units: readonly PlanUnit[]) {
    const add = (map: Map<string, PlanUnit[]>, name: string, unit: PlanUnit) => {
      const found = map.get(name);
      if (!found) map.set(name, [unit]);
      else if (found.at(-1) !== unit) found.push(unit);
    };
    for (const unit of units) {
      const name = foldName(unit.name);
      this.byCode.set(unit.code, unit);
      add(this.byName, name, unit);
      for (const former of unit.formerNames) add(this.byFormerName, foldName(former), unit);
      for (const short of [shortName(name), ...everydayNames(name)]) add(this.byShortName, short, unit);
    }
  }

  code(code: string): PlanUnit | undefined {
    return this.byCode.get(code);
  }

  /** Units of the name in full, else formerly, else without the suffix. */
  find(name: string): { units: readonly PlanUnit[]; former: boolean } | null {
    const full = this.byName.get(name);
    if (full) return { units: full, former: false };
    const former = this.byFormerName.get(name);
    if (former) return { units: former, former: true };
    const short = this.byShortName.get(name);
    return short ? { units: short, former: false } : null;
  }
}

/**
 * Resolves names as people write them: in full, without the suffix, formerly, with the name of a unit above before
 * them, or with their code. Several units of one name are told apart by `beside`: what stands left of the name.
 */
export function unitResolver(units: readonly PlanUnit[], parentNames: readonly string[] = []): UnitResolver {
  const index = new Index(units);
  const suggest = nearestOf(units.map((unit) => ({ unit, name: foldName(unit.name) })));
  const prefixes = prefixesOf(parentNames);
  const families = familiesOf(units);

  return (written, beside = []) => {
    const name = foldName(written);
    for (const text of [written, ...beside]) {
      const unit = unitOfCode(index, text, name);
      if (unit) return { kind: "found", unit, former: false };
    }
    const short = withoutPrefix(name, prefixes);
    const own = index.find(name) ?? index.find(short);
    const family = own ?? withinFamily(name, families) ?? withinFamily(short, families);
    if (!family) return { kind: "unknown", nearest: () => suggest(short) };
    const left = family.units.length > 1 ? toldApart(family.units, beside, prefixes) : family.units;
    const [unit] = left;
    if (unit && left.length === 1) return { kind: "found", unit, former: family.former };
    return { kind: "ambiguous", units: left };
  };
}

/** The unit whose code stands in a text, unless the name beside it is another unit's. */
function unitOfCode(index: Index, text: string, name: string): PlanUnit | null {
  const code = CODE.exec(halfWidth(text).toUpperCase())?.[0];
  const unit = code === undefined ? undefined : index.code(code);
  if (!code || !unit) return null;
  const rest = name
    .toUpperCase()
    .replace(code, "")
    .replace(/[()[\]:,、-]/g, "");
  const named = rest === "" ? null : index.find(rest);
  return rest === "" || named?.units.includes(unit) ? unit : null;
}

/** Each with what it is called in short, longest first: 荆门市 comes off before 荆门. */
const prefixesOf = (names: readonly string[]): readonly string[] =>
  names
    .flatMap((name) => [foldName(name), shortName(foldName(name)), ...everydayNames(foldName(name))])
    .filter((prefix) => prefix.length >= 2)
    .sort((a, b) => b.length - a.length);

function withoutPrefix(name: string, prefixes: readonly string[]): string {
  const prefix = prefixes.find((one) => name.startsWith(one) && name.length > one.length + 1);
  return prefix === undefined ? name : name.slice(prefix.length);
}

type Family = { readonly prefixes: readonly string[]; readonly index: Index };

/** Units by what is above them. */
function familiesOf(units: readonly PlanUnit[]): readonly Family[] {
  const members = new Map<string, PlanUnit[]>();
  for (const unit of units) {
    if (!unit.above) continue;
    const key = unit.above.join(" ");
    const found = members.get(key);
    if (found) found.push(unit);
    else members.set(key, [unit]);
  }
  return [...members.values()].map((own) => ({ prefixes: prefixesOf(own[0]?.above ?? []), index: new Index(own) }));
}

/** 恩阳区兴隆镇: the one of 恩阳区. */
function withinFamily(name: string, families: readonly Family[]) {
  for (const { prefixes, index } of families) {
    const rest = withoutPrefix(name, prefixes);
    const found = rest === name ? null : index.find(rest);
    if (found) return found;
  }
  return null;
}

function toldApart(
  units: readonly PlanUnit[],
  beside: readonly string[],
  prefixes: readonly string[],
): readonly PlanUnit[] {
  const named = new Set(
    beside
      .map(foldName)
      .flatMap((text) => [text, withoutPrefix(text, prefixes)].flatMap((one) => [one, shortName(one)])),
  );
  const under = units.filter(({ above = [] }) => prefixesOf(above).some((prefix) => named.has(prefix)));
  return under.length > 0 ? under : units;
}
