import { z } from "zod";

const place = { chain: z.number(), seq: z.string() };

/** One thing that is not as it was written. `id` names the row, `until` the last number of a gap. */
const finding = z.discriminatedUnion("kind", [
  // The row no longer gives its own hash.
  z.object({ kind: z.literal("changed"), ...place, id: z.string() }),
  // The row does not continue from the one before it: one of them was put in or made again.
  z.object({ kind: z.literal("unlinked"), ...place, id: z.string() }),
  // Numbers are missing before a later row.
  z.object({ kind: z.literal("removed"), ...place, until: z.string() }),
  // The chain ends before its head says so.
  z.object({ kind: z.literal("truncated"), ...place, until: z.string() }),
  // The row lies beyond the head: no insert of the portal made it.
  z.object({ kind: z.literal("forged"), ...place, id: z.string() }),
  // The head does not name the hash of its row, or is missing.
  z.object({ kind: z.literal("head"), ...place }),
  // An earlier verification saw another row here, or saw one where none is now.
  z.object({ kind: z.literal("anchor"), ...place, seenAt: z.string() }),
  // A line of the file of earlier verifications is not one: what that verification saw cannot be compared.
  z.object({ kind: z.literal("anchorLine"), line: z.number() }),
  // A line does not continue the one before it: lines were taken out, put in or moved.
  z.object({ kind: z.literal("anchorOrder"), line: z.number() }),
  // A copy that was sent away has no counterpart in the file any more.
  z.object({ kind: z.literal("anchorGone"), n: z.number(), at: z.string() }),
  // Entries were written for hours, and nothing was noted down of them.
  z.object({ kind: z.literal("anchorMissing"), from: z.string(), until: z.string() }),
]);
export type Finding = z.output<typeof finding>;
/** What is wrong with an entry or a chain. */
export type EntryFinding = Extract<Finding, { chain: number }>;

export const verification = z.object({
  at: z.string(),
  by: z.string(),
  total: z.number(),
  digest: z.string(),
  findingCount: z.number(),
  findings: z.array(finding),
});
export type Verification = z.output<typeof verification>;
