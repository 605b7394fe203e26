const SHORT = 200;
const AROUND = 40;
const MOST = 600;

/** Of two long texts the part between the first and the last difference, with some of what stands around it. */
export function differing(a: string, b: string): [string, string] {
  if (a.length <= SHORT && b.length <= SHORT) return [a, b];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const from = Math.max(0, start - AROUND);
  const after = Math.max(0, end - AROUND);
  return [excerpt(a, from, a.length - after), excerpt(b, from, b.length - after)];
}

function excerpt(text: string, from: number, to: number): string {
  const cut = text.slice(from, Math.min(to, from + MOST)).toWellFormed();
  return `${from > 0 ? "…" : ""}${cut}${from + cut.length < text.length ? "…" : ""}`;
}
