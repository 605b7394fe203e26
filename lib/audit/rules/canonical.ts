import { createHash } from "node:crypto";
import type { ChainHead, StoredEntry } from "../schema/entry";

/** Byte length, colon, text, comma; a null is a lone dash: no two different rows give the same text. */
const field = (value: string | null) => (value === null ? "-" : `${Buffer.byteLength(value)}:${value},`);

/** The text that the database's trigger hashes (migration `audit`: audit_canonical), made here without the database. */
export function canonicalText(entry: Omit<StoredEntry, "hash">): string {
  const fields = [
    String(entry.chain),
    String(entry.seq),
    entry.id,
    entry.at?.toISOString() ?? null,
    entry.actorId,
    entry.actorName,
    entry.actorRole,
    entry.action,
    entry.entity,
    entry.entityId,
    entry.regionPath,
    entry.outcome,
    entry.address,
    entry.detail,
    entry.prevHash,
  ];
  return `sgz-audit-1;${fields.map(field).join("")}`;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const entryHash = (entry: Omit<StoredEntry, "hash">): string => sha256(canonicalText(entry));

/** One short text for the whole log, to be noted down outside it. */
export const digestOf = (heads: readonly ChainHead[]): string =>
  sha256(
    [...heads]
      .sort((a, b) => a.chain - b.chain)
      .map(({ chain, seq, hash }) => `${chain}:${seq}:${hash}\n`)
      .join(""),
  );
