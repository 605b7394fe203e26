import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, digestOf, entryHash } from "@/lib/audit/rules/canonical";
import { type Anchor, CHAINS, verifyEntries } from "@/lib/audit/rules/verify";
import type { ChainHead, StoredEntry } from "@/lib/audit/schema/entry";

const blank = (chain: number, n: number): Omit<StoredEntry, "hash" | "prevHash" | "seq"> => ({
  chain,
  id: `00000000-0000-4000-8000-${String(chain * 1_000 + n).padStart(12, "0")}`,
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)),
  actorId: null,
  actorName: "某人",
  actorRole: "city_official",
  action: "station:edit",
  entity: "station",
  entityId: "s1",
  regionPath: "/42/4208/",
  outcome: "ok",
  address: null,
  detail: "{}",
});

function chainOf(chain: number, length: number): StoredEntry[] {
  const rows: StoredEntry[] = [];
  for (let n = 1; n <= length; n++) {
    const row = { ...blank(chain, n), seq: BigInt(n), prevHash: rows.at(-1)?.hash ?? "" };
    rows.push({ ...row, hash: entryHash(row) });
  }
  return rows;
}

const headsOf = (rows: readonly StoredEntry[]): ChainHead[] =>
  Array.from({ length: CHAINS }, (_, chain) => {
    const last = rows.filter((row) => row.chain === chain).at(-1);
    return { chain, seq: last?.seq ?? 0n, hash: last?.hash ?? "" };
  });

async function check(rows: readonly StoredEntry[], heads = headsOf(rows), anchors: Anchor[] = []) {
  const sorted = [...rows].sort((a, b) => a.chain - b.chain || Number(a.seq - b.seq));
  const entries = (async function* () {
    yield* sorted;
  })();
  const { findings } = await verifyEntries({ entries, headsBefore: heads, headsAfter: async () => heads, anchors });
  return findings.map(({ kind, chain, seq }) => `${kind} ${chain}/${seq}`);
}

const good = [...chainOf(3, 5), ...chainOf(9, 2)];
const change = (index: number, patch: Partial<StoredEntry>) =>
  good.map((row, at) => (at === index ? { ...row, ...patch } : row));

describe("a log that was not touched", () => {
  it("has no finding, empty or full", async () => {
    expect(await check([])).toEqual([]);
    expect(await check(good)).toEqual([]);
  });

  it("goes on growing while it is checked", async () => {
    const heads = headsOf(good);
    const entries = (async function* () {
      yield* [...chainOf(3, 6), ...chainOf(9, 2)];
    })();
    const result = await verifyEntries({
      entries,
      headsBefore: heads,
      headsAfter: async () => headsOf([...chainOf(3, 6), ...chainOf(9, 2)]),
      anchors: [],
    });
    expect(result).toMatchObject({ total: 8, findings: [] });
  });
});

describe("a forger who recomputes", () => {
  it("one row's hash is found at the next row", async () => {
    const row = { ...good[2], detail: '{"a":1}' } as StoredEntry;
    const forged = change(2, { detail: row.detail, hash: entryHash(row) });
    expect(await check(forged, headsOf(good))).toEqual(["unlinked 3/4"]);
  });

  it("the whole chain and its head is found by what an earlier check saw", async () => {
    const anchors = [{ at: "2026-01-02T00:00:00.000Z", heads: headsOf(good) }];
    const rewritten = chainOf(3, 5).map((row) => ({ ...row, detail: '{"forged":true}' }));
    let prevHash = "";
    for (const row of rewritten) {
      row.prevHash = prevHash;
      row.hash = entryHash(row);
      prevHash = row.hash;
    }
    const rows = [...rewritten, ...chainOf(9, 2)];
    expect(await check(rows)).toEqual([]);
    expect(await check(rows, headsOf(rows), anchors)).toEqual(["anchor 3/5"]);
  });

  it("the head after cutting the end is found by what an earlier check saw", async () => {
    const anchors = [{ at: "2026-01-02T00:00:00.000Z", heads: headsOf(good) }];
    const cut = good.filter((row) => !(row.chain === 3 && row.seq === 5n));
    expect(await check(cut)).toEqual([]);
    expect(await check(cut, headsOf(cut), anchors)).toEqual(["anchor 3/5"]);
  });
});

describe("a row put where no insert of the portal puts one, its hash and link computed", () => {
  const put = (chain: number, seq: bigint, prevHash = "") => {
    const row = { ...blank(chain, 99), seq, prevHash };
    return { ...row, hash: entryHash(row) };
  };
  it.each([
    ["in a chain that there is not", put(64, 1n), "forged 64/1"],
    ["in a chain below the first", put(-32_768, -5n), "forged -32768/-5"],
    ["before the first of an empty chain", put(5, 0n), "forged 5/0"],
    ["far before the first of a chain", put(3, -7n), "forged 3/-7"],
    ["under a number that is taken", put(3, 5n, good[3]?.hash), "forged 3/5"],
  ])("%s", async (_, row, finding) => {
    expect(await check([...good, row], headsOf(good))).toEqual([finding]);
  });
});

it("misses no change of any field of any row", async () => {
  const text = fc.constantFrom(
    "actorName",
    "actorRole",
    "action",
    "entity",
    "entityId",
    "outcome",
    "detail",
    "prevHash",
    "hash",
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), text, fc.string({ minLength: 1 }), async (index, field, value) => {
      const row = good[index] as StoredEntry;
      if (row[field as "action"] === value) return;
      const found = await check(change(index, { [field]: value }), headsOf(good));
      expect(found).toContain(`changed ${row.chain}/${row.seq}`);
      expect(found.filter((one) => one.startsWith("changed"))).toHaveLength(1);
    }),
  );
});

it("gives no two different rows the same text", () => {
  const fields = fc.tuple(fc.string(), fc.string(), fc.option(fc.string()));
  fc.assert(
    fc.property(fields, fields, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      const textOf = ([action, entity, address]: typeof a) =>
        canonicalText({ ...blank(1, 1), seq: 1n, prevHash: "", action, entity, address });
      expect(textOf(a)).not.toBe(textOf(b));
    }),
  );
});

it("states its text plainly, so that anybody can recompute it", () => {
  const row = { ...blank(3, 1), seq: 1n, prevHash: "" };
  const text =
    "sgz-audit-1;1:3,1:1,36:00000000-0000-4000-8000-000000003001,24:2026-01-01T00:00:01.000Z,-6:某人,13:city_official,12:station:edit,7:station,2:s1,9:/42/4208/,2:ok,-2:{},0:,";
  expect(canonicalText(row)).toBe(text);
  expect(entryHash(row)).toBe(createHash("sha256").update(text).digest("hex"));
  expect(digestOf(headsOf(good))).not.toBe(digestOf(headsOf(chainOf(3, 5))));
});
