import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { type IsoDate, toDbDate } from "@/lib/shared/dates";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import { nextStationCode, reportingPathOf } from "@/lib/stations/rules/codes";
import { stationNameFor } from "@/lib/stations/rules/names";
import { eventOn } from "@/lib/stations/rules/timeline";
import { emptyFacts } from "@/lib/stations/schema/facts";
import { stationTypes } from "../stations/types";

import { stationHistory } from "./facts";
import { countyLives, type DemoEvent } from "./history";
import { countyStories, UNPLANNED_TOWNSHIP } from "./plan";
import { type Random, seededRandom } from "./random";
import type { DemoAccount, DemoStation, Township } from "./types";

const SEED = 420_800;

type Writer = Pick<DemoAccount, "id" | "displayName">;
/** Townships by the county or functional area they report to, in a seeded order. */
export async function readTownships(tx: Tx): Promise<Township[]> {
  const rows = await tx.$queryRaw<Township[]>`
    select r.code, r.name, r.path, coalesce(area.code, c.code) as county, coalesce(area.name, c.name) as "countyName", area.path as "areaPath"
    from "Region" r join "Region" c on c.code = split_part(r.path, '/', 4)
    left join "FunctionalMember" m on m."memberCode" = r.code and m."validTo" is null
    left join "Region" area on area.code = m."areaCode"
    where r.level = 4 and r.path like '/42/4208/%' and r.kind in ('subdistrict', 'town', 'township') and r."validTo" is null
    order by r.code`;
  const order = new Map(rows.map(({ code }) => [code, seededRandom(Number(code) % SEED).next()]));
  const rank = (code: string) => (code === UNPLANNED_TOWNSHIP ? 2 : (order.get(code) ?? 1));
  return rows.sort((a, b) => rank(a.code) - rank(b.code));
}

/** Sixty townships' stations with their whole history, as the commands would have left them. */
export async function seedStations(
  tx: Tx,
  townships: readonly Township[],
  context: { today: IsoDate; writers: ReadonlyMap<string, Writer>; organisations: ReadonlyMap<string, string> },
): Promise<DemoStation[]> {
  const made = countyStories.flatMap((story) => {
    const places = townships.filter(({ county }) => county === story.code);
    const lives = countyLives(story, seededRandom(SEED + countyStories.indexOf(story)));
    return lives.flatMap(({ index, events }) => {
      const township = places[index];
      const past = events.filter(({ on }) => on <= context.today);
      return township && past.length > 0 ? [{ story, township, events: past }] : [];
    });
  });
  const type = stationTypes.find(({ code }) => code === "township_station") ?? stationTypes[2];
  const rows = made.map(({ story, township, events }, serial) => {
    const random = seededRandom(Number(township.code));
    const outsourced = story.organisation !== null && random.chance(0.75);
    const organisation = outsourced ? story.organisation : null;
    return stationRows(type, township, events, { serial, outsourced, organisation, random, ...context });
  });
  await tx.station.createMany({ data: rows.map(({ station }) => station) });
  await tx.stationPlacement.createMany({ data: rows.map(({ placement }) => placement) });
  await tx.stationRevision.createMany({ data: rows.flatMap(({ revisions }) => revisions) });
  await tx.stationEvent.createMany({ data: rows.flatMap(({ events }) => events) });
  return rows.map(({ made: station }) => station);
}

type StationContext = {
  serial: number;
  outsourced: boolean;
  organisation: string | null;
  random: Random;
  today: IsoDate;
  writers: ReadonlyMap<string, Writer>;
  organisations: ReadonlyMap<string, string>;
};

function stationRows(
  type: (typeof stationTypes)[number],
  township: Township,
  events: DemoEvent[],
  context: StationContext,
) {
  const { serial, outsourced, organisation, random, today, writers, organisations } = context;
  const id = randomUUID();
  const code = nextStationCode(township.code, []);
  const paths = {
    regionPath: `${township.path}${code}/`,
    reportingPath: reportingPathOf(township.path, code, township.areaPath),
  };
  const writer = writers.get(township.county);
  const signed = { byId: writer?.id ?? id, byName: writer?.displayName ?? "" };
  const place = { county: township.countyName, township: township.name };
  const revisions = stationHistory(place, events, { outsourced, serial, today }, random);
  const dated = events.map((event, index) => ({ ...event, enteredAt: enteredAt(event.on, index) }));
  const now = eventOn(dated, today);
  const name = stationNameFor([township.countyName, township.name], type.name);
  const pinyin = placePinyin(name, code);
  return {
    made: { id, code, regionPath: paths.regionPath, county: township.county, township, organisation },
    station: {
      id,
      code,
      name,
      pinyin,
      initials: initialsOf(pinyin),
      typeCode: type.code,
      regionCode: township.code,
      parentPath: township.path,
      reportingPath: paths.reportingPath,
      organisationId: organisation ? (organisations.get(organisation) ?? null) : null,
      status: now?.status ?? "planned",
      statusOn: toDbDate(now?.on ?? today),
      facts: revisions.at(-1)?.facts ?? emptyFacts,
      standardsFailed: [],
      isDemo: true,
    },
    placement: { stationId: id, ...paths, placedIn: township.code },
    revisions: revisions.map(({ from, facts, reason }, index) => ({
      stationId: id,
      ...paths,
      number: index + 1,
      from: toDbDate(from),
      facts,
      reason,
      createdAt: new Date(enteredAt(from, index)),
      ...signed,
    })),
    events: dated.map(({ status, on, note, enteredAt: at }) => ({
      stationId: id,
      ...paths,
      status,
      on: toDbDate(on),
      note,
      createdAt: new Date(at),
      ...signed,
    })),
  };
}

/** In the morning of the day itself, one after another. */
const enteredAt = (on: IsoDate, index: number): number => toDbDate(on).getTime() + 2 * 3_600_000 + index * 60_000;
