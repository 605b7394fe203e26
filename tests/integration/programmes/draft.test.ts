import { beforeEach, describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { savePlanTable } from "@/lib/programmes/commands/plan";
import { createProgramme, publishVersion } from "@/lib/programmes/commands/programme";
import { saveClauses, saveDeadlines, saveDocument, saveTargets } from "@/lib/programmes/commands/sections";
import { saveStandard } from "@/lib/programmes/commands/standard";
import { getDraft, getProgramme, listProgrammes } from "@/lib/programmes/queries";
import type { TargetContent } from "@/lib/programmes/schema/content";
import { prepare } from "@/tests/support/worker-database";
import {
  beginSixth,
  city,
  county,
  draft,
  edit,
  key,
  on,
  planInput,
  seedJingmen,
  sibling,
  sixth,
  wrongTable,
} from "../../support/factories/drafts";

prepare(seedJingmen);

describe("a sixth programme", () => {
  beforeEach(() => beginSixth());
  it("is entered step by step, published, and then seen by all", async () => {
    expect((await draft()).content.clauses.map(({ number }) => number)).toEqual(["0", "1", "1.1", "annex"]);
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
    // The first day that an imported document names stands in no form, and outlives the saving of one.
    await asActor(systemActor("test"), (tx) =>
      tx.target.updateMany({ where: { code: "target-1" }, data: { fromOn: new Date("2026-07-01") } }),
    );
    const [{ fromOn: _, unit: __, ...kept }] = (await draft()).content.targets as [TargetContent];
    const next = { ...kept, code: "", text: "再一项" };
    await saveTargets(city, { ...(await edit()), rows: [next, { ...kept, text: "全部覆盖" }] }, key());
    expect((await draft()).content.targets.map(({ code, text, fromOn }) => [code, text, fromOn])).toEqual([
      ["target-2", "再一项", null],
      ["target-1", "全部覆盖", "2026-07-01"],
    ]);
    await saveTargets(city, { ...(await edit()), rows: [kept] }, key());
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
        ...{ original: "", code: "two" },
        name: "两有",
        nameEn: "",
        clause: "1",
        rows: [condition, { ...condition, item: "有场地", fact: "desks", comparator: "gte", value: 1 }],
      },
      key(),
    );
    await savePlanTable(city, await planInput({ confirmed: "on" }), key());
    await publishVersion(city, { ...(await edit()), effectiveFrom: "2026-01-01" }, key(), followUnits);

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
      await planInput({ table: wrongTable.replace("沙洋", "沙羊县").replace("\t4\n", "\tx\n") }),
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
    await expect(savePlanTable(city, await planInput(), key())).rejects.toMatchObject({
      fieldErrors: { confirmed: expect.arrayContaining(["planUnconfirmed"]) },
    });
    expect((await draft()).content.planTables).toEqual([]);
  });

  it("keeps clauses that rows stand in, and refuses numbers used twice", async () => {
    const clause = { label: "", headingEn: "", textEn: "", heading: "目标", text: "全覆盖" };
    await savePlanTable(city, await planInput({ confirmed: "on" }), key());
    const rows = [{ ...clause, number: "1" }];
    await expect(saveClauses(city, { ...(await edit()), rows }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ['clauseInUse|{"numbers":"annex"}'] },
    });
    await expect(saveClauses(city, { ...(await edit()), rows: [...rows, ...rows] }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ["clauseTwice"] },
    });
    await saveClauses(city, { ...(await edit()), rows: [...rows, { ...clause, number: "annex" }] }, key());
    expect((await draft()).content.clauses.map(({ number }) => number)).toEqual(["1", "annex"]);
  });

  it("is written by one hand at a time, once, and only by officials of the region", async () => {
    const fields = {
      title: "新题",
      titleEn: "",
      effectiveFrom: "2026-01-01",
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
    expect((await draft()).content.document.title).toBe("新题");
    await expect(saveDocument(sibling, { ...(await edit()), ...fields }, key())).rejects.toThrow(NotFound);
    await expect(saveDocument(county, { ...(await edit()), ...fields }, key())).rejects.toThrow(Forbidden);
    await expect(createProgramme(sibling, { ...sixth, id: "other" }, key())).rejects.toThrow(NotFound);
    await expect(createProgramme(city, sixth, key())).rejects.toThrow(Invalid);
  });

  it("is not published while it promises nothing", async () => {
    await expect(
      publishVersion(city, { ...(await edit()), effectiveFrom: "2026-01-01" }, key(), followUnits),
    ).rejects.toMatchObject({ fieldErrors: { _form: ["draftIncomplete"] } });
  });
});
