import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/generated/prisma/enums";
import { type Actor, mintActor, publicActor, systemActor } from "@/lib/platform/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { asActor, prisma } from "@/lib/platform/db";
import { createProgramme } from "@/lib/programmes/commands/programme";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { seedJingmenRegions } from "@/tests/support/factories/regions";

/**
 * The places of the matrix, seen from a station in 420822100: `own` lies in every official's scope, `neighbour` is another
 * station of the same township, `next` another township of the county, `cousin` another county, `stranger` another city;
 * `county`, `city` and `province` are what lies above: a station at the unit itself, and the unit.
 */
export type Place = "own" | "neighbour" | "next" | "cousin" | "stranger" | "county" | "city" | "province";

const UNITS: Record<Place, string> = {
  own: "420822100",
  neighbour: "420822100",
  next: "420822101",
  cousin: "420881100",
  stranger: "420602100",
  county: "420822",
  city: "4208",
  province: "42",
};

export const PLACES = Object.keys(UNITS) as Place[];

export type World = {
  actors: Record<Role | "public", Actor>;
  accountIds: Record<Role, string>;
  unit: Record<Place, string>;
  county: Record<"own" | "stranger", string>;
  station: Record<Place, { id: string; code: string; version: number; eventId: string; revisionId: string }>;
  /** Registered with the city. */
  organisation: string;
  /** Jingmen's, published, and a draft of the other city. */
  programme: { own: string; stranger: string };
  /** The versions that forms of the programmes carry. */
  lock: Readonly<Record<string, number>>;
  discrepancy: string;
  /** One that it can be read by. */
  reading: string;
  /** An act on the unit that could be undone. */
  act: Record<Place, string>;
};

/** Who sees which place: written out by hand, as the issue states it, not computed by the code under test. */
export const SEES: Record<Role, readonly Place[]> = {
  province_official: ["own", "neighbour", "next", "cousin", "stranger", "county", "city", "province"],
  city_official: ["own", "neighbour", "next", "cousin", "county", "city"],
  county_official: ["own", "neighbour", "next", "county"],
  township_official: ["own", "neighbour"],
  station_lead: ["own"],
  station_worker: ["own"],
  supervisor: ["own"],
  organisation_manager: ["own"],
  evaluator: [],
  system_admin: [],
  security_admin: [],
  audit_admin: [],
};

export async function makeWorld(): Promise<World> {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
  const organisationId = randomUUID();
  await prisma().organisation.create({
    data: { id: organisationId, name: "承接机构", creditCode: "52420800MJH0000001", regionCode: "4208" },
  });
  const station = {} as World["station"];
  for (const place of PLACES) station[place] = await addStation(place, place === "own" ? organisationId : null);
  const accountIds = await addAccounts();
  await asActor(systemActor("test"), (tx) =>
    tx.stationAssignment.create({ data: { accountId: accountIds.supervisor, stationId: station.own.id } }),
  );
  const as = (role: Role, scopePath: string | null, regionCode: string | null, more: Partial<Actor> = {}) =>
    mintActor({
      ...systemActor("test"),
      accountId: accountIds[role],
      loginName: `${role}@test`,
      displayName: role,
      role,
      scopePath,
      regionCode,
      ...more,
    });
  const stationPath = `/42/4208/420822/420822100/${station.own.code}/`;
  const actors: World["actors"] = {
    province_official: as("province_official", "/42/", "42"),
    city_official: as("city_official", "/42/4208/", "4208"),
    county_official: as("county_official", "/42/4208/420822/", "420822"),
    township_official: as("township_official", "/42/4208/420822/420822100/", "420822100"),
    station_lead: as("station_lead", stationPath, null, { stationId: station.own.id }),
    station_worker: as("station_worker", stationPath, null, { stationId: station.own.id }),
    supervisor: as("supervisor", null, null),
    organisation_manager: as("organisation_manager", null, null, { organisationId }),
    evaluator: as("evaluator", null, null),
    system_admin: as("system_admin", null, null),
    security_admin: as("security_admin", null, null),
    audit_admin: as("audit_admin", null, null),
    public: publicActor(),
  };
  const act = {} as World["act"];
  for (const place of PLACES) act[place] = await addAct(place);
  const stranger = "xiangyang-2022";
  await createProgramme(
    systemActor("test"),
    { id: stranger, regionCode: "4206", effectiveFrom: "2022-01-01", ...emptyDocument } as never,
    randomUUID(),
  );
  const found = await prisma().discrepancy.findFirstOrThrow({
    select: { id: true, readings: true },
    where: { version: { programmeId: "jingmen-2021" } },
  });
  const locks = await prisma().programme.findMany({ select: { id: true, version: true } });
  return {
    actors,
    accountIds,
    unit: UNITS,
    county: { own: "420822", stranger: "420602" },
    station,
    organisation: organisationId,
    programme: { own: "jingmen-2021", stranger },
    lock: Object.fromEntries(locks.map(({ id, version }) => [id, Number(version)])),
    discrepancy: found.id,
    reading: (found.readings as { code: string }[])[0]?.code ?? "",
    act,
  };
}

