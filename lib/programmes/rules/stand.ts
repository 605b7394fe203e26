import type { IsoDate } from "@/lib/shared/dates";
import { canonicalJson } from "@/lib/shared/json";

type Head = {
  readonly number: number;
  readonly status: string;
  readonly effectiveFrom: IsoDate;
  readonly publishedBy: string | null;
};

/**
 * How the versions of a programme stand, and the contents of the latest where they are at hand, so that whoever undoes a
 * publication on a page drawn earlier is told what has changed since. Of contents a mark is enough, under `#` and the part.
 */
export function standOf(versions: readonly Head[], latest: object | null): Readonly<Record<string, string>> {
  const heads = versions
    .map(({ number, status, effectiveFrom, publishedBy }) =>
      [number, status, effectiveFrom, publishedBy ?? ""].filter(Boolean).join(" · "),
    )
    .join("\n");
  const marks = Object.entries(latest ?? {}).map(([part, content]) => [`#${part}`, mark(canonicalJson(content))]);
  return { versions: heads, ...Object.fromEntries(marks) };
}

/** FNV-1a: tells two texts apart where nobody means to deceive. */
function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}

type Made = { readonly at: string; readonly reading: string; readonly byName: string };

/** The rulings on a doubt, for the same. */
export const rulingsOf = (inForce: readonly Made[], withdrawn: readonly Made[]): Readonly<Record<string, string>> => ({
  rulings: linesOf(inForce),
  withdrawn: linesOf(withdrawn),
});

const linesOf = (rulings: readonly Made[]): string =>
  [...rulings]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, reading, byName }) => `${new Date(at).toISOString()} · ${reading} · ${byName}`)
    .join("\n");
