import { describe, expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import type { FormAction, FormState } from "@/lib/platform/form-state";
import { newVersion, publishVersion } from "@/lib/programmes/commands/programme";
import { getProgramme } from "@/lib/programmes/queries";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { previewChange } from "@/lib/regions/queries/preview";
import { changeQuery } from "@/lib/regions/schema";
import { addDays, type IsoDate, todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { createStation } from "@/lib/stations/commands/create";
import { transitionStation } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { city, edit, key, savePlan, seedJingmen } from "@/tests/support/factories/drafts";
import { stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";
import { type Fields, send } from "../forms/actions";
import { actions } from "../forms/scenario";

const programmeId = "jingmen-2021";
const today = todayInChina();
const tomorrow = addDays(today, 1);
const words = (day: IsoDate) => formatDate(day, "en");

prepare(async () => {
  await seedJingmen();
  await loadStationTypes();
});

const lock = async () => (await edit(programmeId)).version;
/** What the form is answered with before anything is written. */
async function ask(action: string, fields: Fields): Promise<FormState> {
  const all = await actions();
  return send(all[`coverage.${action}`] as FormAction, city, { ...fields, _key: key(), _seen: "" });
}
const shown = ({ check }: FormState) =>
  check?.lines.map(({ on, of, what, before, after }) => `${on}: ${of} · ${what} ${before} → ${after}`) ?? [];
const daysOf = ({ check }: FormState) => [...new Set(check?.lines.map(({ on }) => on))];

/** A revision that plans 7 stations in place of the document's 60. */
async function draftOf7(effectiveFrom: IsoDate): Promise<void> {
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom, changeNote: "更正" }, key());
  await savePlan({ table: "单位\t2021\t2022\n沙洋县\t4\t3\n总计\t4\t3" }, programmeId);
}
const publishNow = async (effectiveFrom: IsoDate) =>
  publishVersion(city, { ...(await edit(programmeId)), effectiveFrom }, key(), followUnits);

describe("the figures shown are of a day on which the act counts", () => {
  it("publishing and undoing a revision that begins tomorrow", async () => {
    await draftOf7(tomorrow);
    const published = await ask("publishVersionAction", {
      programmeId,
      effectiveFrom: tomorrow,
      _version: await lock(),
    });
    expect(shown(published)).toContain(`${words(tomorrow)}: Jingmen City · Planned in all 60 → 7`);
    expect(daysOf(published)).toEqual([words(tomorrow)]);
    await publishNow(tomorrow);
    const undone = await ask("unpublishVersionAction", { programmeId, reason: "发布早了", _version: await lock() });
    expect(shown(undone)).toContain(`${words(tomorrow)}: Jingmen City · Planned in all 7 → 60`);
    expect(daysOf(undone)).toEqual([words(tomorrow)]);
  });

  it.each([["2024-01-01"], [today]])("publishing and undoing a revision that counts since %s", async (from) => {
    await draftOf7(from);
    const published = await ask("publishVersionAction", { programmeId, effectiveFrom: from, _version: await lock() });
    expect(shown(published)).toContain(`${words(today)}: Jingmen City · Planned in all 60 → 7`);
    await publishNow(from);
    const undone = await ask("unpublishVersionAction", { programmeId, reason: "发布早了", _version: await lock() });
    expect(shown(undone)).toContain(`${words(today)}: Jingmen City · Planned in all 7 → 60`);
    expect(daysOf(undone)).toEqual([words(today)]);
  });

  it("undoing a revision after units have merged since", async () => {
    await draftOf7(tomorrow);
    await publishNow(tomorrow);
    const query = changeQuery.parse({ kind: "merge", on: today, with: ["420822101"], result: "this" });
    const { seen } = await previewChange(city, "420822100", query);
    await changeUnits(city, { code: "420822100", query, seen, basis: "批复" }, key(), followUnits);
    const fields = { programmeId, reason: "发布早了", _version: await lock() };
    const undone = await ask("unpublishVersionAction", fields);
    expect(shown(undone)).toContain(`${words(tomorrow)}: Jingmen City · Planned in all 7 → 60`);
    const all = await actions();
    const confirmed = { ...fields, _key: key(), _seen: undone.check?.token ?? "" };
    expect(await send(all["coverage.unpublishVersionAction"] as FormAction, city, confirmed)).toMatchObject({
      status: "ok",
    });
  });

  const totals = async (number: number) => {
    const { content, discrepancyIds } = await getProgramme(city, programmeId, { number });
    const place = content.discrepancies.findIndex(({ code }) => code === "plan-totals");
    return { discrepancyId: discrepancyIds[place] ?? "", rulings: content.discrepancies[place]?.rulings ?? [] };
  };
  // The annex prints 13 stations for 2022 where its rows make 12 more than the 21 of 2021.
  const printed = async (number: number, latestVersion: number) => ({
    ...{ programmeId, discrepancyId: (await totals(number)).discrepancyId, latestVersion, reading: "printed" },
    ...{ reason: "以原文为准", _version: (await totals(number)).rulings.length },
  });

  it("a ruling on a version that has ended, and its withdrawal", async () => {
    await draftOf7("2024-01-01");
    await publishNow("2024-01-01");
    const ruled = await ask("recordRulingAction", await printed(1, 2));
    expect(daysOf(ruled)).toEqual([words("2023-12-31")]);
    const all = await actions();
    const token = ruled.check?.token ?? "";
    await send(all["coverage.recordRulingAction"] as FormAction, city, {
      ...(await printed(1, 2)),
      _key: key(),
      _seen: token,
    });
    const { discrepancyId, rulings } = await totals(1);
    const withdrawn = await ask("withdrawRulingAction", {
      ...{ programmeId, discrepancyId, at: rulings.at(-1)?.at ?? "", reason: "录错" },
    });
    expect(daysOf(withdrawn)).toEqual([words("2023-12-31")]);
  });

  it("a ruling that a revision of tomorrow carries on: its withdrawal changes the figures of both days", async () => {
    const all = await actions();
    const rule = all["coverage.recordRulingAction"] as FormAction;
    expect(await send(rule, city, { ...(await printed(1, 1)), _key: key() })).toMatchObject({ status: "ok" });
    await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: tomorrow, changeNote: "更正" }, key());
    await publishNow(tomorrow);
    const { discrepancyId, rulings } = await totals(1);
    const withdrawn = await ask("withdrawRulingAction", {
      ...{ programmeId, discrepancyId, at: rulings.at(-1)?.at ?? "", reason: "录错" },
    });
    expect(daysOf(withdrawn)).toEqual([words(today), words(tomorrow)]);
  });

  it("steps of a station that has closed since", async () => {
    const { id } = await createStation(city, stationInput({ status: "planned", on: "2022-01-10" }), key());
    const version = async () => (await getStation(city, id, today)).version;
    const step = async (status: "listed" | "closed", on: IsoDate) =>
      transitionStation(city, { id, _version: await version(), status, on, note: null, second: true }, key());
    await step("closed", "2022-10-01");
    const listed = await ask("transitionStationAction", {
      ...{ id, status: "listed", on: "2022-02-01", note: "", second: "yes", _version: await version() },
    });
    expect(shown(listed)).toContain(`${words("2022-09-30")}: Jingmen City · Stations built 0 → 1`);
    await step("listed", "2022-02-01");
    const eventId = (await getStation(city, id, today)).timeline.find(({ status }) => status === "listed")?.id ?? "";
    const moved = await ask("voidEventAction", {
      ...{ id, eventId, reason: "录错", status: "listed", on: "2022-03-01", _version: await version() },
    });
    expect(shown(moved)).toContain(`${words("2022-02-28")}: Jingmen City · Stations built 1 → 0`);
    const all = await actions();
    await send(all["coverage.voidEventAction"] as FormAction, city, {
      ...{ id, eventId, reason: "录错", status: "", on: "", _version: await version(), _key: key() },
    });
    const restored = await ask("restoreEventAction", { id, eventId, reason: "没有错", _version: await version() });
    expect(shown(restored)).toContain(`${words("2022-09-30")}: Jingmen City · Stations built 0 → 1`);
  });
});
