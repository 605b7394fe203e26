import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { correctStation, editStation, undoRevision } from "@/lib/stations/commands/facts";
import { restoreEvent, transitionStation, voidEvent } from "@/lib/stations/commands/timeline";
import { getStation, type StationDetail } from "@/lib/stations/queries/detail";
import { correctStationInput, editStationInput } from "@/lib/stations/schema/inputs";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts, stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const county = official("county_official", "/42/4208/420822/");
let id = "";
const read = () => getStation(county, id, todayInChina());
const edit = async () => ({ id, _version: (await read()).version });
const counted = async () => {
  const { rows } = await withClient((client) =>
    client.query(`select * from "StationRollup" where delta <> 0 order by tree, grain, "regionCode", state, "on"`),
  );
  return rows;
};
/** What a reader sees of the station: its steps, its days of counting, its facts. */
const shown = ({ timeline, builtIntervals, facts, event, standards }: StationDetail) => ({
  timeline: timeline.map(({ status, on }) => [status, on]),
  ...{ builtIntervals, facts, standards },
  status: event?.status,
});

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  ({ id } = await createStation(county, stationInput({ on: "2022-03-01" }), randomUUID()));
  await transitionStation(
    county,
    { ...(await edit()), status: "operating", on: "2022-06-01", note: null, second: true },
    randomUUID(),
  );
});

it("gives a voided entry back, and takes what stood in its place", async () => {
  const [before, figures] = [await read(), await counted()];
  const eventId = before.timeline[1]?.id ?? "";
  await voidEvent(
    county,
    { ...(await edit()), eventId, reason: "录错", status: "suspended", on: "2022-07-01" },
    randomUUID(),
  );
  expect(await counted()).not.toEqual(figures);
  await restoreEvent(county, { ...(await edit()), eventId, reason: "并没有错" }, randomUUID());
  expect(shown(await read())).toEqual(shown(before));
  expect(await counted()).toEqual(figures);
  expect((await read()).voided.map(({ status, voidReason }) => [status, voidReason])).toEqual([
    ["suspended", "并没有错"],
  ]);
});

it("gives no voided entry back that no longer fits what followed", async () => {
  const eventId = (await read()).timeline[1]?.id ?? "";
  await voidEvent(county, { ...(await edit()), eventId, reason: "录错", status: null, on: null }, randomUUID());
  await transitionStation(
    county,
    { ...(await edit()), status: "closed", on: "2022-05-01", note: null, second: true },
    randomUUID(),
  );
  await expect(
    restoreEvent(county, { ...(await edit()), eventId, reason: "并没有错" }, randomUUID()),
  ).rejects.toMatchObject({ fieldErrors: { status: ["transitionNotAllowed"] } });
});

it("takes entries of facts back one after the other, corrections and changes alike", async () => {
  const first = await read();
  const typed = (facts: object) => ({ ...goodFacts(), ...facts });
  await editStation(
    county,
    editStationInput.parse({ ...typed({ desks: 9 }), ...(await edit()), from: "2023-01-01", reason: "添置" }),
    randomUUID(),
  );
  const edited = await read();
  await correctStation(
    county,
    correctStationInput.parse({
      ...typed({ desks: 7 }),
      ...(await edit()),
      ...{ revisionId: edited.revision?.id, from: "2023-02-01", reason: "点错" },
    }),
    randomUUID(),
  );
  const undo = async (revisionId: string | undefined) =>
    undoRevision(county, { ...(await edit()), revisionId: revisionId ?? "", reason: "撤回" }, randomUUID());
  await expect(undo(first.revision?.id)).rejects.toMatchObject({ code: "notLastEntry" });
  const corrected = await read();
  await undo(corrected.revision?.id);
  expect(shown(await read())).toEqual(shown(edited));
  // A new entry corrects none of those that were taken back.
  await editStation(
    county,
    editStationInput.parse({ ...typed({ desks: 5 }), ...(await edit()), from: "2023-06-01", reason: "再添" }),
    randomUUID(),
  );
  await undo((await read()).revision?.id);
  expect(shown(await read())).toEqual(shown(edited));
  await undo((await read()).revision?.id);
  expect(shown(await read())).toEqual(shown(first));
  await expect(undo(first.revision?.id)).rejects.toMatchObject({ code: "notLastEntry" });
  expect((await read()).revisions).toHaveLength(4);
});
