import { beforeEach, describe, expect, it } from "vitest";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import { newVersion } from "@/lib/programmes/commands/programme";
import { saveProvisions } from "@/lib/programmes/commands/provisions";
import { saveClauses } from "@/lib/programmes/commands/sections";
import { getDraft } from "@/lib/programmes/queries";
import { provisionsForm } from "@/lib/programmes/schema/provision-form";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { prepare } from "@/tests/support/worker-database";
import { beginSixth, city, county, draft, edit, key, seedJingmen, sibling } from "../../support/factories/drafts";

prepare(seedJingmen);

const typed = (fields: Record<string, string>, row = 0) =>
  Object.fromEntries(
    Object.entries({
      ...{ clause: "1", kind: "cap", strength: "must", text: "人员经费不高于项目总额的70%", textEn: "" },
      ...{ party: "", partyEn: "", comparator: "", value: "", valueMax: "", unit: "", fromOn: "", dueOn: "" },
      ...fields,
    }).map(([name, value]) => [`rows.${row}.${name}`, value]),
  );
const read = (fields: Record<string, string>) =>
  provisionsForm.parse({ programmeId: "x", _version: "1", ...fields }).rows;

describe("the provisions of a draft", () => {
  beforeEach(() => beginSixth());
  const rows = read({
    ...typed({ comparator: "lte", value: "７０", unit: "%" }),
    ...typed({ kind: "role", text: "按月发放薪酬", party: "乡镇", clause: "1.1", dueOn: "2026-12-31" }, 1),
  });

  it("are entered, changed and removed, each keeping its code", async () => {
    await saveProvisions(city, { ...(await edit()), part: "", rows }, key());
    const entered = (await draft()).content.provisions;
    expect(entered).toMatchObject([
      { code: "provision-1", kind: "cap", comparator: "lte", value: 70, valueMax: null, unit: "%", clause: "1" },
      { code: "provision-2", kind: "role", party: "乡镇", comparator: null, value: null, dueOn: "2026-12-31" },
    ]);
    const [, second] = entered;
    if (!second) throw new Error("one is missing");
    const changed = [{ ...second, text: "按月足额发放薪酬" }, ...rows.slice(0, 1)];
    await saveProvisions(city, { ...(await edit()), part: "", rows: changed }, key());
    expect((await draft()).content.provisions.map(({ code, text }) => [code, text])).toEqual([
      ["provision-2", "按月足额发放薪酬"],
      ["provision-1", "人员经费不高于项目总额的70%"],
    ]);
  });

  it("are saved whole or not at all, by officials of the region, in clauses that there are", async () => {
    const input = async () => ({ ...(await edit()), part: "", rows });
    await expect(saveProvisions(county, await input(), key())).rejects.toThrow(Forbidden);
    await expect(saveProvisions(sibling, await input(), key())).rejects.toThrow(NotFound);
    const astray = [...rows, { ...rows[0], clause: "9" } as (typeof rows)[number]];
    await expect(saveProvisions(city, { ...(await input()), rows: astray }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ['clauseUnknown|{"number":"9"}'] },
    });
    expect((await draft()).content.provisions).toEqual([]);
  });

  it("hold their clause in place", async () => {
    await saveProvisions(city, { ...(await edit()), part: "", rows }, key());
    const { clauses } = (await draft()).content;
    const without = clauses.filter(({ number }) => number !== "1.1");
    await expect(saveClauses(city, { ...(await edit()), rows: without }, key())).rejects.toMatchObject({
      fieldErrors: { _form: ['clauseInUse|{"numbers":"1.1"}'] },
    });
  });
});

it("one part of Jingmen's is saved without touching the others", async () => {
  const programmeId = "jingmen-2021";
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
  const all = jingmen2021.content.provisions;
  const own = all.filter(({ clause }) => clause.startsWith("5"));
  await saveProvisions(city, { ...(await edit(programmeId)), part: "5", rows: own.slice(1) }, key());
  expect((await getDraft(city, programmeId)).content.provisions).toEqual(all.filter((row) => row !== own[0]));
});
