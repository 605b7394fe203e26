import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { getProgramme } from "@/lib/programmes/queries";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { prepare } from "@/tests/support/worker-database";
import { seedJingmenRegions } from "../../support/factories/regions";

const actor = systemActor("test");
const programmeId = "jingmen-2021";
const effectiveFrom = "2024-01-01";
const version = (number: number) => getProgramme(actor, programmeId, { number });
const edit = async () => ({ programmeId, version: (await version(1)).lock });

const ruling = async (latestVersion = 1) => {
  const { content, discrepancyIds } = await version(1);
  const discrepancyId = discrepancyIds[content.discrepancies.findIndex(({ code }) => code === "plan-totals")] ?? "";
  return { programmeId, discrepancyId, latestVersion, _version: 0, reading: "printed", reason: "以总计为准" };
};
const rulingsOf = async (number: number) =>
  (await version(number)).content.discrepancies.find(({ code }) => code === "plan-totals")?.rulings ?? [];

/** Every write ends with the audit: whoever holds its heads lets writers do all their work and keeps them from committing. */
let gate: pg.Client;
const waiting = async (writers: number) => {
  const sql = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const count = async () => {
    await gate.query("select pg_stat_clear_snapshot()");
    return (await gate.query(sql)).rows[0].n;
  };
  await expect.poll(count, { timeout: 10_000 }).toBe(writers);
};

prepare(async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  await newVersion(actor, { ...(await edit()), effectiveFrom, changeNote: "更正" }, randomUUID());
});
beforeEach(async () => {
  gate = newClient(String(process.env.DATABASE_URL));
  await gate.connect();
  await gate.query(`begin; select 1 from "AuditChain" for update`);
});
afterEach(() => gate.end());

describe("ruling and publishing in the same instant", () => {
  it("carries a ruling that is not committed yet when the publication begins", async () => {
    const [input, draft] = [await ruling(), await edit()];
    const ruled = recordRuling(actor, input, randomUUID());
    await waiting(1);
    const published = publishVersion(actor, { ...draft, effectiveFrom }, randomUUID(), followUnits);
    await waiting(2);
    await gate.query("commit");
    await Promise.all([ruled, published]);
    expect(await rulingsOf(1)).toMatchObject([{ reading: "printed" }]);
    expect(await rulingsOf(2)).toEqual(await rulingsOf(1));
  });

  it("refuses a ruling on the version that a publication is just replacing, and says so", async () => {
    const [input, draft] = [await ruling(), await edit()];
    const published = publishVersion(actor, { ...draft, effectiveFrom }, randomUUID(), followUnits);
    await waiting(1);
    const ruled = expect(recordRuling(actor, input, randomUUID())).rejects.toMatchObject({
      code: "versionPublished",
      status: 409,
    });
    await waiting(2);
    await gate.query("commit");
    await Promise.all([ruled, published]);
    expect([...(await rulingsOf(1)), ...(await rulingsOf(2))]).toEqual([]);
  });

  it("lets an earlier version be ruled on by who knows of the later one", async () => {
    await gate.query("commit");
    await publishVersion(actor, { ...(await edit()), effectiveFrom }, randomUUID(), followUnits);
    await recordRuling(actor, await ruling(2), randomUUID());
    expect([(await rulingsOf(1)).length, (await rulingsOf(2)).length]).toEqual([1, 0]);
  });
});
