import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inShort } from "@/lib/platform/audit-digest";
import { canonicalJson, type Json } from "@/lib/shared/json";

const digest = { digest: expect.stringMatching(/^[\w-]{22}$/), length: expect.any(Number) };

describe("what the log keeps of a change", () => {
  it("is codes, states, days, numbers and reasons, and which fields differ; no text of a record", () => {
    const detail = {
      before: {
        name: "沙洋镇社工站",
        organisationId: null,
        facts: { address: "人民路 1 号", hotline: "0724-8550000", staffCount: 3 },
      },
      after: {
        from: "2024-03-01",
        organisationId: "o-1",
        facts: { address: "人民路 1 号", hotline: "13800138000", staffCount: 4 },
      },
      reason: "电话换了",
    };
    const kept = inShort(detail);
    expect(kept).toEqual({
      reason: "电话换了",
      changed: ["facts.hotline", "facts.staffCount", "from", "name", "organisationId"],
      before: { name: { ...digest, length: 6 }, organisationId: null, facts: { hotline: digest, staffCount: 3 } },
      after: { from: "2024-03-01", organisationId: "o-1", facts: { hotline: digest, staffCount: 4 } },
    });
    for (const secret of ["沙洋镇", "人民路", "8550000", "13800138000"])
      expect(canonicalJson(kept)).not.toContain(secret);
  });

  it("of a document's parts is how many there were and whether they differ", () => {
    const rows = (text: string) => [
      { number: "1", heading: "目标", text },
      { number: "2", heading: "任务", text },
    ];
    const kept = inShort({ before: rows("旧"), after: rows("新") }) as Record<
      string,
      { digest: string; items: number }
    >;
    expect(kept).toEqual({ before: { digest: digest.digest, items: 2 }, after: { digest: digest.digest, items: 2 } });
    expect(kept.before?.digest).not.toBe(kept.after?.digest);
    expect(inShort({ before: rows("旧"), after: rows("旧") })).toMatchObject({
      before: kept.before,
      after: kept.before,
    });
  });

  it("of a change of units is the units", () => {
    const detail = {
      before: { closed: ["420822100"], renamed: [{ code: "420822101", name: "旧名" }] },
      after: {
        on: "2024-01-01",
        basis: "鄂民政函〔2024〕1号",
        opened: [],
        renamed: [{ code: "420822101", name: "新名" }],
        stations: [{ stationId: "s-1", to: "420822102" }],
      },
    };
    expect(inShort(detail)).toMatchObject({
      before: { closed: ["420822100"], renamed: [{ code: "420822101", name: digest }] },
      after: { on: "2024-01-01", basis: "鄂民政函〔2024〕1号", stations: [{ stationId: "s-1", to: "420822102" }] },
    });
  });

  it("keeps no text under a name that it does not know, nor a long one under one that it does", () => {
    expect(inShort({ note: "家访记录", remark: ["张三"], status: "x".repeat(101), reason: "y".repeat(501) })).toEqual({
      note: digest,
      remark: { digest: digest.digest, items: 1 },
      status: { ...digest, length: 101 },
      reason: { ...digest, length: 501 },
    });
  });

  it("says of two equal texts that they are equal, and of two that differ by one sign that they are not", () => {
    const [a, b, c] = ["13800138000", "13800138000", "13800138001"].map((phone) => canonicalJson(inShort({ phone })));
    expect([a === b, a === c]).toEqual([true, false]);
  });

  it("is the same when asked of what it kept, whatever it was", () => {
    const key = fc.constantFrom(
      "before",
      "after",
      "changed",
      "digest",
      "length",
      "items",
      "reason",
      "status",
      "facts",
      "opened",
      "heirs",
      "x",
    );
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.constant("[redacted]")),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(key, tie("value"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (detail) => {
        const once = inShort(detail);
        expect(inShort(once)).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
