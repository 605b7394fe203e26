import { randomUUID } from "node:crypto";
import { followUnits } from "@/lib/followers";
import type { Actor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
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
import { BUSINESS, CITY_UP, EVERYONE, type Row } from "./row";
import { emptyDocument, type Place, type World } from "./world";

const programmeOf = ({ programme }: World, place: Place) => (place === "stranger" ? programme.stranger : programme.own);

/** Jingmen's programme is the city's: its own officials and the province's may change it, the other city's draft only the province's. */
const edit = (call: (actor: Actor, at: At) => Promise<unknown>, places: Row["places"] = ["own", "stranger"]): Row => ({
  ...{ may: CITY_UP, confined: 404, places },
  call: (actor, world, place) => call(actor, at(world, place)),
});
type At = { programmeId: string; version: number };
const at = (world: World, place: Place): At => {
  const programmeId = programmeOf(world, place);
  return { programmeId, version: world.lock[programmeId] ?? 0 };
};
/** What an act begins with moves the version on. */
const next = ({ programmeId, version }: At, steps = 1): At => ({ programmeId, version: version + steps });
const revise = (actor: Actor, of: At) =>
  newVersion(actor, { ...of, effectiveFrom: "2024-01-01", changeNote: "改" } as never, randomUUID());
const publish = (actor: Actor, of: At) =>
  publishVersion(actor, { ...of, effectiveFrom: "2024-01-01" } as never, randomUUID(), followUnits);
const rule = (actor: Actor, { programme, discrepancy }: World, reading: string) =>
  recordRuling(
    actor,
    { programmeId: programme.own, discrepancyId: discrepancy, latestVersion: 1, _version: 0, reading, reason: "理由" },
    randomUUID(),
  );

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
    call: async (actor, world, place) => {
      const of = at(world, place);
      await sections.splitDocument(actor, { ...of, sourceText: "一、目标" } as never, randomUUID());
      return savePlanTable(
        actor,
        {
          ...{ ...next(of), tableId: "", confirmed: "on", clause: "1", title: "表", titleEn: "" },
          ...{ measure: "stations.built", stationTypeCode: "township_station" },
          table: "单位\t2021\t合计\n襄城区\t1\t1\n",
        } as never,
        randomUUID(),
      );
    },
  },
  "programmes.removePlanTable": edit(
    async (actor, of) => {
      await revise(actor, of);
      const tableId = (await getDraft(actor, of.programmeId)).planTableIds[0] ?? "";
      return removePlanTable(actor, { ...next(of), tableId }, randomUUID());
    },
    ["own"],
  ),
  "programmes.saveProvisions": edit((actor, of) => saveProvisions(actor, { ...of, part: "", rows: [] }, randomUUID())),
  "programmes.saveDoubts": edit((actor, of) => saveDoubts(actor, { ...of, rows: [] }, randomUUID())),
  "programmes.createProgramme": {
    may: CITY_UP,
    confined: 404,
    places: ["own", "stranger"],
    call: (actor, _world, place) =>
      createProgramme(
        actor,
        {
          ...emptyDocument,
          id: "another-plan",
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
  "programmes.newVersion": edit(revise),
  "programmes.publishVersion": edit(async (actor, of) => {
    await revise(actor, of);
    return publish(actor, next(of));
  }),
  "programmes.unpublishVersion": edit(async (actor, of) => {
    await revise(actor, of);
    await publish(actor, next(of));
    return unpublishVersion(actor, { ...next(of, 2), reason: "发布有误" } as never, randomUUID(), followUnits);
  }),
  "programmes.withdrawRuling": {
    may: CITY_UP,
    confined: 404,
    call: async (actor, world) => {
      const { programme, discrepancy, reading } = world;
      await rule(actor, world, reading);
      const { at } = await asActor(actor, (tx) =>
        tx.ruling.findFirstOrThrow({ where: { discrepancyId: discrepancy }, select: { at: true } }),
      );
      const input = { programmeId: programme.own, discrepancyId: discrepancy, at: at.toISOString(), reason: "录错" };
      return withdrawRuling(actor, input, randomUUID());
    },
  },
  "programmes.changeProgramme": edit((actor, of) =>
    sections.saveDocument(actor, { ...of, ...emptyDocument, effectiveFrom: "2024-01-01" } as never, randomUUID()),
  ),
  "programmes.changeDraft": edit((actor, of) =>
    sections.saveDocument(actor, { ...of, ...emptyDocument, effectiveFrom: "2024-01-01" } as never, randomUUID()),
  ),
  "programmes.saveDocument": edit((actor, of) =>
    sections.saveDocument(actor, { ...of, ...emptyDocument, effectiveFrom: "2024-01-01" } as never, randomUUID()),
  ),
  "programmes.splitDocument": edit((actor, of) =>
    sections.splitDocument(actor, { ...of, sourceText: "一、目标" } as never, randomUUID()),
  ),
  "programmes.saveClauses": edit((actor, of) =>
    sections.saveClauses(actor, { ...of, rows: [] } as never, randomUUID()),
  ),
  "programmes.saveTargets": edit((actor, of) =>
    sections.saveTargets(actor, { ...of, rows: [] } as never, randomUUID()),
  ),
  "programmes.saveDeadlines": edit((actor, of) =>
    sections.saveDeadlines(actor, { ...of, rows: [] } as never, randomUUID()),
  ),
  "programmes.saveStandard": edit((actor, of) =>
    saveStandard(
      actor,
      { ...of, rows: [], original: "x", code: "x", name: "x", nameEn: "x", clause: "1" } as never,
      randomUUID(),
    ),
  ),
  "programmes.recordRuling": {
    may: CITY_UP,
    confined: 404,
    call: (actor, world) => rule(actor, world, world.reading),
  },
};
