import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { createStation } from "@/lib/stations/commands/create";
import { correctStation, editStation, undoRevision } from "@/lib/stations/commands/facts";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { restoreEvent, transitionStation, voidEvent } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { formOptions } from "@/lib/stations/queries/form-options";
import { exportStations, listStations, publicDirectory } from "@/lib/stations/queries/list";
import { emptyFacts } from "@/lib/stations/schema/facts";
import { COUNTY_UP, EVERYONE, OFFICIALS, type Row, STATION_READERS } from "./row";
import { PLACES, type Place, type World } from "./world";

const holds = (stations: { code: string }[], { station }: World, place: Place) =>
  stations.some(({ code }) => code === station[place].code);

/** The only entry of a station's course is not voided without another in its place. */
const voidFirst = (actor: Actor, { id, version, eventId }: World["station"][Place]) =>
  voidEvent(
    actor,
    { id, _version: version, eventId, reason: "错误", status: "preparing", on: "2021-07-01" },
    randomUUID(),
  );

export const stations: Record<string, Row> = {
  "stations.listStations": {
    may: STATION_READERS,
    confined: "nothing",
    places: PLACES,
    call: async (actor) => (await listStations(actor, {})).stations,
    found: holds as never,
  },
  "stations.exportStations": {
    may: [...OFFICIALS, "organisation_manager"],
    confined: "nothing",
    places: PLACES,
    call: async (actor) => (await exportStations(actor, {})).stations,
    found: holds as never,
  },
  "stations.publicDirectory": {
    may: EVERYONE,
    confined: "public",
    call: (_actor, { actors }) => publicDirectory(actors.public, {}),
  },
  "stations.getStation": {
    may: STATION_READERS,
    confined: 404,
    places: PLACES,
    call: (actor, { station }, place) => getStation(actor, station[place].code, "2024-01-01"),
  },
  "stations.formOptions": {
    may: [...OFFICIALS, "station_lead"],
    confined: "public",
    call: (actor) => formOptions(actor),
  },
  "stations.createStation": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: (actor, { unit }, place) =>
      createStation(
        actor,
        {
          ...emptyFacts,
          regionCode: unit[place],
          typeCode: "township_station",
          name: null,
          organisationId: null,
          status: "planned",
          on: "2024-01-01",
          note: null,
          second: true,
        } as never,
        randomUUID(),
      ),
  },
  "stations.editStation": {
    may: [...OFFICIALS, "station_lead"],
    confined: 404,
    places: PLACES,
    call: (actor, { station }, place) =>
      editStation(
        actor,
        {
          ...emptyFacts,
          id: station[place].id,
          _version: station[place].version,
          from: "2024-01-01",
          reason: null,
        } as never,
        randomUUID(),
      ),
  },
  "stations.correctStation": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: (actor, { station }, place) =>
      correctStation(
        actor,
        {
          ...emptyFacts,
          id: station[place].id,
          _version: station[place].version,
          revisionId: station[place].revisionId,
          from: "2024-01-01",
          reason: "更正",
        } as never,
        randomUUID(),
      ),
  },
  "stations.transitionStation": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: (actor, { station }, place) =>
      transitionStation(
        actor,
        {
          id: station[place].id,
          _version: station[place].version,
          status: "operating",
          on: "2024-01-01",
          note: null,
          second: true,
        },
        randomUUID(),
      ),
  },
  "stations.voidEvent": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: (actor, { station }, place) => voidFirst(actor, station[place]),
  },
  "stations.restoreEvent": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: async (actor, { station }, place) => {
      const { id, version, eventId } = station[place];
      await voidFirst(actor, station[place]);
      return restoreEvent(actor, { id, _version: version + 1, eventId, reason: "并没有错" }, randomUUID());
    },
  },
  "stations.undoRevision": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: async (actor, { station, actors }, place) => {
      const { id, version } = station[place];
      const edited = { ...emptyFacts, desks: 3, id, _version: version, from: "2024-01-01", reason: null };
      await editStation(actors.province_official, edited as never, randomUUID());
      const { revision } = await getStation(actors.province_official, id, "2024-01-01");
      const undone = { id, _version: version + 1, revisionId: revision?.id ?? "", reason: "录错" };
      return undoRevision(actor, undone, randomUUID());
    },
  },
  "stations.recheckStations": {
    may: [],
    confined: 404,
    call: (actor) => recheckStations(actor, "2024-01-01", randomUUID()),
  },
};