export const emptyDocument = {
  title: "襄阳方案",
  titleEn: "Plan of Xiangyang",
  issuers: [],
  addressees: [],
  documentNumber: null,
  issuedPrinted: null,
  issuedOn: null,
  publishedAt: null,
  sourceText: "一、目标",
};

async function addStation(place: Place, organisationId: string | null): Promise<World["station"][Place]> {
  const unit = UNITS[place];
  return asActor(systemActor("test"), async (tx) => {
    const { path } = await tx.region.findUniqueOrThrow({ where: { code: unit }, select: { path: true } });
    const code = `${unit}-${place === "neighbour" ? "02" : "01"}`;
    const paths = { regionPath: `${path}${code}/`, reportingPath: `${path}${code}/` };
    const by = { byId: randomUUID(), byName: "test" };
    const since = new Date("2021-06-01");
    const { id, version } = await tx.station.create({
      data: {
        code,
        name: `${place}站`,
        pinyin: "zhan",
        initials: "z",
        typeCode: "township_station",
        regionCode: unit,
        parentPath: path,
        reportingPath: paths.reportingPath,
        organisationId,
        status: "listed",
        statusOn: since,
        facts: {},
      },
      select: { id: true, version: true },
    });
    const event = await tx.stationEvent.create({
      data: { stationId: id, ...paths, status: "listed", on: since, ...by },
    });
    const revision = await tx.stationRevision.create({
      data: { stationId: id, ...paths, number: 1, from: since, facts: {}, ...by },
    });
    await tx.stationPlacement.create({ data: { stationId: id, ...paths, placedIn: unit } });
    return { id, code, version, eventId: event.id, revisionId: revision.id };
  });
}

async function addAct(place: Place): Promise<string> {
  const { parent } = await prisma().region.findUniqueOrThrow({
    where: { code: UNITS[place] },
    select: { parent: { select: { path: true } } },
  });
  const { id } = await prisma().regionAct.create({
    data: {
      ...{ action: "region:classify", entityId: UNITS[place], regionPath: parent?.path ?? "/", codes: [], summary: {} },
      ...{ byId: randomUUID(), byName: "test" },
    },
    select: { id: true },
  });
  return id;
}

/** Of every account. */
export const PASSWORD = "Demo-scope-2026";

async function addAccounts(): Promise<Record<Role, string>> {
  const passwordHash = await hashPassword(PASSWORD);
  const accounts = (Object.keys(SEES) as Role[]).map((role) => ({
    id: randomUUID(),
    loginName: `${role}@test`,
    displayName: role,
    role,
    passwordHash,
  }));
  await prisma().account.createMany({ data: accounts });
  return Object.fromEntries(accounts.map(({ role, id }) => [role, id])) as Record<Role, string>;
}
