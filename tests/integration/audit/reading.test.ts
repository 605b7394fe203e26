import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportEntries } from "@/lib/audit/commands/export";
import { verifyAudit } from "@/lib/audit/commands/verify";
import { getEntry, listEntries } from "@/lib/audit/queries/entries";
import { auditFilter } from "@/lib/audit/schema/filter";
import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor, prisma } from "@/lib/platform/db";
import { encodeCursor } from "@/lib/shared/paging";
import { asAccount, makeAccount } from "@/tests/support/factories/accounts";
import { writeSix } from "@/tests/support/factories/audit";

const _system = systemActor("test");
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "audit-"));
  process.env.DATA_DIR = dataDir;
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("who reads the log", () => {
  it("the audit admin alone", async () => {
    const { rows } = await writeSix();
    const auditor = asAccount(await makeAccount({ role: "audit_admin" }));
    expect((await listEntries(auditor, {})).entries).toHaveLength(6);
    expect((await getEntry(auditor, rows[0]?.id ?? "")).entityId).toBe("s1");
    for (const role of ["system_admin", "security_admin", "province_official", "station_lead"] as const) {
      const actor = asAccount(await makeAccount({ role }));
      await expect(listEntries(actor, {})).rejects.toThrow("forbidden");
      await expect(verifyAudit(actor)).rejects.toThrow("forbidden");
      await expect(exportEntries(actor, {})).rejects.toThrow("forbidden");
      // Even without the program's own check the database shows nothing.
      expect(await asActor(actor, (tx) => tx.auditEntry.count())).toBe(0);
    }
  });

  it("and nobody the texts in it, neither of new entries nor of those of before they were kept in short", async () => {
    const { rows, actor } = await writeSix();
    const secrets = ["张三", "13800138000", "家访记录", "沙洋镇社工站"];
    const [name, phone, note, station] = secrets;
    const whole = {
      before: { name: station, facts: { hotline: phone } },
      after: { note, contact: name, status: "closed" },
    };
    await asActor(actor, async (tx) => {
      const detail = { ...whole, reason: "登记有误" };
      await writeAudit(tx, { actor, action: "station:edit", entity: "Station", entityId: "new", detail });
      // As the landed version wrote it, and as a hand might.
      for (const [id, detail] of Object.entries({ old: JSON.stringify(whole), torn: `{"note":"${note}` }))
        await tx.$executeRaw`insert into "AuditEntry" (id, "actorId", "actorName", "actorRole", action, entity, "entityId", detail)
          values (gen_random_uuid(), ${actor.accountId}::uuid, ${actor.loginName}, ${actor.role}, 'station:edit', 'Station', ${id}, ${detail})`;
    });
    const stored = await prisma().auditEntry.findMany({ where: { entity: "Station" } });
    const auditor = asAccount(await makeAccount({ role: "audit_admin" }));
    const exported = [];
    for await (const batch of await exportEntries(auditor, { entity: "Station" })) exported.push(...batch);
    const read = await Promise.all(stored.map(({ id }) => getEntry(auditor, id)));
    const listed = await listEntries(auditor, {});
    expect(exported).toHaveLength(3);
    for (const shown of [exported, read, listed, stored.filter(({ entityId }) => entityId === "new")])
      for (const secret of secrets)
        expect(JSON.stringify(shown, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
          secret,
        );
    const told = JSON.parse(read.find(({ entityId }) => entityId === "old")?.detail ?? "");
    expect(told).toMatchObject({
      changed: ["contact", "facts", "name", "note", "status"],
      after: { status: "closed", note: { length: 4 } },
    });
    expect(read.find(({ entityId }) => entityId === "new")?.detail).toContain("登记有误");
    // The whole of it still counts for the chain.
    expect(await verifyAudit(auditor)).toMatchObject({ total: rows.length + 3 + 1, findingCount: 0 });
  });

  it("page by page, in order, without a gap or a repetition", async () => {
    const { rows } = await writeSix();
    const auditor = asAccount(await makeAccount({ role: "audit_admin" }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listEntries(auditor, { after }, 2);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(rows.map(({ id }) => id).reverse());
  });

  it("by who, what, which and when", async () => {
    const { actor } = await writeSix();
    const auditor = asAccount(await makeAccount({ role: "audit_admin" }));
    const count = async (filter: object) => (await listEntries(auditor, filter)).entries.length;
    expect(await count({ who: actor.loginName.toUpperCase() })).toBe(6);
    expect(await count({ who: "nobody" })).toBe(0);
    expect(await count({ action: "station:edit" })).toBe(6);
    expect(await count({ action: "station:void" })).toBe(0);
    expect(await count({ entity: "s3" })).toBe(1);
    expect(await count({ to: "2020-01-01" })).toBe(0);
    expect(await count({ from: "2020-01-01" })).toBe(6);
    expect(await count({ after: "nonsense" })).toBe(6);
  });

  it("by days and page marks that PostgreSQL has no time for, as if they were not there", async () => {
    await writeSix();
    const auditor = asAccount(await makeAccount({ role: "audit_admin" }));
    const count = async (typed: Record<string, string>) =>
      (await listEntries(auditor, auditFilter.parse(typed))).entries.length;
    const mark = (time: string) => encodeCursor([time, "01890000-0000-7000-8000-000000000000"]);
    expect(await count({ from: "0001-01-01" })).toBe(6);
    expect(await count({ to: "9999-12-31" })).toBe(6);
    for (const time of ["-271821-04-20T00:00:00.000Z", "0000-01-01T00:00:00.000Z", "+275760-09-13T00:00:00.000Z", "0"])
      expect([time, await count({ after: mark(time) })]).toEqual([time, 6]);
  });
});
