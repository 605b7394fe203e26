import { expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { newVersion, publishVersion, unpublishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling, withdrawRuling } from "@/lib/programmes/commands/ruling";
import { saveDocument } from "@/lib/programmes/commands/sections";
import { getDraft } from "@/lib/programmes/queries";
import { standOf } from "@/lib/programmes/rules/stand";
import { documentValues } from "@/lib/programmes/schema/form-values";
import { documentForm, edited } from "@/lib/programmes/schema/forms";
import { prepare } from "@/tests/support/worker-database";
import { city, county, edit, jingmen, key, savePlan, seedJingmen, sibling } from "../../support/factories/drafts";

const programmeId = "jingmen-2021";
prepare(seedJingmen);

const doubt = async (day?: string) => {
  const { content, discrepancyIds } = await jingmen(day);
  const index = content.discrepancies.findIndex(({ code }) => code === "plan-totals");
  return { id: discrepancyIds[index] ?? "", ...content.discrepancies[index] };
};
const rule = async (reading: string) => {
  const { id, rulings, withdrawn } = await doubt();
  const _version = (rulings?.length ?? 0) + 2 * (withdrawn?.length ?? 0);
  return recordRuling(
    city,
    { programmeId, discrepancyId: id, latestVersion: 9, _version, reading, reason: "核对" },
    key(),
  );
};
const withdraw = async (at: string | undefined, actor = city) =>
  withdrawRuling(actor, { programmeId, discrepancyId: (await doubt()).id, at: at ?? "", reason: "录错" }, key());

it("takes the last ruling back: the one before is in force again, and the record keeps both", async () => {
  await rule("rows");
  const before = (await doubt()).rulings;
  await rule("printed");
  const [first, second] = (await doubt()).rulings ?? [];
  const line = (at: string | undefined, reading: string) =>
    `${new Date(at ?? "").toISOString()} · ${reading} · 荆门市民政局`;
  const both = `${line(first?.at, "rows")}\n${line(second?.at, "printed")}`;
  await expect(withdraw(first?.at)).rejects.toMatchObject({
    ...{ code: "rulingChanged", current: { rulings: both, withdrawn: "" } },
  });
  await expect(withdraw(second?.at, county)).rejects.toMatchObject({ status: 403 });
  await expect(withdraw(second?.at, sibling)).rejects.toMatchObject({ status: 404 });
  await withdraw(second?.at);
  expect((await doubt()).rulings).toEqual(before);
  expect((await doubt()).withdrawn).toMatchObject([{ reading: "printed", withdrawReason: "录错" }]);
  await rule("rows");
  await withdraw((await doubt()).rulings?.at(-1)?.at);
  await withdraw(first?.at);
  expect((await doubt()).rulings).toEqual([]);
  await expect(withdraw(first?.at)).rejects.toMatchObject({ code: "rulingChanged" });
});

it("tells what has become of a programme whose page was drawn before a publication was taken back and made anew", async () => {
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
  const drawn = await edit(programmeId);
  const bundle = await jingmen("2024-06-01");
  const was = standOf(bundle.versions, bundle.content);
  const undo = async (from: { programmeId: string; version: number }) =>
    unpublishVersion(city, { ...from, reason: "发布有误" }, key(), followUnits);
  await undo(drawn);
  const title = "荆门市社工站方案（更正）";
  const typed = { ...documentValues(await getDraft(city, programmeId)), title, programmeId };
  const { version } = await edit(programmeId);
  await saveDocument(city, edited(documentForm.parse({ ...typed, _version: version })), key());
  const drafted = await undo(drawn).catch((error) => error);
  expect(drafted.current.versions).toMatch(/^1 · published · 2021-01-01.*\n2 · draft · 2024-01-01$/);
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
  const { current } = await undo(drawn).catch((error) => error);
  const changed = Object.keys(was).filter((name) => was[name] !== current[name]);
  expect(changed).toEqual(["#document"]);
});

it("takes a ruling back in every version that carries it", async () => {
  await rule("printed");
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
  await withdraw((await doubt()).rulings?.at(-1)?.at);
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
  for (const day of ["2023-12-31", "2024-01-01"]) expect((await doubt(day)).rulings).toEqual([]);
});

it("takes a publication back while no draft builds on it, and leaves what the days before followed", async () => {
  const before = await jingmen("2024-06-01");
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
  await savePlan({ title: "新表", table: "单位\t2021\t2022\n沙洋县\t4\t3\n总计\t4\t3" }, programmeId);
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01" }, key(), followUnits);
  const unpublish = async (actor = city) =>
    unpublishVersion(actor, { ...(await edit(programmeId)), reason: "发布有误" }, key(), followUnits);
  await expect(unpublish(county)).rejects.toMatchObject({ status: 403 });
  await expect(unpublish()).resolves.toBe(2);
  const after = await jingmen("2024-06-01");
  expect(after.version.number).toBe(1);
  expect(after.content).toEqual(before.content);
  await publishVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-02-01" }, key(), followUnits);
  expect((await jingmen("2024-06-01")).version.number).toBe(2);
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2025-01-01", changeNote: "再改" }, key());
  await expect(unpublish()).rejects.toMatchObject({ code: "unpublishDraft" });
});
