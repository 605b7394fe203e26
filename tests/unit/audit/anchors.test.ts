import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { missingAnchors } from "@/lib/audit/rules/anchor-times";
import { nextAnchor, readCopies, readOwnFile } from "@/lib/audit/rules/anchors";
import { readSyslog, syslogMessage } from "@/lib/audit/rules/syslog";
import { anchorText, type SealedAnchor } from "@/lib/audit/schema/anchor";
import type { ChainHead } from "@/lib/audit/schema/entry";
import type { Finding } from "@/lib/audit/schema/report";

const KEY = "a key of at least thirty-two characters";
const HOUR = 3_600_000;
const START = Date.parse("2026-03-01T00:00:00.000Z");

/** Heads of a log in which only the chains named have been written to. */
const headsOf = (ends: Record<number, number>): ChainHead[] =>
  Array.from({ length: 64 }, (_, chain) => {
    const seq = BigInt(ends[chain] ?? 0);
    return { chain, seq, hash: seq === 0n ? "" : createHash("sha256").update(`${chain}:${seq}`).digest("hex") };
  });

const GROWTH = [{ 3: 1 }, { 3: 4, 9: 1 }, { 3: 4, 9: 2 }, { 3: 7, 9: 2 }] as const;

function series(key = KEY, name = "s1"): SealedAnchor[] {
  const made: SealedAnchor[] = [];
  for (const [hour, ends] of GROWTH.entries()) {
    const { tail } = readOwnFile(made.map(anchorText).join("\n"), key);
    const anchor = nextAnchor(tail, {
      heads: headsOf(ends),
      at: new Date(START + hour * HOUR).toISOString(),
      series: name,
      key,
    });
    if (anchor) made.push(anchor);
  }
  return made;
}

const findings = (lines: readonly (SealedAnchor | string)[], key: string | null = KEY) =>
  readOwnFile(`${lines.map((line) => (typeof line === "string" ? line : anchorText(line))).join("\n")}\n`, key)
    .findings;
const at = (kind: "anchorLine" | "anchorOrder", ...lines: number[]) => lines.map((line) => ({ kind, line }));

describe("an anchor", () => {
  it("lists the heads that moved, continues the one before it, and is sealed as anybody with the key can recompute", () => {
    const made = series();
    expect(made.map(({ n, heads, total }) => [n, total, heads.map(({ chain, seq }) => `${chain}/${seq}`)])).toEqual([
      [1, 1, ["3/1"]],
      [2, 5, ["3/4", "9/1"]],
      [3, 6, ["9/2"]],
      [4, 9, ["3/7"]],
    ]);
    expect(made.map(({ prev }) => prev)).toEqual(["", ...made.slice(0, -1).map(({ mac }) => mac)]);
    const [, second] = made;
    const text = JSON.stringify(["sgz-anchor-2", "s1", 2, "2026-03-01T01:00:00.000Z", 5, second?.digest, second?.prev]);
    expect(second?.mac).toBe(createHmac("sha256", KEY).update(text).digest("hex"));
    expect(findings(made)).toEqual([]);
  });

  it("is not made where nothing was written, and refused where the log has become shorter", () => {
    const { tail } = readOwnFile(series().map(anchorText).join("\n"), KEY);
    const now = { at: new Date(START).toISOString(), series: "s1", key: KEY };
    expect(nextAnchor(tail, { ...now, heads: headsOf(GROWTH[3]) })).toBeNull();
    expect(() => nextAnchor(tail, { ...now, heads: headsOf({ 3: 6, 9: 9 }) })).toThrow(
      "chain 3 ends at 6, and had reached 7",
    );
  });
});

