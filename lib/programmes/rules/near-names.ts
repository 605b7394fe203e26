import { shortName } from "./short-names";

type Named = { readonly code: string };
type Known<U> = { readonly unit: U; readonly name: string };

/** Longer than any unit's name: what stands there is no misspelling, and comparing it would take long. */
const LONGEST = 40;

/** A table with more wrong names is not mended by one suggestion after another. */
const MOST_SUGGESTED = 20;

/** Suggests, for each of the first wrong names, the three units that it may have meant. */
export function nearestOf<U extends Named>(known: readonly Known<U>[]): (name: string) => readonly U[] {
  let asked = 0;
  return (name) => (name.length > LONGEST || ++asked > MOST_SUGGESTED ? [] : nearest(name, known));
}

function nearest<U extends Named>(name: string, known: readonly Known<U>[]): readonly U[] {
  const most = Math.max(1, Math.floor(name.length / 2));
  const short = shortName(name);
  return known
    .filter(({ name: other }) => Math.abs(other.length - name.length) <= most + 5)
    .map(({ unit, name: other }) => ({
      unit,
      distance: Math.min(editDistance(name, other), editDistance(short, shortName(other))),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.unit.code < b.unit.code ? -1 : 1))
    .slice(0, 3)
    .map(({ unit }) => unit);
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
