import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { demand } from "@/lib/platform/permissions";
import { toDbDate, todayInChina } from "@/lib/shared/dates";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import { nextStationCode, reportingPathOf } from "../rules/codes";
import { signTextFor, stationNameFor } from "../rules/names";
import { stationFacts } from "../schema/facts";
import type { CreateStationInput } from "../schema/inputs";
import { demandMeant, demandOwnName } from "./second";
import { staysSince } from "./stays";
import { demandTimeline, settle, signature } from "./support";

/** Registers a station; its code, name and sign come from the unit it stands in unless typed. */
export async function createStation(
  actor: Actor,
  input: CreateStationInput,
  key: string,
): Promise<{ id: string; code: string }> {
  demand(actor, "station:create");
  const today = todayInChina();
  return mutate(actor, { key, action: "station:create", request: input }, async (tx) => {
    const place = await readPlace(tx, actor, input.regionCode);
    const stays = await staysSince(tx, place.code, input.on);
    const type = await tx.stationType.findUnique({ where: { code: input.typeCode } });
    if (!type) throw new Invalid({ typeCode: ["unknownOption"] });
    if (type.level !== place.level) throw new Invalid({ typeCode: ["wrongLevel"] });
    await demandOrganisation(tx, input.organisationId);
    demandTimeline([{ status: input.status, on: input.on, enteredAt: 0 }], today);

    // Its lock on the unit also gives one number after another. A station that has moved away keeps its code.
    const beside = await demandMeant(tx, { ...input, regionCode: place.code }, input.second);
    const ownCodes = { startsWith: `${place.code}-` };
    const taken = await tx.station.findMany({ where: { code: ownCodes }, select: { code: true } });
    const code = nextStationCode(
      place.code,
      taken.map((station) => station.code),
    );
    const name = input.name ?? stationNameFor(place.unitNames, type.name);
    // A second station that was confirmed may go by the name that unit and type give; a typed one tells it apart.
    if (input.name) await demandOwnName(tx, { regionCode: place.code, name });
    const pinyin = placePinyin(name, place.code);
    const names = { county: place.county, township: place.township };
    const facts = stationFacts.parse({
      ...input,
      signText: input.signText ?? (type.level === 4 ? signTextFor(names) : null),
    });
    const paths = {
      regionPath: `${place.path}${code}/`,
      reportingPath: reportingPathOf(place.path, code, place.areaPath),
    };
    const id = randomUUID();
    await tx.station.create({
      data: {
        id,
        code,
        name,
        pinyin,
        initials: initialsOf(pinyin),
        typeCode: type.code,
        regionCode: place.code,
        parentPath: place.path,
        reportingPath: paths.reportingPath,
        organisationId: input.organisationId,
        status: input.status,
        statusOn: toDbDate(input.on),
        facts,
        standardsFailed: [],
        isDemo: actor.isDemo,
      },
      select: { id: true },
    });
    const child = { stationId: id, ...paths };
    await tx.stationPlacement.createMany({ data: stays.map((stay) => ({ ...child, ...stay })) });
    await tx.stationRevision.create({
      data: { ...child, number: 1, from: toDbDate(input.on), facts, ...signature(actor) },
    });
    await tx.stationEvent.create({
      data: { ...child, status: input.status, on: toDbDate(input.on), note: input.note, ...signature(actor) },
    });
    await settle(tx, id, today);
    const after = {
      code,
      name,
      typeCode: type.code,
      regionCode: place.code,
      status: input.status,
      on: input.on,
      facts,
      ...(beside.length > 0 ? { beside } : {}),
    };
    return { result: { id, code }, audit: { entity: "Station", entityId: id, regionPath: paths.regionPath, after } };
  });
}

type Place = {
  code: string;
  path: string;
  level: number;
  county: string;
  township: string;
  areaPath: string | null;
  /** From the county down, of a village from the township down. */
  unitNames: string[];
};

async function readPlace(tx: Tx, actor: Actor, regionCode: string): Promise<Place> {
  const [found] = await tx.$queryRaw<(Place & { lasts: boolean; name: string })[]>`
    select r.code, r.path, r.level::int, r.name, coalesce(area.name, c.name, '') as county, coalesce(w.name, '') as township,
      area.path as "areaPath",
      r."validTo" is null as lasts
    from "Region" r
    left join "Region" c on c.code = split_part(r.path, '/', 4) collate "default"
    left join "Region" w on w.code = split_part(r.path, '/', 5) collate "default"
    left join "FunctionalMember" m on m."memberCode" = w.code
      and coalesce(m."validFrom" <= ${todayInChina()}::date, true) and coalesce(m."validTo" > ${todayInChina()}::date, true)
    left join "Region" area on area.code = m."areaCode"
    where r.code = ${regionCode}`;
  const scope = actor.scopePath;
  const sees = (path: string | null | undefined) => scope !== null && path?.startsWith(scope);
  if (!found || !(sees(found.path) || sees(found.areaPath))) throw new NotFound();
  if (!found.lasts) throw new Invalid({ regionCode: ["regionNotInForce"] });
  const { lasts: _lasts, name, ...place } = found;
  const unitNames = place.level === 3 ? [name] : place.level === 4 ? [place.county, name] : [place.township, name];
  return { ...place, unitNames };
}

export async function demandOrganisation(tx: Tx, id: string | null): Promise<void> {
  if (id === null) return;
  const found = await tx.organisation.findUnique({ where: { id }, select: { id: true } });
  if (!found) throw new Invalid({ organisationId: ["unknownOption"] });
}
