type Numbered = { readonly number: string };

/** `4.2` as [4, 2]; annexes come after all that is counted; null for what has no place in the counting. */
function placeOf(number: string): number[] | null {
  if (number.startsWith("annex")) return [Number.POSITIVE_INFINITY];
  return /^\d+([.-]\d+)*$/.test(number) ? number.split(/[.-]/).map(Number) : null;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? a.length < b.length : (a[at] ?? 0) < (b[at] ?? -1);
}

/** The clauses as sent, those that were not stored before each put where its number belongs: forms add at the end. */
export function inOrder<T extends Numbered>(rows: readonly T[], stored: readonly Numbered[]): T[] {
  const isStored = ({ number }: Numbered) => stored.some((one) => one.number === number);
  const ordered = rows.filter(isStored);
  for (const row of rows.filter((one) => !isStored(one))) {
    const place = placeOf(row.number);
    const next = place === null ? -1 : ordered.findIndex((one) => isBefore(place, placeOf(one.number) ?? []));
    ordered.splice(next < 0 ? ordered.length : next, 0, row);
  }
  return ordered;
}
