import type { VersionContent } from "../schema/content";

type Counted = Pick<
  VersionContent,
  "targets" | "planTables" | "standards" | "deadlines" | "provisions" | "discrepancies"
>;

/** How many rows were made of each clause, and how many of them are doubts. Clauses without rows are missing. */
export function clauseCounts(content: Counted): ReadonlyMap<string, { rows: number; doubts: number }> {
  const counts = new Map<string, { rows: number; doubts: number }>();
  const count = (clause: string, doubts: number) => {
    const before = counts.get(clause) ?? { rows: 0, doubts: 0 };
    counts.set(clause, { rows: before.rows + 1, doubts: before.doubts + doubts });
  };
  const conditions = content.standards.flatMap(({ items }) => items.flatMap((item) => item.conditions));
  for (const rows of [content.targets, content.planTables, content.deadlines, content.provisions, conditions])
    for (const { clause } of rows) count(clause, 0);
  for (const { clause } of content.discrepancies) count(clause, 1);
  return counts;
}
