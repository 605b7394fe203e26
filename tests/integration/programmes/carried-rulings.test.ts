import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { savePlanTable } from "@/lib/programmes/commands/plan";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { prepare } from "@/tests/support/worker-database";
import { seedJingmenRegions } from "../../support/factories/regions";

const actor = systemActor("test");
const programmeId = "jingmen-2021";
const key = () => randomUUID();
const published = (number: number) => getProgramme(actor, programmeId, { number });
const edit = async () => ({ programmeId, version: (await published(1)).lock });
const effectiveFrom = "2024-01-01";

const rule = async (code: string, reading: string, reason: string) => {
  const { content, discrepancyIds } = await published(1);
  const place = content.discrepancies.findIndex((doubt) => doubt.code === code);
  const discrepancyId = discrepancyIds[place] ?? "";
  const _version = content.discrepancies[place]?.rulings.length ?? 0;
  await recordRuling(actor, { programmeId, discrepancyId, latestVersion: 1, _version, reading, reason }, key());
};
const rulingsOn = async (code: string, number: number) =>
  (await published(number)).content.discrepancies.find((doubt) => doubt.code === code)?.rulings;

const printed = jingmen2021.content.planTables[0];
if (!printed) throw new Error("no table");
const tableWith = (firstCell: number) =>
  [
    ["单位", ...printed.years, "合计"],
    ...printed.rows.map(({ label, values, printedTotal }, row) => [
      label,
      ...values.map((value, column) => (row + column === 0 ? firstCell : value)),
      printedTotal,
    ]),
    ["总计", ...printed.printedTotals, printed.printedGrandTotal],
  ]
    .map((cells) => cells.join("\t"))
    .join("\n");
const same = tableWith(printed.rows[0]?.values[0] ?? 0);
const saveTable = async (table: string, title: string, clause = "annex") =>
  savePlanTable(
    actor,
    {
      ...(await edit()),
      tableId: (await getDraft(actor, programmeId)).planTableIds[0] ?? "",
      clause,
      title,
      titleEn: "",
      measure: "stations.built",
      stationTypeCode: "township_station",
      table,
      confirmed: "on",
    },
    key(),
  );

prepare(async () => {
  await seedJingmenRegions();
  await loadProgrammes();
  await rule("plan-totals", "rows", "各行无误");
  await newVersion(actor, { ...(await edit()), effectiveFrom, changeNote: "更正" }, key());
});

const publish = async () => publishVersion(actor, { ...(await edit()), effectiveFrom }, key(), followUnits);

describe("publishing a draft", () => {
  it("carries over what was ruled on the version in force while the draft was open, once, with who, when and why", async () => {
    await rule("plan-totals", "printed", "以总计为准");
    await publish();
    const before = await rulingsOn("plan-totals", 1);
    expect(before?.map(({ reading, reason }) => [reading, reason])).toEqual([
      ["rows", "各行无误"],
      ["printed", "以总计为准"],
    ]);
    expect(await rulingsOn("plan-totals", 2)).toEqual(before);
  });

  it("leaves the totals of another table unruled", async () => {
    await rule("plan-totals", "printed", "以总计为准");
    await saveTable(tableWith(9), "新表");
    await publish();
    expect(await rulingsOn("plan-totals", 2)).toEqual([]);
  });
});

describe("saving the plan table of a draft", () => {
  const tieAnother = () =>
    asActor(actor, async (tx) => {
      const { id: planTableId, versionId } = await tx.planTable.findFirstOrThrow({
        where: { version: { number: 2 } },
        select: { id: true, versionId: true },
      });
      await tx.discrepancy.update({
        where: { versionId_code: { versionId, code: "document-number" } },
        data: { planTableId },
        select: { id: true },
      });
    });

  it("keeps the table, its doubts and their rulings when no figure changes", async () => {
    const before = await getDraft(actor, programmeId);
    await saveTable(same, "任务分解表");
    const after = await getDraft(actor, programmeId);
    expect(after.content.planTables).toMatchObject([{ title: "任务分解表", rows: printed.rows }]);
    expect(after.content.discrepancies).toEqual(before.content.discrepancies);
    expect(after.discrepancyIds).toEqual(before.discrepancyIds);
  });

  it("takes the doubt about its totals along to another clause, rulings and all", async () => {
    const before = await getDraft(actor, programmeId);
    await saveTable(same, "任务分解表", "1");
    const after = await getDraft(actor, programmeId);
    expect(after.content.planTables).toMatchObject([{ clause: "1", rows: printed.rows }]);
    expect(after.content.discrepancies).toEqual(
      before.content.discrepancies.map((doubt) => (doubt.code === "plan-totals" ? { ...doubt, clause: "1" } : doubt)),
    );
  });

  it("enters anew the doubt about wrong totals, and ties every other doubt to the new table", async () => {
    await tieAnother();
    const before = await getDraft(actor, programmeId);
    await saveTable(tableWith(9), "新表");
    const { content } = await getDraft(actor, programmeId);
    const doubt = (code: string) => content.discrepancies.find((candidate) => candidate.code === code);
    expect(content.planTables.map(({ rows }) => rows[0]?.values[0])).toEqual([9]);
    expect(doubt("plan-totals")).toMatchObject({ planTable: 0, rulings: [] });
    expect(doubt("document-number")).toEqual(
      before.content.discrepancies.find(({ code }) => code === "document-number"),
    );
    expect(content.discrepancies).toHaveLength(before.content.discrepancies.length);
  });
});
