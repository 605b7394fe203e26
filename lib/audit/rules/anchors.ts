import { createHmac } from "node:crypto";
import { readAnchor, type Seal, type SealedAnchor } from "../schema/anchor";
import type { ChainHead } from "../schema/entry";
import type { Finding } from "../schema/report";
import { digestOf } from "./canonical";
import { readSyslog } from "./syslog";
import type { Anchor } from "./verify";

/** Only who has the key makes an anchor that passes for one. */
function macOf({ mac: _, ...seal }: Omit<Seal, "mac"> & { mac?: string }, key: string): string {
  const { series, n, at, total, digest, prev } = seal;
  return createHmac("sha256", key)
    .update(JSON.stringify(["sgz-anchor-2", series, n, at, total, digest, prev]))
    .digest("hex");
}

/** What the next anchor continues from. */
export type Tail = { last: Seal | null; heads: ReadonlyMap<number, ChainHead> };

/** The anchor after `tail`, or null where nothing was written since. @throws Error when the log has become shorter */
export function nextAnchor(
  tail: Tail,
  now: { heads: readonly ChainHead[]; at: string; series: string; key: string },
): SealedAnchor | null {
  const moved = now.heads.filter(({ chain, seq, hash }) => {
    const before = tail.heads.get(chain);
    if (before && before.seq > seq) throw new Error(`chain ${chain} ends at ${seq}, and had reached ${before.seq}`);
    return before ? before.seq !== seq || before.hash !== hash : seq > 0n;
  });
  if (moved.length === 0) return null;
  const seal = {
    series: tail.last?.series ?? now.series,
    n: (tail.last?.n ?? 0) + 1,
    at: now.at,
    total: Number(now.heads.reduce((sum, { seq }) => sum + seq, 0n)),
    digest: digestOf(now.heads),
    prev: tail.last?.mac ?? "",
  };
  return { v: 2, ...seal, heads: moved, mac: macOf(seal, now.key) };
}

export type AnchorFile = { anchors: Anchor[]; sealed: Seal[]; findings: Finding[]; tail: Tail };

/** The anchors of the portal's own file, each checked to be sealed and to continue the one before it. */
export function readOwnFile(text: string, key: string | null): AnchorFile {
  const file: AnchorFile = { anchors: [], sealed: [], findings: [], tail: { last: null, heads: new Map() } };
  const heads = new Map<number, ChainHead>();
  let last: Seal | null = null;
  for (const [index, row] of text.split("\n").entries()) {
    if (row === "") continue;
    const line = index + 1;
    const anchor = readAnchor(row);
    if (!anchor || !(anchor.v === undefined ? last === null : isSealed(anchor, key))) {
      file.findings.push({ kind: "anchorLine", line });
      continue;
    }
    if (anchor.v === undefined) {
      file.anchors.push({ at: anchor.at, heads: anchor.heads });
      continue;
    }
    for (const head of anchor.heads) heads.set(head.chain, head);
    if (!continues(anchor, last)) file.findings.push({ kind: "anchorOrder", line });
    // What an anchor states of the heads it lists is sealed through the digest of all of them.
    else if (digestOf(whole(heads)) !== anchor.digest) file.findings.push({ kind: "anchorLine", line });
    file.anchors.push({ at: anchor.at, heads: anchor.heads });
    file.sealed.push(anchor);
    last = anchor;
  }
  return { ...file, tail: { last, heads } };
}

/** Copies that were sent away: each must still stand in the portal's own file. Lines of other programs are left alone. */
export function readCopies(
  text: string,
  key: string | null,
  own: readonly Seal[],
): { anchors: Anchor[]; sealed: Seal[]; findings: Finding[] } {
  const known = new Map(own.map((seal) => [`${seal.series}:${seal.n}`, seal.mac]));
  const copies = { anchors: [] as Anchor[], sealed: [] as Seal[], findings: [] as Finding[] };
  for (const row of text.split("\n")) {
    const anchor = readAnchor(row);
    const seal = anchor?.v === 2 ? anchor : readSyslog(row);
    if (!seal || !isSealed(seal, key)) continue;
    const { series, n, at } = seal;
    if (known.get(`${series}:${n}`) === seal.mac) continue;
    known.set(`${series}:${n}`, seal.mac);
    copies.findings.push({ kind: "anchorGone", at, n });
    copies.sealed.push(seal);
    if (anchor?.v === 2) copies.anchors.push({ at, heads: anchor.heads });
  }
  return copies;
}

const isSealed = (seal: Seal, key: string | null): boolean => key !== null && macOf(seal, key) === seal.mac;

const continues = ({ series, n, prev }: Seal, last: Seal | null): boolean =>
  last === null ? n === 1 && prev === "" : series === last.series && n === last.n + 1 && prev === last.mac;

/** A chain that no anchor has named yet was empty. */
const whole = (heads: ReadonlyMap<number, ChainHead>): ChainHead[] =>
  Array.from({ length: 64 }, (_, chain) => heads.get(chain) ?? { chain, seq: 0n, hash: "" });
