import { z } from "zod";
import { chainHead } from "./entry";

/** What a check of before this one noted down: every head, and no seal. */
const plain = z.object({ at: z.string(), digest: z.string(), heads: z.array(chainHead), v: z.undefined().optional() });

/** What an anchor is sealed over: where it stands in its series, and the digest of every head. */
export const seal = z.object({
  series: z.string(),
  n: z.number().int().positive(),
  at: z.string(),
  total: z.number(),
  digest: z.string(),
  /** The seal of the one before; empty for the first. */
  prev: z.string(),
  mac: z.string(),
});
export type Seal = z.output<typeof seal>;

/** `heads`: those that have moved since the anchor before. */
const sealed = seal.extend({ v: z.literal(2), heads: z.array(chainHead) });
export type SealedAnchor = z.output<typeof sealed>;

const anchorLine = z.union([sealed, plain]);
export type AnchorLine = z.output<typeof anchorLine>;

/** Null for text that is no anchor, torn by a full disk or changed by somebody's hand. */
export function readAnchor(text: string): AnchorLine | null {
  try {
    return anchorLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export const anchorText = (anchor: SealedAnchor): string =>
  JSON.stringify(anchor, (_key, value) => (typeof value === "bigint" ? String(value) : value));
