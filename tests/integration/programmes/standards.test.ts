import { expect, it } from "vitest";
import { newVersion } from "@/lib/programmes/commands/programme";
import { saveStandard } from "@/lib/programmes/commands/standard";
import { getDraft } from "@/lib/programmes/queries";
import type { Edited } from "@/lib/programmes/schema/forms";
import type { StandardInput } from "@/lib/programmes/schema/standard-form";
import { prepare } from "@/tests/support/worker-database";
import { beginSixth, city, draft, edit, jingmen, key, seedJingmen } from "../../support/factories/drafts";

prepare(seedJingmen);

type Fields = Omit<Edited<StandardInput>, "programmeId" | "version">;
const condition: Fields["rows"][number] = {
  item: "有人员",
  itemEn: "",
  clause: "1",
  fact: "staffCount",
  comparator: "gte",
  value: 3,
  alternative: null,
  strength: "must",
  advice: "配备3人",
  adviceEn: "",
};
const standard: Fields = { original: "", code: "five-haves", name: "五有", nameEn: "", clause: "1", rows: [condition] };
const save = async (fields: Partial<Fields>, programmeId?: string) =>
  saveStandard(city, { ...(await edit(programmeId)), ...standard, ...fields }, key());

it("is not overwritten by a new one of the same code", async () => {
  await beginSixth();
  await save({});
  await expect(save({ name: "另一个" })).rejects.toMatchObject({ fieldErrors: { code: ["standardCodeTaken"] } });
  await save({ original: "five-haves", name: "改名" });
  expect((await draft()).content.standards.map(({ name }) => name)).toEqual(["改名"]);
});

it("has items told apart from those of every other standard, and keeps place and codes when it is saved again", async () => {
  const programmeId = "jingmen-2021";
  const { lock, content } = await jingmen();
  await newVersion(city, { programmeId, version: lock, effectiveFrom: "2026-01-01", changeNote: "增加标准" }, key());
  const stored = async () => {
    const { content, lock: version } = await getDraft(city, programmeId);
    return { version, standards: content.standards };
  };
  const put = async (fields: Partial<Fields>) =>
    saveStandard(city, { programmeId, version: (await stored()).version, ...standard, ...fields }, key());
  await put({ code: "more", rows: [condition, { ...condition, item: "有场地" }] });
  await put({ code: "last" });
  const first = content.standards[0]?.items ?? [];
  const rows = first.flatMap(({ name, nameEn, conditions }) =>
    conditions.map((row) => ({ ...row, item: name, itemEn: nameEn })),
  );
  await put({ original: "five-haves", rows: rows });
  const { standards } = await stored();
  expect(standards.map(({ code, items }) => [code, items.map((item) => item.code)])).toEqual([
    ["five-haves", ["venue", "staff", "functions", "systems", "services"]],
    ["more", ["more-1", "more-2"]],
    ["last", ["last-1"]],
  ]);
  expect(standards[0]?.items).toEqual(first);

  await beginSixth();
  await save({ code: "more" });
  expect((await draft()).content.standards[0]?.items[0]?.code).toBe("more-3");
});
