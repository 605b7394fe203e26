import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { prisma } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { prepare } from "@/tests/support/worker-database";
import { city, edit, jingmen, key, savePlan, seedJingmen } from "../../support/factories/drafts";

prepare(seedJingmen);

describe("versions", () => {
  const programmeId = "jingmen-2021";
  it("keep old figures: a later version counts from its day on, with its rulings carried over", async () => {
    const { content, discrepancyIds } = await jingmen();
    await recordRuling(
      city,
      {
        programmeId,
        discrepancyId: discrepancyIds[1] ?? "",
        latestVersion: 1,
        _version: 0,
        reading: content.discrepancies[1]?.readings[0]?.code ?? "",
        reason: "核对",
      },
      key(),
    );
    const change = { effectiveFrom: "2024-01-01", changeNote: "更正2022年合计" };
    expect(await newVersion(city, { ...(await edit(programmeId)), ...change }, key())).toBe(2);
    await expect(newVersion(city, { ...(await edit(programmeId)), ...change }, key())).rejects.toMatchObject({
      code: "draftExists",
    });

    const table = "单位\t2021\t2022\n沙洋县\t4\t3\n总计\t4\t3";
    await savePlan({ title: "新表", table }, programmeId);
    expect((await jingmen("2025-01-01")).version.number).toBe(1);
    await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);

    const old = await jingmen("2023-12-31");
    expect(old.version.number).toBe(1);
    expect(old.content.planTables).toEqual(jingmen2021.content.planTables);
    const now = await jingmen("2024-01-01");
    expect(now.version).toMatchObject({ number: 2, changeNote: "更正2022年合计", publishedBy: "荆门市民政局" });
    expect(now.content.planTables[0]?.title).toBe("新表");
    expect(now.content.discrepancies.map(({ code }) => code)).not.toContain("plan-totals");
    expect(now.content.discrepancies.flatMap(({ rulings }) => rulings)).toEqual(
      old.content.discrepancies.flatMap(({ rulings }) => rulings),
    );
    expect(now.content.provisions).toEqual(old.content.provisions);
    await expect(
      newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "x" }, key()),
    ).rejects.toThrow(Invalid);
  });

  it("leave a trace of every change in the audit", async () => {
    await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
    const entries = await prisma().auditEntry.findMany({
      where: { entity: "Programme" },
      orderBy: { at: "asc" },
      select: { action: true, entityId: true },
    });
    expect(entries).toEqual([
      { action: "programme:import", entityId: programmeId },
      { action: "programme:newVersion", entityId: programmeId },
    ]);
  });
});
