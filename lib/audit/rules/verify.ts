import type { ChainHead, StoredEntry } from "../schema/entry";
import type { EntryFinding } from "../schema/report";
import type { Marker } from "./anchor-times";
import { entryHash } from "./canonical";

export const CHAINS = 64;

/** What an earlier verification saw at the end of each chain. */
export type Anchor = { at: string; heads: readonly ChainHead[] };

type Input = {
  /** By chain, then number. */
  entries: AsyncIterable<StoredEntry>;
  /** Read before the entries, so that what is written meanwhile is not taken for a fault. */
  headsBefore: readonly ChainHead[];
  headsAfter: () => Promise<readonly ChainHead[]>;
  anchors: readonly Anchor[];
};

/** Recomputes every hash and follows every link; each fault is named at the row where it lies. */
export async function verifyEntries(input: Input): Promise<Verified> {
  const minutes = new Set<number>();
  const markers: Marker[] = [];
  const findings: EntryFinding[] = [];
  const expected = new Map<string, { hash: string; seenAt: string }>();
  for (const { at, heads } of input.anchors)
    for (const { chain, seq, hash } of heads) if (seq > 0n) expected.set(`${chain}:${seq}`, { hash, seenAt: at });
  for (const { chain, seq, hash } of input.headsBefore)
    if (seq > 0n) expected.set(`${chain}:${seq}:head`, { hash, seenAt: "" });

  const last = new Map<number, { row: StoredEntry; computed: string; sound: boolean }>();
  const beyond: StoredEntry[] = [];
  const limits = new Map(input.headsBefore.map(({ chain, seq }) => [chain, seq]));
  let total = 0;
  for await (const row of input.entries) {
    total += 1;
    if (row.at) minutes.add(Math.floor(row.at.getTime() / 60_000));
    if (row.at && row.action === "audit:anchor")
      markers.push({ at: row.at, series: row.entityId, host: hostIn(row.detail) });
    const before = last.get(row.chain);
    const next = (before?.row.seq ?? 0n) + 1n;
    const at = { chain: row.chain, seq: String(row.seq) };
    // No insert of the portal gives another chain, or a number that is taken or none.
    if (row.chain < 0 || row.chain >= CHAINS || row.seq < next) {
      findings.push({ kind: "forged", ...at, id: row.id });
      continue;
    }
    const computed = entryHash(row);
    const sound = computed === row.hash;
    if (row.seq > next)
      findings.push({ kind: "removed", chain: row.chain, seq: String(next), until: String(row.seq - 1n) });
    if (!sound) findings.push({ kind: "changed", ...at, id: row.id });
    else if (row.seq === next && !continues(row, before)) findings.push({ kind: "unlinked", ...at, id: row.id });
    const key = `${row.chain}:${row.seq}`;
    const anchor = expected.get(key);
    if (anchor && anchor.hash !== row.hash) findings.push({ kind: "anchor", ...at, seenAt: anchor.seenAt });
    if (expected.has(`${key}:head`) && expected.get(`${key}:head`)?.hash !== row.hash)
      findings.push({ kind: "head", ...at });
    expected.delete(key);
    expected.delete(`${key}:head`);
    if (row.seq > (limits.get(row.chain) ?? 0n)) beyond.push(row);
    last.set(row.chain, { row, computed, sound });
  }
  findings.push(...(await endFindings(input, last, beyond, expected)));
  return { total, findings, markers, times: [...minutes].map((minute) => minute * 60_000) };
}

/** `times`: the minutes in which anything was written. */
type Verified = { total: number; findings: EntryFinding[]; markers: Marker[]; times: number[] };

function hostIn(detail: string): string {
  try {
    return String((JSON.parse(detail) as { host?: unknown }).host ?? "");
  } catch {
    return "";
  }
}

type Last = Map<number, { row: StoredEntry; computed: string; sound: boolean }>;

/** A changed hash is told once, at its own row: the next row still carries what the hash was. */
function continues(
  row: StoredEntry,
  before: { row: StoredEntry; computed: string; sound: boolean } | undefined,
): boolean {
  if (!before) return row.prevHash === "";
  return row.prevHash === before.row.hash || (!before.sound && row.prevHash === before.computed);
}

async function endFindings(
  input: Input,
  last: Last,
  beyond: readonly StoredEntry[],
  unseen: ReadonlyMap<string, { seenAt: string }>,
): Promise<EntryFinding[]> {
  const findings: EntryFinding[] = [];
  const after = new Map((await input.headsAfter()).map((head) => [head.chain, head]));
  const heads = new Map(input.headsBefore.map((head) => [head.chain, head]));
  for (const row of beyond) {
    const head = after.get(row.chain);
    if (head && row.seq > head.seq)
      findings.push({ kind: "forged", chain: row.chain, seq: String(row.seq), id: row.id });
  }
  for (let chain = 0; chain < CHAINS; chain++) {
    const head = heads.get(chain);
    const end = last.get(chain)?.row.seq ?? 0n;
    if (!head) findings.push({ kind: "head", chain, seq: String(end) });
    else if (head.seq > end)
      findings.push({ kind: "truncated", chain, seq: String(end + 1n), until: String(head.seq) });
    else if (head.seq === 0n && head.hash !== "") findings.push({ kind: "head", chain, seq: "0" });
  }
  for (const [key, { seenAt }] of unseen) {
    const [chain = "0", seq = "0", isHead] = key.split(":");
    if (!isHead) findings.push({ kind: "anchor", chain: Number(chain), seq, seenAt });
  }
  return findings;
}
