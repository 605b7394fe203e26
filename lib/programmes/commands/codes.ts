/** Codes stay with their rows; a new row gets the next that is free and was not used before. */
export function withCodes<T extends { code: string }>(
  rows: readonly T[],
  prefix: string,
  used: readonly string[] = [],
): T[] {
  const taken = new Set([...used, ...rows.map(({ code }) => code)]);
  let next = 1;
  return rows.map((row) => {
    if (row.code) return row;
    while (taken.has(`${prefix}-${next}`)) next++;
    taken.add(`${prefix}-${next}`);
    return { ...row, code: `${prefix}-${next}` };
  });
}
