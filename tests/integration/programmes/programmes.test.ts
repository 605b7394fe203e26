import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type ActorFields, mintActor, publicActor, systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { savePlanTable } from "@/lib/programmes/commands/plan";
import { createProgramme, newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import {
  saveClauses,
  saveDeadlines,
  saveDocument,
  saveStandard,
  saveTargets,
  splitDocument,
} from "@/lib/programmes/commands/sections";
import { getDraft, getProgramme, listProgrammes, planUnits } from "@/lib/programmes/queries";
import { createProgrammeForm } from "@/lib/programmes/schema/forms";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { seedJingmenRegions } from "../../support/factories/regions";

const official = (fields: Partial<ActorFields> = {}) =>
  mintActor({
    accountId: randomUUID(),
    loginName: "city_official@jingmen",
    displayName: "荆门市民政局",
    role: "city_official",
    scopePath: "/42/4208/",
    regionCode: "4208",
    regionName: "荆门市",
    stationId: null,
    organisationId: null,
    sessionId: null,
    address: null,
    isDemo: false,
    ...fields,
  });
const city = official();
const sibling = official({ scopePath: "/42/4206/", regionCode: "4206", regionName: "襄阳市" });
const county = official({ role: "county_official", scopePath: "/42/4208/420822/", regionCode: "420822" });
const key = () => randomUUID();
const on = (asOf: string) => ({ asOf });
const jingmen = (asOf = "2022-12-31") => getProgramme(city, "jingmen-2021", on(asOf));

beforeEach(async () => {
  await seedJingmenRegions();
  await loadProgrammes();
});

describe("Jingmen in the database", () => {
  it("comes back exactly as it was entered, and loading again changes nothing", async () => {
    await loadProgrammes();
    const { content, version, region, planRegions } = await jingmen();
    expect(content).toEqual(jingmen2021.content);
    expect(version).toMatchObject({ number: 1, status: "published", effectiveFrom: "2021-01-01" });
    expect(region).toMatchObject({ code: "4208", path: "/42/4208/" });
    expect(planRegions.map(({ code }) => code)).toEqual(["420822", "420881", "420882", "420802", "420804", "4208ZH"]);
  });

  it("is read by everybody who signs in and by the public, on any day", async () => {
    for (const actor of [city, sibling, county, publicActor(), systemActor("test")]) {
      expect((await getProgramme(actor, "jingmen-2021", on("2019-01-01"))).version.number).toBe(1);
      expect(await listProgrammes(actor, "2024-12-31")).toMatchObject([
        { id: "jingmen-2021", number: 1, targets: 7, planTables: 1, standards: 1, discrepancies: 13, unruled: 13 },
      ]);
    }
    await expect(getProgramme(official({ role: "audit_admin" }), "jingmen-2021", on("2024-01-01"))).rejects.toThrow(
      Forbidden,
    );
    await expect(getProgramme(city, "nowhere", on("2024-01-01"))).rejects.toThrow(NotFound);
    await expect(getProgramme(city, "jingmen-2021", { number: 2 })).rejects.toThrow(NotFound);
  });

  it("finds the units that a plan table of the city may name", async () => {
    const { levels, parentNames } = await planUnits(city, "4208", "2024-01-01");
    expect(levels[0]?.map(({ code }) => code).sort()).toEqual([
      "420802",
      "420804",
      "420822",
      "420881",
      "420882",
      "4208ZH",
    ]);
    expect(levels[1]).toHaveLength(61);
    expect(parentNames).toEqual(["荆门市", "湖北省"]);
  });
});

describe("rulings", () => {
  const rule = async (actor = city, reading = "rows") => {
    const { content, discrepancyIds } = await jingmen();
    const index = content.discrepancies.findIndex(({ code }) => code === "plan-totals");
    const discrepancyId = discrepancyIds[index] ?? "";
    return recordRuling(actor, { programmeId: "jingmen-2021", discrepancyId, reading, reason: "各行无误" }, key());
  };
  const rulings = async () =>
    (await jingmen()).content.discrepancies.find(({ code }) => code === "plan-totals")?.rulings;

  it("say who, when and why; a later one does not erase an earlier one", async () => {
    await rule();
    await rule(city, "printed");
    expect(await rulings()).toMatchObject([
      { reading: "rows", byName: "荆门市民政局", reason: "各行无误" },
      { reading: "printed", byId: city.accountId },
    ]);
  });

  it("are made by officials of the region only, and only for a reading that there is", async () => {
    await expect(rule(county)).rejects.toThrow(Forbidden);
    await expect(rule(sibling)).rejects.toThrow(NotFound);
    await expect(rule(city, "guess")).rejects.toThrow(Invalid);
    expect(await rulings()).toEqual([]);
  });
});

const sixth = createProgrammeForm.parse({
  id: "jingmen-2026",
  regionCode: "4208",
  effectiveFrom: "2026-01-01",
  title: "荆门市社工站提升方案",
  titleEn: "",
  issuers: "荆门市民政局",
  addressees: "",
  documentNumber: "荆民政发〔2026〕1号",
  issuedOn: "2026-01-01",
  sourceText: "荆门市社工站提升方案\n一、目标\n到2027年底全覆盖。\n(一)分年。两年完成。\n附件:任务表",
});
const lockOf = async (id: string) => (await getProgramme(city, id, { number: 1 })).lock;
const edit = async (programmeId = "jingmen-2026") => ({ programmeId, version: await lockOf(programmeId) });

describe("a sixth programme", () => {
  beforeEach(async () => {
    await createProgramme(city, sixth, key());
    await splitDocument(city, { ...(await edit()), sourceText: sixth.sourceText }, key());
  });
  const table = "单位\t2026\t2027\t合计\n沙洋\t1\t2\t3\n钟祥市\t2\t2\t4\n总计\t3\t5\t7";
  const plan = async (fields = {}) => ({
    ...(await edit()),
    clause: "annex",
    title: "任务表",
    titleEn: "",
    stationTypeCode: "township_station",
    table,
    ...fields,
  });

  it("is entered step by step, published, and then seen by all", async () => {
    expect((await getDraft(city, "jingmen-2026")).content.clauses.map(({ number }) => number)).toEqual([
      "0",
      "1",
      "1.1",
      "annex",
    ]);
    await expect(getProgramme(county, "jingmen-2026", on("2026-06-01"))).rejects.toThrow(NotFound);
    expect((await listProgrammes(county, "2026-06-01")).map(({ id }) => id)).toEqual(["jingmen-2021"]);

    await saveTargets(
      city,
      {
        ...(await edit()),
        rows: [
          {
            code: "",
            clause: "1",
            measure: "stations.coverageRate",
            comparator: "gte",
            value: 100,
            dueOn: "2027-12-31",
            strength: "must",
            text: "全覆盖",
            textEn: "All",
          },
        ],
      },
      key(),
    );
    await saveDeadlines(
      city,
      {
        ...(await edit()),
        rows: [
          {
            code: "",
            clause: "1.1",
            what: "自评",
            whatEn: "",
            responsible: "县",
            responsibleEn: "",
            reportTo: null,
            reportToEn: null,
            dueOn: "2026-12-31",
            yearly: "on",
            strength: "must",
          },
        ],
      },
      key(),
    );
    const condition = {
      item: "有人员",
      itemEn: "Staff",
      clause: "1",
      fact: "staffCount",
      comparator: "between",
      value: [2, 4] as [number, number],
      alternative: null,
      strength: "must",
      advice: "配备",
      adviceEn: "",
    } as const;
    await saveStandard(
      city,
      {
        ...(await edit()),
        code: "two",
        name: "两有",
        nameEn: "",
        clause: "1",
        rows: [condition, { ...condition, item: "有场地", fact: "desks", comparator: "gte", value: 1 }],
      },
      key(),
    );
    await savePlanTable(city, await plan({ confirmed: "on" }), key());
    await publishVersion(city, { ...(await edit()), effectiveFrom: "2026-01-01" }, key());

    const { content, version } = await getProgramme(county, "jingmen-2026", on("2026-06-01"));
    expect(version.status).toBe("published");
    expect(content.targets).toMatchObject([{ code: "target-1", unit: "%", value: 100, dueOn: "2027-12-31" }]);
    expect(content.deadlines).toMatchObject([{ yearlyOn: "--12-31", dueOn: null }]);
    expect(content.standards[0]?.items.map(({ name }) => name)).toEqual(["有人员", "有场地"]);
    expect(content.planTables[0]).toMatchObject({ years: [2026, 2027], printedTotals: [3, 5], printedGrandTotal: 7 });
    expect(content.planTables[0]?.rows.map(({ regionCode }) => regionCode)).toEqual(["420822", "420881"]);
    expect(content.discrepancies).toMatchObject([{ code: "plan-totals", planTable: 0, clause: "annex" }]);
    await expect(getDraft(city, "jingmen-2026")).rejects.toThrow(NotFound);
  });

  it("imports no plan table that has an error or unread warnings", async () => {
    const refused = savePlanTable(
      city,
      await plan({ table: table.replace("沙洋", "沙羊县").replace("\t4\n", "\tx\n") }),
      key(),
    );
    await expect(refused).rejects.toMatchObject({
      fieldErrors: {
        table: [
          expect.stringContaining("plan.text|"),
          expect.stringContaining('plan.unitUnknownNear|{"name":"沙羊县"'),
        ],
      },
    });
    await expect(savePlanTable(city, await plan(), key())).rejects.toMatchObject({
      fieldErrors: { confirmed: expect.arrayContaining(["planUnconfirmed"]) },
    });
    expect((await getDraft(city, "jingmen-2026")).content.planTables).toEqual([]);
  });

  it("keeps clauses that rows stand in, and refuses numbers used twice", async () => {
    const clause = { label: "", headingEn: "", textEn: "", heading: "目标", text: "全覆盖" };
    await savePlanTable(city, await plan({ confirmed: "on" }), key());
    const rows = [{ ...clause, number: "1" }];
    await expect(saveClauses(city, { ...(await edit()), rows }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ['clauseInUse|{"numbers":"annex"}'] },
    });
    await expect(saveClauses(city, { ...(await edit()), rows: [...rows, ...rows] }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ["clauseTwice"] },
    });
    await saveClauses(city, { ...(await edit()), rows: [...rows, { ...clause, number: "annex" }] }, key());
    expect((await getDraft(city, "jingmen-2026")).content.clauses.map(({ number }) => number)).toEqual(["1", "annex"]);
  });

  it("is written by one hand at a time, once, and only by officials of the region", async () => {
    const fields = {
      title: "新题",
      titleEn: "",
      issuers: [],
      addressees: [],
      documentNumber: null,
      issuedOn: null,
      sourceText: "文",
    };
    const first = { ...(await edit()), ...fields };
    const once = key();
    await saveDocument(city, first, once);
    await saveDocument(city, first, once);
    await expect(saveDocument(city, { ...first, title: "别题" }, key())).rejects.toThrow(Conflict);
    expect((await getDraft(city, "jingmen-2026")).content.document.title).toBe("新题");
    await expect(saveDocument(sibling, { ...(await edit()), ...fields }, key())).rejects.toThrow(NotFound);
    await expect(saveDocument(county, { ...(await edit()), ...fields }, key())).rejects.toThrow(Forbidden);
    await expect(createProgramme(sibling, { ...sixth, id: "other" }, key())).rejects.toThrow(NotFound);
    await expect(createProgramme(city, sixth, key())).rejects.toThrow(Invalid);
  });

  it("is not published while it promises nothing", async () => {
    await expect(publishVersion(city, { ...(await edit()), effectiveFrom: "2026-01-01" }, key())).rejects.toMatchObject(
      { fieldErrors: { _form: ["draftIncomplete"] } },
    );
  });
});

describe("versions", () => {
  const programmeId = "jingmen-2021";
  it("keep old figures: a later version counts from its day on, with its rulings carried over", async () => {
    const { content, discrepancyIds } = await jingmen();
    await recordRuling(
      city,
      {
        programmeId,
        discrepancyId: discrepancyIds[1] ?? "",
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
    await savePlanTable(
      city,
      {
        ...(await edit(programmeId)),
        clause: "annex",
        title: "新表",
        titleEn: "",
        stationTypeCode: "township_station",
        table,
        confirmed: "on",
      },
      key(),
    );
    expect((await jingmen("2025-01-01")).version.number).toBe(1);
    await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key());

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
    const entries = await asActor(systemActor("test"), (tx) =>
      tx.auditEntry.findMany({
        where: { entity: "Programme" },
        orderBy: { at: "asc" },
        select: { action: true, entityId: true },
      }),
    );
    expect(entries).toEqual([
      { action: "programme:import", entityId: programmeId },
      { action: "programme:newVersion", entityId: programmeId },
    ]);
  });
});
