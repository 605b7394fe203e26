import type { ChangePlan } from "./change-draft";
import type { Unit } from "./tree";

/** Where goes on what hung on each unit that ends: with its heir, or one level up where it has none. */
export function successorsOf(
  { closed, opened, heirs, descent }: Pick<ChangePlan, "closed" | "opened" | "heirs" | "descent">,
  before: ReadonlyMap<string, Pick<Unit, "parentCode">>,
): Map<string, { code: string; same: boolean }> {
  const born = new Set(opened.map(({ code }) => code));
  const count = (side: "from" | "to", code: string) => descent.filter((line) => line[side] === code).length;
  return new Map(
    closed.flatMap((code) => {
      const heir = heirs[code] ?? before.get(code)?.parentCode;
      if (!heir) return [];
      return [[code, { code: heir, same: born.has(heir) && count("from", code) === 1 && count("to", heir) === 1 }]];
    }),
  );
}
