import { randomUUID } from "node:crypto";
import { saveDoubts } from "@/lib/programmes/commands/doubts";
import { checkPlan, removePlanTable, savePlanTable } from "@/lib/programmes/commands/plan";
import { readPlanUpload } from "@/lib/programmes/commands/plan-file";
import {
  createProgramme,
  importProgramme,
  newVersion,
  publishVersion,
  unpublishVersion,
} from "@/lib/programmes/commands/programme";
import { saveProvisions } from "@/lib/programmes/commands/provisions";
import { recordRuling, withdrawRuling } from "@/lib/programmes/commands/ruling";
import * as sections from "@/lib/programmes/commands/sections";
import { saveStandard } from "@/lib/programmes/commands/standard";
import { getDraft, getProgramme, listProgrammes, planStationTypes, planUnits } from "@/lib/programmes/queries";
import { followUnits } from "@/lib/stations/commands/recheck";
import { BUSINESS, CITY_UP, EVERYONE, type Row } from "./row";
import type { Place, World } from "./world";

const programmeOf = ({ programme }: World, place: Place) => (place === "stranger" ? programme.stranger : programme.own);

/** Jingmen's programme is the city's: its own officials and the province's may change it, the other city's draft only the province's. */
const edit = (call: (actor: Parameters<Row["call"]>[0], programmeId: string) => Promise<unknown>): Row => ({
  may: CITY_UP,
  confined: 404,
  places: ["own", "stranger"],
  call: (actor, world, place) => call(actor, programmeOf(world, place)),
});
const stale = (programmeId: string) => ({ programmeId, version: 99 });

export const programmes: Record<string, Row> = {
  "programmes.listProgrammes": {
    may: BUSINESS,
    confined: "public",
    call: (actor) => listProgrammes(actor, "2024-01-01"),
  },
  "programmes.getProgramme": {
    may: BUSINESS,
    confined: "public",
    call: (actor, { programme }) => getProgramme(actor, programme.own, { asOf: "2024-01-01" } as never),
  },
  "programmes.planUnits": {
    may: EVERYONE,
    confined: "public",
    call: (actor) => planUnits(actor, "4208", "2024-01-01"),
  },
  "programmes.planStationTypes": { may: CITY_UP, confined: "public", call: (actor) => planStationTypes(actor) },
  "programmes.getDraft": {
    may: CITY_UP,
    confined: 404,
    places: ["stranger"],
    call: (actor, { programme }) => getDraft(actor, programme.stranger),
  },
  "programmes.checkPlan": {
    may: CITY_UP,
    confined: 404,
    places: ["stranger"],
    call: (actor, { programme }) => checkPlan(actor, programme.stranger, []),
  },
  "programmes.readPlanUpload": {
    may: CITY_UP,
    confined: 404,
    places: ["stranger"],
    call: (actor, { programme }) => readPlanUpload(actor, programme.stranger, new Uint8Array(), "a.csv"),
  },
  "programmes.savePlanTable": {
    may: CITY_UP,
    confined: 404,
    places: ["stranger"],
    call: (actor, { programme }) =>
      savePlanTable(
        actor,
        { ...stale(programme.stranger), table: "单位\t2021\t合计\n襄城区\t1\t1\n" } as never,
        randomUUID(),
      ),
  },
  "programmes.removePlanTable": edit((actor, id) =>
    removePlanTable(actor, { ...stale(id), tableId: randomUUID() }, randomUUID()),
  ),
  "programmes.saveProvisions": edit((actor, id) =>
    saveProvisions(actor, { ...stale(id), part: "", rows: [] }, randomUUID()),
  ),
  "programmes.saveDoubts": edit((actor, id) => saveDoubts(actor, { ...stale(id), rows: [] }, randomUUID())),
  "programmes.createProgramme": {
    may: CITY_UP,
    confined: 404,
    places: ["own", "stranger"],
    call: (actor, _world, place) =>
      createProgramme(
        actor,
        {
          id: "jingmen-2021",
          regionCode: place === "stranger" ? "4206" : "4208",
          effectiveFrom: "2024-01-01",
        } as never,
        randomUUID(),
      ),
  },
  "programmes.importProgramme": {
    may: CITY_UP,
    confined: "public",
    call: (actor) => importProgramme(actor, { id: "jingmen-2021", regionCode: "4208" } as never),
  },
  "programmes.newVersion": edit((actor, id) =>
    newVersion(actor, { ...stale(id), effectiveFrom: "2024-01-01", changeNote: "改" } as never, randomUUID()),
  ),
  "programmes.publishVersion": edit((actor, id) =>
    publishVersion(actor, { ...stale(id), effectiveFrom: "2024-01-01" } as never, randomUUID(), followUnits),
  ),
  "programmes.unpublishVersion": edit((actor, id) =>
    unpublishVersion(actor, { ...stale(id), reason: "发布有误" } as never, randomUUID(), followUnits),
  ),
  "programmes.withdrawRuling": {
    may: CITY_UP,
    confined: 404,
    call: (actor, { programme, discrepancy }) =>
      withdrawRuling(
        actor,
        { programmeId: programme.own, discrepancyId: discrepancy, at: "2000-01-01", reason: "录错" },
        randomUUID(),
      ),
  },
  "programmes.changeProgramme": edit((actor, id) => sections.saveDocument(actor, stale(id) as never, randomUUID())),
  "programmes.changeDraft": edit((actor, id) => sections.saveDocument(actor, stale(id) as never, randomUUID())),
  "programmes.saveDocument": edit((actor, id) => sections.saveDocument(actor, stale(id) as never, randomUUID())),
  "programmes.splitDocument": edit((actor, id) =>
    sections.splitDocument(actor, { ...stale(id), sourceText: "一、目标" } as never, randomUUID()),
  ),
  "programmes.saveClauses": edit((actor, id) =>
    sections.saveClauses(actor, { ...stale(id), rows: [] } as never, randomUUID()),
  ),
  "programmes.saveTargets": edit((actor, id) =>
    sections.saveTargets(actor, { ...stale(id), rows: [] } as never, randomUUID()),
  ),
  "programmes.saveDeadlines": edit((actor, id) =>
    sections.saveDeadlines(actor, { ...stale(id), rows: [] } as never, randomUUID()),
  ),
  "programmes.saveStandard": edit((actor, id) =>
    saveStandard(
      actor,
      { ...stale(id), rows: [], original: "x", code: "x", name: "x", nameEn: "x", clause: "1" } as never,
      randomUUID(),
    ),
  ),
  "programmes.recordRuling": {
    may: CITY_UP,
    confined: 404,
    call: (actor, { programme, discrepancy }) =>
      recordRuling(
        actor,
        {
          programmeId: programme.own,
          discrepancyId: discrepancy,
          latestVersion: 1,
          reading: "no such reading",
          reason: "理由",
        } as never,
        randomUUID(),
      ),
  },
};
