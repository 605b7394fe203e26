type Numbered = { readonly number: string };

/** `4.2` as [4, 2]; annexes come after all that is counted; null for what has no place in the counting. */
function placeOf(number: string): number[] | null {
  const [, annex, digits = ""] = /^(annex)?((?:(?:^|[.-])\d+)*)$/.exec(number) ?? [];
  const places = digits.match(/\d+/g)?.map(Number) ?? [];
  if (annex) return [Number.POSITIVE_INFINITY, ...(digits.startsWith("-") ? [] : [1]), ...places];
  return places.length > 0 ? places : null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? a.length < b.length : (a[at] ?? 0) < (b[at] ?? -1);
}

/** The clauses as sent, those that were not stored before each put where its number belongs: forms add at the end. */
export function inOrder<T extends Numbered>(rows: readonly T[], stored: readonly Numbered[]): T[] {
  const numbers = new Set(stored.map(({ number }) => number));
  const isStored = ({ number }: Numbered) => numbers.has(number);
  const ordered = rows.filter(isStored);
  for (const row of rows.filter((one) => !isStored(one))) {
    const place = placeOf(row.number);
    const next = place === null ? -1 : ordered.findIndex((one) => isBefore(place, placeOf(one.number) ?? []));
    ordered.splice(next < 0 ? ordered.length : next, 0, row);
  }
  return ordered;
}