describe("whatever is done to the file of anchors", () => {
  const made = series();
  const change = (patch: Partial<SealedAnchor>) =>
    made.map((anchor, index) => (index === 1 ? { ...anchor, ...patch } : anchor));

  it.each(["series", "n", "at", "total", "digest", "prev", "mac"] as const)("a changed %s is found", (field) => {
    const value = typeof made[1]?.[field] === "number" ? 99 : "x";
    expect(findings(change({ [field]: value }))).toContainEqual({ kind: "anchorLine", line: 2 });
  });

  it("a head changed, added or left out is found", () => {
    const [head] = made[1]?.heads ?? [];
    for (const heads of [
      [{ ...head, hash: "x" } as ChainHead],
      [],
      [...(made[1]?.heads ?? []), { chain: 5, seq: 1n, hash: "x" }],
    ])
      expect(findings(change({ heads }))).toContainEqual({ kind: "anchorLine", line: 2 });
  });

  it("a line taken out, moved or repeated is found", () => {
    const [a, b, c, d] = made as [SealedAnchor, SealedAnchor, SealedAnchor, SealedAnchor];
    expect(findings([b, c, d])).toEqual(at("anchorOrder", 1));
    expect(findings([a, c, d])).toEqual([...at("anchorOrder", 2)]);
    expect(findings([a, c, b, d]).length).toBeGreaterThan(0);
    expect(findings([a, b, b, c, d])).toEqual(at("anchorOrder", 3));
  });

  it("a file made anew with another key is found, line by line; so is one that lost its key", () => {
    expect(findings(series("another key of more than thirty-two signs"))).toEqual(at("anchorLine", 1, 2, 3, 4));
    expect(findings(made, null)).toEqual(at("anchorLine", 1, 2, 3, 4));
  });

  it("the end cut off is found by a copy that was sent away, as file or as log", () => {
    const own = readOwnFile(made.slice(0, 2).map(anchorText).join("\n"), KEY);
    expect(own.findings).toEqual([]);
    const gone: Finding[] = [3, 4].map((n) => ({ kind: "anchorGone", n, at: made[n - 1]?.at ?? "" }));
    expect(readCopies(made.map(anchorText).join("\n"), KEY, own.sealed).findings).toEqual(gone);
    const log = [
      "kernel: something else",
      ...made.map((anchor) => `Mar  1 00:00:00 loghost ${syslogMessage(anchor, "portal", 7)}`),
    ];
    expect(readCopies(log.join("\n"), KEY, own.sealed).findings).toEqual(gone);
    expect(readCopies(log.join("\n"), KEY, readOwnFile(made.map(anchorText).join("\n"), KEY).sealed).findings).toEqual(
      [],
    );
    // A stranger's lines in a shared log accuse nobody.
    expect(
      readCopies(series("another key of more than thirty-two signs").map(anchorText).join("\n"), KEY, []).findings,
    ).toEqual([]);
  });

  it("what checks of the landed version noted down still counts, until the first sealed one", () => {
    const old = JSON.stringify({
      at: "2026-02-01T00:00:00.000Z",
      total: 1,
      digest: "x",
      heads: [{ chain: 3, seq: "1", hash: "h" }],
    });
    const file = readOwnFile([old, ...made.map(anchorText)].join("\n"), KEY);
    expect(file.findings).toEqual([]);
    expect(file.anchors[0]?.heads).toEqual([{ chain: 3, seq: 1n, hash: "h" }]);
    expect(findings([...made, old])).toEqual(at("anchorLine", 5));
  });
});

describe("an hour without an anchor", () => {
  const marker = { at: new Date(START), series: "s1", host: "h" };
  const anchors = (...hours: number[]) =>
    hours.map((hour) => ({ at: new Date(START + hour * HOUR).toISOString(), series: "s1" }));
  const times = (...hours: number[]) => hours.map((hour) => START + hour * HOUR);
  const missing = (from: number, until: number) => ({
    kind: "anchorMissing",
    from: new Date(START + from * HOUR).toISOString(),
    until: new Date(START + until * HOUR).toISOString(),
  });

  it("is found where entries went on being written, and nowhere else", () => {
    const busy = times(0.5, 1.5, 2.5, 3.5, 4.5, 5.5);
    expect(missingAnchors(busy, [marker], anchors(0, 1, 2, 3, 4, 5), "h")).toEqual([]);
    expect(missingAnchors(busy, [marker], anchors(0, 1, 5), "h")).toEqual([missing(1.5, 4.5)]);
    expect(missingAnchors(busy, [marker], anchors(0, 1, 2), "h")).toEqual([missing(2.5, 5.5)]);
    // Nobody wrote for a night; the portal was not there for a week.
    expect(missingAnchors(times(0.5, 12, 12.5), [marker], anchors(0, 1, 13), "h")).toEqual([]);
    expect(missingAnchors(times(0.5, 168.5), [marker], anchors(0, 168), "h")).toEqual([]);
  });

  it("is every hour since the marker when the file is gone, whether or not a new one was begun", () => {
    const busy = times(0.5, 1.5, 2.5, 3.5, 4.5, 5.5);
    const gone = missing(0, 5.5);
    expect(missingAnchors(busy, [marker], [], "h")).toEqual([gone, missing(0.5, 5.5)]);
    const anew = anchors(5).map((anchor) => ({ ...anchor, series: "s2" }));
    expect(missingAnchors(busy, [marker], anew, "h")).toEqual([gone, missing(0.5, 4.5)]);
    // Another host keeps its own.
    expect(missingAnchors(busy, [{ ...marker, host: "other" }], [], "h")).toEqual([]);
  });
});

describe("a syslog message", () => {
  it("is what RFC 5424 asks for and is read again as it was", () => {
    const [anchor] = series();
    if (!anchor) throw new Error("no anchor");
    const message = syslogMessage(anchor, "门户 host", 42);
    expect(message).toMatch(
      /^<109>1 2026-03-01T00:00:00\.000Z host shegongzhan 42 anchor \[anchor@32473 ([a-z]+="[^"]*" ?){7}\] audit log: 1 entries, [0-9a-f]{64}$/,
    );
    const { heads: _, v: __, ...seal } = anchor;
    expect(readSyslog(message)).toEqual(seal);
    const odd = { ...seal, series: 'a"b\\c]d' };
    expect(readSyslog(syslogMessage(odd, "", 1))).toEqual(odd);
    expect(readSyslog("sshd[1]: [anchor@32473 n=1] no")).toBeNull();
  });
});
