type Placed = { readonly clause: string };

/** The part of the document that a clause belongs to: of `4.2` part 四. */
export const partOf = (clause: string): string => clause.split(".")[0] ?? clause;

const MANY = 30;

/** A draft with many provisions is edited part by part. */
export const isEditedByPart = (rows: readonly Placed[]): boolean => rows.length > MANY;

/** The rows of a part put in place of those it had; all others keep their order. An empty part is the whole document. */
export function withPart<T extends Placed>(rows: readonly T[], part: string, own: readonly T[]): T[] {
  const belongs = ({ clause }: T) => part === "" || partOf(clause) === part;
  const first = rows.findIndex(belongs);
  const before = rows.slice(0, first < 0 ? rows.length : first);
  const after = rows.slice(before.length).filter((row) => !belongs(row));
  return [...before, ...own, ...after];
}
