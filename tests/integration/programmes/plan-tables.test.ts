import { beforeEach, describe, expect, it } from "vitest";
import { getCoverage } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { removePlanTable, savePlanTable } from "@/lib/programmes/commands/plan";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { saveDocument } from "@/lib/programmes/commands/sections";
import { getProgramme, planUnits } from "@/lib/programmes/queries";
import { toDbDate } from "@/lib/shared/dates";
import { prepare } from "@/tests/support/worker-database";
import {
  beginSixth,
  city,
  draft,
  edit,
  key,
  on,
  planInput,
  savePlan,
  seedJingmen,
  sixth,
  tableId,
} from "../../support/factories/drafts";

prepare(seedJingmen);

const right = "单位\t2026\t2027\t合计\n沙洋\t1\t2\t3\n总计\t1\t2\t3";
const wrong = "单位\t2026\t2027\t合计\n沙洋\t1\t2\t4";

describe("several plan tables of a draft", () => {
  beforeEach(() => beginSixth());
  const tables = async () => (await draft()).content.planTables.map(({ title, rows }) => [title, rows[0]?.values]);
  const doubts = async () => (await draft()).content.discrepancies.map(({ code, planTable }) => [code, planTable]);

  it("are added one by one, each checked by itself, with a doubt of its own", async () => {
    await savePlan();
    await savePlan({ place: 1, title: "社区表", stationTypeCode: "community_station", table: right, clause: "1" });
    await savePlan({ place: 2, title: "第三表", table: wrong });
    expect(await tables()).toEqual([
      ["任务表", [1, 2]],
      ["社区表", [1, 2]],
      ["第三表", [1, 2]],
    ]);
    expect(await doubts()).toEqual([
      ["plan-totals", 0],
      ["plan-totals-2", 2],
    ]);
    expect((await draft()).content.planTables[1]).toMatchObject({
      clause: "1",
      measure: "stations.built",
      unit: "个",
      stationTypeCode: "community_station",
    });
  });

  it("of a file that hides something wait for a confirmation, though the text of the table is right", async () => {
    const units = ["东宝区", "掇刀区", "沙洋县", "钟祥市", "京山市", "漳河新区"];
    const table = ["单位\t2026\t2027", ...units.map((unit) => `${unit}\t1\t2`)].join("\n");
    const warned = await planInput({ table, fileWarned: "1" });
    await expect(savePlanTable(city, warned, key())).rejects.toMatchObject({
      fieldErrors: { confirmed: ["planUnconfirmed"] },
    });
    expect(await tables()).toEqual([]);
    await savePlanTable(city, { ...warned, confirmed: "on" }, key());
    await savePlanTable(city, await planInput({ place: 1, table, title: "第二表" }), key());
    expect(await tables()).toEqual([
      ["任务表", [1, 2]],
      ["第二表", [1, 2]],
    ]);
  });

  it("tell a stale form apart from what is stored by the units' codes, where two units bear one name", async () => {
    await asActor(systemActor("test"), (tx) =>
      tx.region.updateMany({ where: { code: { in: ["420822100", "420881100"] } }, data: { name: "城关镇" } }),
    );
    const table = (a: number, b: number) => `县\t乡镇\t2026\n沙洋县\t城关镇\t${a}\n钟祥市\t城关镇\t${b}`;
    await savePlan({ table: table(1, 2) });
    const drawn = await planInput({ table: table(2, 2), confirmed: "on" });
    await savePlan({ table: table(1, 5) });
    await expect(savePlanTable(city, drawn, key())).rejects.toMatchObject({
      current: {
        cells: [
          { unit: "沙洋县城关镇", column: 2026, mine: "2", theirs: "1" },
          { unit: "钟祥市城关镇", column: 2026, mine: "2", theirs: "5" },
        ],
      },
    });
  });

  it("keep their places when one is changed: the first stays the one that coverage counts", async () => {
    await savePlan();
    await savePlan({ place: 1, title: "第二表", table: right });
    await savePlan({ table: right.replaceAll("\t1\t2\t3", "\t5\t6\t11") });
    expect(await tables()).toEqual([
      ["任务表", [5, 6]],
      ["第二表", [1, 2]],
    ]);
    expect(await doubts()).toEqual([]);
    await publishVersion(city, { ...(await edit()), effectiveFrom: sixth.effectiveFrom }, key(), followUnits);
    const { content } = await getProgramme(city, sixth.id, { number: 1 });
    expect(content.planTables.map(({ title }) => title)).toEqual(["任务表", "第二表"]);
    const { dashboard } = await getCoverage(city, {
      programme: sixth.id,
      region: "4208",
      asOf: "2026-06-01",
      reading: null,
    });
    expect(dashboard?.total.milestones.map(({ planned }) => planned)).toEqual([5, 11]);
  });

  it("go one by one, each with its doubt; the others keep theirs", async () => {
    await savePlan();
    await savePlan({ place: 1, title: "第二表", table: wrong });
    await removePlanTable(city, { ...(await edit()), tableId: await tableId(0) }, key());
    expect(await tables()).toEqual([["第二表", [1, 2]]]);
    expect(await doubts()).toEqual([["plan-totals-2", 0]]);
    await savePlan({ place: 1, title: "第三表", table: wrong });
    expect(await doubts()).toEqual([
      ["plan-totals-2", 0],
      ["plan-totals", 1],
    ]);
  });

  it("are not taken for one another by a form drawn before one of them went", async () => {
    await savePlan();
    await savePlan({ place: 1, title: "第二表", table: right });
    const first = await planInput({ confirmed: "on" });
    const { tableId } = first;
    await removePlanTable(city, { ...(await edit()), tableId }, key());
    const { version } = await edit();
    await expect(removePlanTable(city, { ...first, version }, key())).rejects.toThrow("planTableGone");
    await expect(savePlanTable(city, { ...first, version }, key())).rejects.toThrow("planTableGone");
    expect(await tables()).toEqual([["第二表", [1, 2]]]);
  });
});

