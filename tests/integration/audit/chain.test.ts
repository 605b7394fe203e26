import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "@/lib/audit/commands/verify";
import { lastVerification, readAnchors } from "@/lib/audit/queries/records";
import { type Actor, publicActor, systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor, prisma } from "@/lib/platform/db";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";
import { writeSix } from "@/tests/support/factories/audit";

const system = systemActor("test");
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "audit-"));
  process.env.DATA_DIR = dataDir;
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What somebody with the database's own superuser can do. */
async function tamper(...statements: string[]) {
  for (const statement of statements) {
    await prisma().$transaction(async (tx) => {
      await tx.$executeRawUnsafe("set local session_replication_role = replica");
      await tx.$executeRawUnsafe(statement);
    });
  }
}

const found = async () => {
  const { findings } = await verifyAudit(system);
  return findings.map((one) => `${one.kind} ${"line" in one ? one.line : "seq" in one ? one.seq : ""}`.trim());
};

describe("the chain", () => {
  it("gives every entry its number, its link and a hash that TypeScript recomputes", async () => {
    const { rows } = await writeSix();
    expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rows.map(({ prevHash }) => prevHash)).toEqual(["", ...rows.slice(0, -1).map(({ hash }) => hash)]);
    expect(await found()).toEqual([]);
  });

  it("holds when many write at once", async () => {
    const accounts = await Promise.all(Array.from({ length: 4 }, () => makeAccount()));
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const account = accounts[n % 4];
        const actor = account && n % 5 ? asAccount(account) : system;
        return asActor(actor, (tx) =>
          writeAudit(tx, { actor, action: "station:edit", entity: "Station", entityId: String(n), detail: {} }),
        );
      }),
    );
    const result = await verifyAudit(system);
    expect(result).toMatchObject({ total: 40, findingCount: 0 });
  });

  it("dates, numbers and chains by itself, whatever the writer says", async () => {
    await asActor(
      system,
      (tx) =>
        tx.$executeRaw`insert into "AuditEntry" (id, at, chain, seq, hash, "prevHash", "actorName", "actorRole", action, entity, "entityId", detail)
        values (gen_random_uuid(), '2001-01-01', 77, 99, 'forged', 'forged', 'system:x', 'system', 'test:write', 'test', '1', '{}')`,
    );
    const [row] = await prisma().auditEntry.findMany();
    expect(row?.seq).toBe(1n);
    expect(Date.now() - Number(row?.at)).toBeLessThan(60_000);
    expect(await found()).toEqual([]);
  });

  it.each([
    `update "AuditEntry" set detail = '{}'`,
    `delete from "AuditEntry"`,
    `truncate "AuditEntry"`,
    `update "AuditChain" set hash = 'x'`,
    `delete from "AuditChain"`,
    `insert into "AuditChain" values (70, 0, '')`,
  ])("refuses even the owner: %s", async (statement) => {
    await writeSix();
    await expect(prisma().$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
    await expect(asActor(system, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(/permission denied/);
  });

  it("takes an entry in nobody's name but that of whom the transaction acts for", async () => {
    const [author, other] = [await makeAccount({ role: "county_official" }), await makeAccount()];
    const write = (by: Actor, fields: { id: string | null; name: string; role: string }) =>
      asActor(
        by,
        (tx) => tx.$executeRaw`insert into "AuditEntry"
          (id, "actorId", "actorName", "actorRole", action, entity, "entityId", detail)
          values (gen_random_uuid(), ${fields.id}::uuid, ${fields.name}, ${fields.role}, 'test:write', 'test', '1', '{}')`,
      );
    const own = { id: author.id, name: author.loginName, role: author.role };
    const nobody = { id: null, name: "public", role: "public" };
    const platform = { id: null, name: "system:test", role: "system" };
    await write(asAccount(author), own);
    await write(publicActor(), nobody);
    await write(system, platform);
    for (const [by, fields] of [
      [asAccount(author), { ...own, id: other.id }],
      [asAccount(author), { ...own, name: other.loginName }],
      [asAccount(author), { ...own, role: "system" }],
      [asAccount(author), { ...own, id: null }],
      [asAccount(author), nobody],
      [asAccount(author), platform],
      [publicActor(), own],
      [publicActor(), platform],
      [publicActor(), { ...nobody, name: author.loginName }],
      [system, own],
      [system, nobody],
      [system, { ...platform, name: author.loginName }],
    ] as const)
      await expect(write(by, fields), JSON.stringify(fields)).rejects.toThrow(/row-level security/);
    expect(await prisma().auditEntry.count()).toBe(3);
  });

  it("keeps secrets out, and rules about secrets in", async () => {
    await asActor(system, (tx) =>
      writeAudit(tx, {
        ...{ actor: system, action: "station:edit", entity: "Station", entityId: "a\0b" },
        detail: {
          newPassword: "geheim",
          nested: [{ apiToken: "geheim", hash: "geheim" }],
          passwordMinLength: 8,
          mustChangePassword: true,
          text: "\ud800",
        },
      }),
    );
    const [row] = await prisma().auditEntry.findMany();
    expect(row?.detail).not.toContain("geheim");
    expect(JSON.parse(row?.detail ?? "")).toMatchObject({
      passwordMinLength: 8,
      mustChangePassword: true,
      newPassword: "[redacted]",
    });
    expect(await found()).toEqual([]);
  });
});

describe("whatever is done to it behind the portal's back is found where it was done", () => {
  const COLUMNS: [string, string][] = [
    ["at", "at + interval '1 millisecond'"],
    ["actorId", "gen_random_uuid()"],
    ["actorName", "'someone else'"],
    ["actorRole", "'city_official'"],
    ["action", "'station:void'"],
    ["entity", "'programme'"],
    ["entityId", "'s9'"],
    ["regionPath", "null"],
    ["outcome", "'refused'"],
    ["address", "'192.0.2.1'"],
    ["detail", `detail || ' '`],
    ["id", "gen_random_uuid()"],
    ["prevHash", "'x'"],
    ["hash", "'x'"],
  ];
  it.each(COLUMNS)("column %s", async (column, value) => {
    const { rows } = await writeSix();
    await tamper(`update "AuditEntry" set "${column}" = ${value} where id = '${rows[2]?.id}'`);
    expect(await found()).toEqual(["changed 3"]);
  });

  it.each([
    ["first", 0, ["removed 1"]],
    ["middle", 3, ["removed 4"]],
    ["last", 5, ["truncated 6"]],
  ])("the %s row deleted", async (_, index, findings) => {
    const { rows } = await writeSix();
    await tamper(`delete from "AuditEntry" where id = '${rows[index]?.id}'`);
    expect(await found()).toEqual(findings);
  });

  it("two rows swapped", async () => {
    const { rows } = await writeSix();
    await tamper(
      `update "AuditEntry" set seq = 99 where id = '${rows[1]?.id}'`,
      `update "AuditEntry" set seq = 2 where id = '${rows[3]?.id}'`,
      `update "AuditEntry" set seq = 4 where id = '${rows[1]?.id}'`,
    );
    expect(await found()).toEqual(["changed 2", "unlinked 3", "changed 4", "unlinked 5"]);
  });

  it("a row forged at the end, its hash computed with the database's own function", async () => {
    const { chain } = await writeSix();
    await tamper(
      `insert into "AuditEntry" (id, chain, seq, at, "actorName", "actorRole", action, entity, "entityId", detail, "prevHash")
       select gen_random_uuid(), ${chain}, 7, now(), 'x', 'system', 'test:write', 'test', '1', '{}', hash from "AuditEntry" where chain = ${chain} and seq = 6`,
      `update "AuditEntry" e set hash = encode(sha256(convert_to(audit_canonical(e), 'UTF8')), 'hex') where seq = 7`,
    );
    expect(await found()).toEqual(["forged 7"]);
  });

  it("a time that no clock shows", async () => {
    const { rows } = await writeSix();
    await tamper(`update "AuditEntry" set at = 'infinity' where id = '${rows[2]?.id}'`);
    expect(await found()).toEqual(["changed 3"]);
    await tamper(`update "AuditEntry" set at = '0044-03-15 BC' where id = '${rows[2]?.id}'`);
    expect(await found()).toEqual(["changed 3"]);
  });

  it("a row put beside the chains, where the check must look too", async () => {
    await writeSix();
    await tamper(
      `insert into "AuditEntry" (id, chain, seq, at, "actorName", "actorRole", action, entity, "entityId", detail, "prevHash")
       values (gen_random_uuid(), -32768, -3, now(), 'x', 'system', 'test:write', 'test', '1', '{}', '')`,
      `update "AuditEntry" e set hash = encode(sha256(convert_to(audit_canonical(e), 'UTF8')), 'hex') where seq = -3`,
    );
    expect(await found()).toEqual(["forged -3"]);
  });

  it("a head moved, or taken away", async () => {
    const { chain } = await writeSix();
    await tamper(`update "AuditChain" set hash = 'x' where chain = ${chain}`);
    expect(await found()).toEqual(["head 6"]);
    await tamper(`delete from "AuditChain" where chain = ${chain}`);
    // The check before this one may have written its own entry into this chain.
    expect(await found()).toContainEqual(expect.stringMatching(/^head [67]$/));
  });

  it("the end cut off and the head set back, once a check has seen the end", async () => {
    const { chain, rows } = await writeSix();
    expect(await found()).toEqual([]);
    expect((await readAnchors()).anchors).toHaveLength(1);
    await tamper(
      `delete from "AuditEntry" where chain = ${chain} and seq > 4`,
      `update "AuditChain" set seq = 4, hash = '${rows[3]?.hash}' where chain = ${chain}`,
    );
    expect(await found()).toEqual(["anchor 6"]);
    // A broken log is never taken for the new truth.
    expect((await readAnchors()).anchors).toHaveLength(1);
    expect(await lastVerification()).toMatchObject({ findingCount: 1 });
  });

  it("a line of the anchors that is no anchor, while the others still count", async () => {
    const { chain, rows } = await writeSix();
    await found();
    appendFileSync(path.join(dataDir, "audit-anchors.jsonl"), '{"at":"2026-01-0\nnull\n');
    expect(await found()).toEqual(["anchorLine 2", "anchorLine 3"]);
    await tamper(
      `delete from "AuditEntry" where chain = ${chain} and seq > 4`,
      `update "AuditChain" set seq = 4, hash = '${rows[3]?.hash}' where chain = ${chain}`,
    );
    expect(await found()).toEqual(["anchor 6", "anchorLine 2", "anchorLine 3"]);
  });

  it("half a record of the last check keeps nobody from the next", async () => {
    await writeSix();
    writeFileSync(path.join(dataDir, "audit-last-verification.json"), '{"at":"20');
    expect(await lastVerification()).toBeNull();
    expect(await found()).toEqual([]);
    expect(await lastVerification()).toMatchObject({ findingCount: 0 });
  });
});
