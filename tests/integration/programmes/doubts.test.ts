import { beforeEach, describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import { saveDoubts } from "@/lib/programmes/commands/doubts";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import type { DiscrepancyContent } from "@/lib/programmes/schema/content";
import { doubtsForm } from "@/lib/programmes/schema/doubt-form";
import { prepare } from "@/tests/support/worker-database";
import {
  beginSixth,
  city,
  county,
  draft,
  edit,
  key,
  savePlan,
  seedJingmen,
  sibling,
} from "../../support/factories/drafts";

prepare(seedJingmen);

type Typed = { code?: string; clause?: string; title: string; readings: readonly string[]; follows?: string };
const rowsOf = (doubts: readonly Typed[]) => {
  const fields = doubts.flatMap(({ code = "", clause = "1", title, readings, follows = "" }, row) =>
    Object.entries({
      ...{ code, clause, title, titleEn: "", description: "原文如此", descriptionEn: "", follows },
      ...Object.fromEntries(readings.map((label, place) => [`reading${place + 1}`, label])),
    }).map(([name, value]) => [`rows.${row}.${name}`, value]),
  );
  return doubtsForm.parse({ programmeId: "x", _version: "1", ...Object.fromEntries(fields) }).rows;
};
const save = async (doubts: readonly Typed[], programmeId?: string) =>
  saveDoubts(city, { ...(await edit(programmeId)), rows: rowsOf(doubts) }, key());
const typedFrom = ({ code, clause, title, readings }: DiscrepancyContent): Typed => ({
  ...{ code, clause, title },
  readings: readings.map(({ label }) => label),
});

describe("the doubts of a draft", () => {
  beforeEach(() => beginSixth());
  const deadline = { title: "期限含不含当日", readings: ["含当日", "不含当日"] };
  const target = { title: "全覆盖指什么", clause: "1.1", readings: ["每个乡镇", "", "每个社区"] };

  it("are entered with their readings, changed, and removed; the doubt of the plan table stays", async () => {
    await savePlan();
    await save([deadline, { ...target, readings: ["每个乡镇", "每个社区", "每个村"] }]);
    const [ofTable, first, second] = (await draft()).content.discrepancies;
    expect(ofTable).toMatchObject({ code: "plan-totals", planTable: 0 });
    expect(first).toMatchObject({
      code: "doubt-1",
      clause: "1",
      planTable: null,
      rulings: [],
      ...{ title: deadline.title },
    });
    expect(first?.readings).toEqual([
      { code: "reading-1", label: "含当日", labelEn: "" },
      { code: "reading-2", label: "不含当日", labelEn: "" },
    ]);
    if (!second) throw new Error("one is missing");
    await save([{ ...typedFrom(second), title: "改题", readings: ["每个乡镇", "每个村", ""] }]);
    const { discrepancies } = (await draft()).content;
    expect(discrepancies.map(({ code }) => code)).toEqual(["plan-totals", "doubt-2"]);
    expect(discrepancies[1]).toMatchObject({ title: "改题", readings: [{ label: "每个乡镇" }, { label: "每个村" }] });
    await save([]);
    expect((await draft()).content.discrepancies).toEqual([ofTable]);
  });

  it("say by which reading the version was entered, once that reading is there", async () => {
    await save([{ ...deadline, follows: "2" }]);
    const followed = async () =>
      (await draft()).content.discrepancies[0]?.readings.map((reading) => reading.followed ?? false);
    expect(await followed()).toEqual([false, true]);
    const [stored] = (await draft()).content.discrepancies;
    if (stored) await save([{ ...typedFrom(stored), follows: "" }]);
    expect(await followed()).toEqual([false, false]);
    expect(() => rowsOf([{ ...deadline, follows: "3" }])).toThrow("unknownOption");
  });

  it("need a title, a description and two readings, each said at its field", () => {
    const parsed = doubtsForm.safeParse({
      programmeId: "x",
      _version: "1",
      "rows.0.title": " ",
      "rows.0.reading3": "x",
    });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(
      expect.arrayContaining(["rows.0.clause", "rows.0.title", "rows.0.reading1", "rows.0.reading2"]),
    );
    expect(() => rowsOf([target])).toThrow();
  });

  it("lose no reading that was typed in English alone", () => {
    const typed = { code: "", clause: "1", title: "x", titleEn: "", description: "x", descriptionEn: "" };
    const row = { ...typed, reading1: "a", reading2: "b", reading4En: "c" };
    const fields = Object.entries(row).map(([name, value]) => [`rows.0.${name}`, value]);
    const parsed = doubtsForm.safeParse({ programmeId: "x", _version: "1", ...Object.fromEntries(fields) });
    expect(parsed.error?.issues).toMatchObject([{ path: ["rows", 0, "reading4"], message: "required" }]);
  });

  it("are entered by officials of the region only", async () => {
    const input = { ...(await edit()), rows: rowsOf([deadline]) };
    await expect(saveDoubts(county, input, key())).rejects.toThrow(Forbidden);
    await expect(saveDoubts(sibling, input, key())).rejects.toThrow(NotFound);
  });
});

describe("the doubts of a new version", () => {
  const programmeId = "jingmen-2021";
  const code = "pay";
  const own = async () => (await getDraft(city, programmeId)).content.discrepancies.slice(1);
  const rule = async (code = "pay", reading = "may") => {
    const { content, discrepancyIds } = await getProgramme(city, programmeId, { number: 1 });
    const place = content.discrepancies.findIndex((doubt) => doubt.code === code);
    const asked = { programmeId, discrepancyId: discrepancyIds[place] ?? "", latestVersion: 1, reading };
    const _version = content.discrepancies[place]?.rulings.length ?? 0;
    await recordRuling(city, { ...asked, _version, reason: "以正文为准" }, key());
  };
  const begin = async () =>
    newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());

  it("keep rulings and order when their words change", async () => {
    await rule();
    await begin();
    const before = await getDraft(city, programmeId);
    const typed = (await own()).map(typedFrom);
    await save(
      typed.map((doubt) => (doubt.code === code ? { ...doubt, title: "薪酬的约束力" } : doubt)),
      programmeId,
    );
    const after = await getDraft(city, programmeId);
    expect(after.discrepancyIds).toEqual(before.discrepancyIds);
    const changed = after.content.discrepancies.find((doubt) => doubt.code === code);
    expect(changed).toMatchObject({ title: "薪酬的约束力", rulings: [{ reading: "may", reason: "以正文为准" }] });
  });

  it("stay when they were ruled on", async () => {
    await rule();
    await begin();
    const others = (await own()).filter((doubt) => doubt.code !== code).map(typedFrom);
    const title = (await own()).find((doubt) => doubt.code === code)?.title;
    await expect(save(others, programmeId)).rejects.toMatchObject({
      fieldErrors: { _form: [`doubtRuled|${JSON.stringify({ title })}`] },
    });
  });

  it("keep a reading that was ruled for", async () => {
    await rule("denominator", "codes-2025");
    await begin();
    const typed = (await own()).map(typedFrom);
    const without = (place: number) =>
      typed.map((doubt) =>
        doubt.code === "denominator"
          ? { ...doubt, readings: doubt.readings.map((label, at) => (at === place ? "" : label)) }
          : doubt,
      );
    await expect(save(without(2), programmeId)).rejects.toMatchObject({
      fieldErrors: { _form: ['readingRuled|{"title":"分母：60个、61个还是59个"}'] },
    });
    expect((await own()).find(({ code }) => code === "denominator")?.readings).toHaveLength(3);
  });

  it("take a reading's code, and with it its rulings, along when it is typed in another place", async () => {
    await rule();
    await begin();
    const pay = async () =>
      (await own()).find((doubt) => doubt.code === code)?.readings.map((one) => [one.code, one.label]);
    const before = await pay();
    const swapped = (await own())
      .map(typedFrom)
      .map((doubt) => (doubt.code === code ? { ...doubt, readings: [...doubt.readings].reverse() } : doubt));
    await save(swapped, programmeId);
    expect(await pay()).toEqual([...(before ?? [])].reverse());
  });

  it("never give the code, and with it the rulings, of a reading that was removed to another", async () => {
    await begin();
    const typed = (await own()).map(typedFrom);
    const third = (label: string) =>
      typed.map((doubt) =>
        doubt.code === "denominator" ? { ...doubt, readings: [...doubt.readings.slice(0, 2), label] } : doubt,
      );
    await save(third(""), programmeId);
    await save(third("另一种读法"), programmeId);
    await rule("denominator", "codes-2025");
    await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
    const { content } = await getProgramme(city, programmeId, { number: 2 });
    const doubt = content.discrepancies.find(({ code }) => code === "denominator");
    expect(doubt?.readings[2]).toMatchObject({ code: expect.not.stringMatching("codes-2025"), label: "另一种读法" });
    expect(doubt?.rulings).toEqual([]);

    await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2025-01-01", changeNote: "再更正" }, key());
    const last = doubt?.readings[2]?.code;
    await save(third(""), programmeId);
    await save(third("又一种读法"), programmeId);
    expect((await own()).find(({ code }) => code === "denominator")?.readings[2]?.code).not.toBe(last);
  });

  it("never take the code, and with it the rulings, of one that was removed", async () => {
    await begin();
    await save([{ title: "新的存疑", readings: ["甲", "乙"] }], programmeId);
    await rule();
    expect((await own()).map((doubt) => [doubt.code, doubt.rulings])).toEqual([["doubt-1", []]]);
    await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
    await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2025-01-01", changeNote: "再更正" }, key());
    await save([{ title: "又一处", readings: ["甲", "乙"] }], programmeId);
    expect((await own()).map((doubt) => doubt.code)).toEqual(["doubt-2"]);
  });
});