describe("rulings on the totals of several plan tables", () => {
  const programmeId = sixth.id;
  const ruled = async (number: number) =>
    (await getProgramme(city, programmeId, { number })).content.discrepancies.map(({ planTable, rulings }) => [
      planTable,
      rulings.map(({ reason }) => reason),
    ]);
  const rule = async (place: number, reason: string) => {
    const { content, discrepancyIds } = await getProgramme(city, programmeId, { number: 1 });
    const discrepancyId = discrepancyIds[content.discrepancies.findIndex(({ planTable }) => planTable === place)] ?? "";
    await recordRuling(
      city,
      { programmeId, discrepancyId, latestVersion: 1, _version: 0, reading: "rows", reason },
      key(),
    );
  };
  beforeEach(async () => {
    await beginSixth();
    await savePlan();
    await savePlan({ place: 1, title: "第二表", table: wrong });
    await publishVersion(city, { ...(await edit()), effectiveFrom: sixth.effectiveFrom }, key(), followUnits);
    await newVersion(city, { ...(await edit()), effectiveFrom: "2027-01-01", changeNote: "更正" }, key());
  });

  it("follow the table, whatever its doubt is called after the first was removed", async () => {
    await rule(0, "首表");
    await rule(1, "次表");
    await removePlanTable(city, { ...(await edit()), tableId: await tableId(0) }, key());
    await savePlan({ table: right });
    await savePlan({ table: wrong });
    await publishVersion(city, { ...(await edit()), effectiveFrom: "2027-01-01" }, key(), followUnits);
    expect(await ruled(2)).toEqual([[0, ["次表"]]]);
  });

  it("stay apart where two tables plan the same numbers", async () => {
    await savePlan({ table: wrong });
    await rule(0, "首表");
    await rule(1, "次表");
    await publishVersion(city, { ...(await edit()), effectiveFrom: "2027-01-01" }, key(), followUnits);
    expect(Object.fromEntries((await ruled(2)) as [number, string[]][])).toEqual({ 0: [], 1: ["次表"] });
  });
});

describe("the units of a plan table", () => {
  const close = (code: string, validTo: string) =>
    asActor(systemActor("test"), (tx) =>
      tx.region.update({ where: { code }, data: { validTo: toDbDate(validTo) }, select: { code: true } }),
    );
  const codes = async (day: string) => (await planUnits(city, "420881", day)).levels.flat().map(({ code }) => code);

  it("are those in force on the day: 皇庄街道 from the end of 2021 on", async () => {
    expect(await codes("2021-12-30")).not.toContain("420881002");
    expect(await codes("2021-12-31")).toContain("420881002");
    expect((await planUnits(city, "420881", "2021-12-30")).absent).toMatchObject([
      { code: "420881002", since: "2021-12-31" },
    ]);
    await close("420881002", "2024-01-01");
    expect(await codes("2023-12-31")).toContain("420881002");
    expect(await codes("2024-01-01")).not.toContain("420881002");
  });

  it("are asked for the draft's day, not for today, with advice about those set up later or closed earlier", async () => {
    await beginSixth({ regionCode: "420881", effectiveFrom: "2021-03-01" });
    const table = "单位\t2026\n皇庄街道\t1";
    await expect(savePlan({ table })).rejects.toMatchObject({
      fieldErrors: { table: ['plan.unitLater|{"name":"皇庄街道","day":"2021-12-31","cell":"A2"}'] },
    });
    const { title, titleEn, issuers, addressees, documentNumber, issuedOn, sourceText } = sixth;
    const document = { title, titleEn, issuers, addressees, documentNumber, issuedOn, sourceText };
    const moveTo = async (effectiveFrom: string) =>
      saveDocument(city, { ...(await edit()), ...document, effectiveFrom }, key());
    await moveTo("2022-01-01");
    await savePlan({ table });
    expect((await draft()).content.planTables[0]?.rows).toMatchObject([{ regionCode: "420881002" }]);

    const refused = { fieldErrors: { effectiveFrom: ['planUnitsAbsent|{"names":"皇庄街道"}'] } };
    await expect(moveTo("2021-03-01")).rejects.toMatchObject(refused);
    await expect(
      publishVersion(city, { ...(await edit()), effectiveFrom: "2021-03-01" }, key(), followUnits),
    ).rejects.toMatchObject(refused);
    await close("420881002", "2021-12-31");
    await expect(savePlan({ table })).rejects.toMatchObject({
      fieldErrors: { table: ['plan.unitClosed|{"name":"皇庄街道","day":"2021-12-31","cell":"A2"}'] },
    });
    expect((await getProgramme(city, "jingmen-2021", on("2022-12-31"))).version.number).toBe(1);
  });
});
