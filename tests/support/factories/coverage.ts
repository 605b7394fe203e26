import fc from "fast-check";
import type pg from "pg";
import { newClient } from "@/lib/platform/connection";

/** A made-up province with everything that moves figures, kept as plain rows: the tests load it and the oracle recounts it. */
export type World = {
  readonly id: string;
  /** First day of the programme. */
  readonly began: string;
  readonly units: readonly WorldUnit[];
  readonly members: readonly {
    readonly area: string;
    readonly member: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly stations: readonly WorldStation[];
  readonly plan: {
    readonly years: readonly number[];
    readonly rows: readonly { readonly unit: string; readonly values: readonly number[] }[];
    readonly printed: readonly number[];
    readonly grand: number;
  };
  /** Percent, by year of the plan; null sets none. */
  readonly floors: readonly (number | null)[];
  /** Whether the document promises each township a station of its own. */
  readonly oneEach: boolean;
};
type WorldUnit = {
  readonly code: string;
  readonly parent: string;
  readonly kind: string;
  readonly level: number;
  readonly from: string | null;
  readonly to: string | null;
};
export type WorldStation = {
  readonly id: string;
  readonly type: string;
  readonly home: string;
  readonly events: readonly { readonly status: string; readonly on: string; readonly voided: boolean }[];
  readonly stays: readonly { readonly unit: string; readonly from: string | null; readonly to: string | null }[];
};

const FIRST = Date.UTC(2020, 5, 1);
const anyDay = fc.noBias(fc.nat(365 * 5)).map((n) => new Date(FIRST + n * 86_400_000).toISOString().slice(0, 10));
/** Days on which counts turn, so that many a thing falls on one, and several of a station's on the same. */
const EDGES = ["2021-12-31", "2022-01-01", "2022-12-31", "2023-06-15", "2023-06-16", "2024-02-29", "2024-03-01"];
const day = fc.oneof({ weight: 2, arbitrary: anyDay }, { weight: 1, arbitrary: fc.constantFrom(...EDGES) });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const STATUSES = [
  "planned",
  "preparing",
  "preparing",
  "listed",
  "listed",
  "operating",
  "operating",
  "accepted",
  "suspended",
  "closed",
];
const TOWN_KINDS = ["subdistrict", "town", "township", "quasi_township"];

/** Consecutive stays that never overlap, with or without gaps. */
const spans = <T>(what: fc.Arbitrary<T>, most: number) =>
  fc
    .tuple(
      fc.array(what, { minLength: 1, maxLength: most }),
      fc.uniqueArray(day, { minLength: 6, maxLength: 6 }),
      fc.nat(3).map((n) => n > 0),
      fc.boolean(),
    )
    .map(([items, days, open, gaps]) => {
      const cuts = [...days].sort();
      return items.map((item, index) => ({
        item,
        from: index === 0 && open ? null : (cuts[gaps ? index * 2 : index] ?? null),
        to: index === items.length - 1 && open ? null : (cuts[gaps ? index * 2 + 1 : index + 1] ?? null),
      }));
    });

export const worldArbitrary = (id: string): fc.Arbitrary<World> => {
  const cities = [`${id}a`, `${id}b`];
  const counties = cities.flatMap((city) => ["1", "2", "3"].map((n) => ({ code: city + n, parent: city })));
  const townCodes = counties.flatMap((county) =>
    ["x", "y", "z"].map((n) => ({ code: county.code + n, parent: county.code })),
  );
  const area = `${id}aZ`;
  const memberable = townCodes.filter((town) => town.code.startsWith(`${id}a`)).map((town) => town.code);
  const towns = fc.tuple(
    ...townCodes.map(({ code, parent }) =>
      fc.record({
        code: fc.constant(code),
        parent: fc.constant(parent),
        level: fc.constant(4),
        kind: fc.constantFrom(...TOWN_KINDS),
        life: fc.tuple(maybe(day), maybe(day)),
      }),
    ),
  );
  const station = fc.record({
    id: fc.uuid(),
    type: fc.constantFrom("township_station", "township_station", "township_station", "county_center"),
    events: fc.array(
      fc.record({ status: fc.constantFrom(...STATUSES), on: day, voided: fc.nat(4).map((n) => n === 0) }),
      {
        minLength: 2,
        maxLength: 7,
      },
    ),
    stays: spans(fc.constantFrom(...townCodes.map((town) => town.code)), 3),
  });
  const members = fc
    .subarray(memberable, { maxLength: 4 })
    .chain((codes) => fc.tuple(...codes.map((code) => spans(fc.constant(code), 2))).map((lists) => lists.flat()));
  const plan = fc.record({
    values: fc.array(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    printed: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
    grand: fc.nat(30),
    floors: fc.array(fc.option(fc.constantFrom(0, 12.5, 33.3333, 50, 70, 100)), { minLength: 3, maxLength: 3 }),
    oneEach: fc.boolean(),
  });
  return fc
    .record({
      towns,
      stations: fc.array(station, { minLength: 16, maxLength: 30 }),
      members,
      plan,
      useArea: fc.boolean(),
    })
    .map(({ towns, stations, members, plan, useArea }) => ({
      id,
      began: "2021-01-01",
      units: [
        { code: id, parent: "CN", kind: "province", level: 1, from: null, to: null },
        ...cities.map((code) => ({ code, parent: id, kind: "city", level: 2, from: null, to: null })),
        ...counties.map(({ code, parent }) => ({ code, parent, kind: "county", level: 3, from: null, to: null })),
        { code: area, parent: `${id}a`, kind: "functional_area", level: 3, from: null, to: null },
        ...towns.map(({ life: [a, b], ...town }) => ({ ...town, from: a, to: a && b && b <= a ? null : b })),
      ],
      members: members.map(({ item, from, to }) => ({ area, member: item, from, to })),
      stations: stations.map((one) => ({
        ...one,
        home: one.stays[0]?.item ?? "",
        stays: one.stays.map(({ item, from, to }) => ({ unit: item, from, to })),
      })),
      plan: {
        years: [2021, 2022, 2023],
        rows: plan.values.map((values, index) => ({
          unit: useArea && index === 2 ? area : `${id}a${index + 1}`,
          values,
        })),
        printed: plan.printed,
        grand: plan.grand,
      },
      floors: plan.floors,
      oneEach: plan.oneEach,
    }));
};

export const pathOf = (world: World, code: string): string => {
  const unit = world.units.find((candidate) => candidate.code === code);
  return unit ? `${pathOf(world, unit.parent)}${code}/` : "/";
};

export async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient(String(process.env.DATABASE_URL));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function loadStationTypes(client: pg.Client): Promise<void> {
  await client.query(`insert into "StationType" (code, name, "nameEn", level, ordinal) values
    ('township_station', '乡镇(街道)社会工作站', 'Township social-work station', 4, 1), ('county_center', '指导中心', 'County centre', 3, 2) on conflict do nothing`);
  await client.query(
    `insert into "Region" (code, name, kind, level, path, pinyin, initials, "sourceVersion") values ('CN', '中国', 'country', 0, '/', 'zhong guo', 'zg', 'test') on conflict do nothing`,
  );
}

/** Loads a world statement by statement, as any client would; the triggers keep the rollups. */
export async function loadWorld(client: pg.Client, world: World): Promise<void> {
  for (const level of [1, 2, 3, 4]) {
    const units = world.units
      .filter((unit) => unit.level === level)
      .map((unit) => ({ ...unit, path: pathOf(world, unit.code) }));
    await client.query(
      `insert into "Region" (code, name, kind, level, "parentCode", path, pinyin, initials, "sourceVersion", "validFrom", "validTo")
       select u.code, u.code, u.kind::"RegionKind", u.level, u.parent, u.path, u.code, u.code, 'test', u."from", u."to"
       from json_to_recordset($1) u(code text, parent text, kind text, level int, path text, "from" date, "to" date)`,
      [JSON.stringify(units)],
    );
  }
  await client.query(
    `insert into "FunctionalMember" (id, "areaCode", "memberCode", "validFrom", "validTo")
     select gen_random_uuid(), m.area, m.member, m."from", m."to" from json_to_recordset($1) m(area text, member text, "from" date, "to" date)`,
    [JSON.stringify(world.members)],
  );
  for (const [index, station] of world.stations.entries()) await loadStation(client, world, station, index);
  await loadProgramme(client, world);
}

async function loadStation(client: pg.Client, world: World, station: WorldStation, index: number): Promise<void> {
  const parent = pathOf(world, station.home);
  await client.query(
    `insert into "Station" (id, code, name, pinyin, initials, "typeCode", "regionCode", "parentPath", "reportingPath", status, "statusOn", facts, "standardsFailed", "updatedAt")
     values ($1, $2, $2, $2, $2, $3, $4, $5, $5 || $2 || '/', 'planned', '2021-01-01', '{}', '{}', now())`,
    [station.id, `${station.home}-${index}`, station.type, station.home, parent],
  );
  await client.query(
    `insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn", "from", "to")
     select gen_random_uuid(), s.id, s."regionPath", s."reportingPath", p.unit, p."from", p."to"
     from "Station" s cross join json_to_recordset($2) p(unit text, "from" date, "to" date) where s.id = $1`,
    [station.id, JSON.stringify(station.stays)],
  );
  await client.query(
    `insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName", "createdAt", "voidedAt")
     select gen_random_uuid(), s.id, s."regionPath", s."reportingPath", e.status::"StationStatus", e."on", gen_random_uuid(), 'test',
       timestamp '2026-01-01' + e.n * interval '1 second', case when e.voided then now() end
     from "Station" s cross join json_to_recordset($2) e(status text, "on" date, voided boolean, n int) where s.id = $1`,
    [station.id, JSON.stringify(station.events.map((event, n) => ({ ...event, n })))],
  );
}

async function loadProgramme(client: pg.Client, world: World): Promise<void> {
  const { rows } = await client.query(
    `with p as (insert into "Programme" (id, "regionCode", "regionPath") values ($1, $2, $3) returning id),
     v as (insert into "ProgrammeVersion" (id, "programmeId", number, status, "effectiveFrom", title, "titleEn", issuers, addressees, "sourceText", "createdByName")
       select gen_random_uuid(), p.id, 1, 'published', $4, $1, $1, '{}', '{}', '', 'test' from p returning id)
     insert into "Clause" (id, "versionId", number, label, heading, "headingEn", text, "textEn", ordinal)
     select gen_random_uuid(), v.id, '1', '一', '目标', 'Targets', '', '', 1 from v returning id, "versionId"`,
    [`world-${world.id}`, world.id, pathOf(world, world.id), world.began],
  );
  const [{ id: clause, versionId: version }] = rows as [{ id: string; versionId: string }];
  await client.query(
    `with t as (insert into "PlanTable" (id, "versionId", "clauseId", title, "titleEn", measure, unit, "stationTypeCode", years, "printedTotals", "printedGrandTotal")
       values (gen_random_uuid(), $1, $2, '', '', 'stations.built', '个', 'township_station', $3, $4, $5) returning id)
     insert into "PlanRow" (id, "planTableId", "regionCode", label, values, ordinal)
     select gen_random_uuid(), t.id, r.unit, r.unit, array(select json_array_elements_text(r.values)::int), r.n
     from t cross join json_to_recordset($6) r(unit text, values json, n int)`,
    [
      version,
      clause,
      world.plan.years,
      world.plan.printed,
      world.plan.grand,
      JSON.stringify(world.plan.rows.map((row, n) => ({ ...row, n }))),
    ],
  );
  const floors = world.plan.years.flatMap((year, n) =>
    world.floors[n] == null ? [] : [{ n, value: world.floors[n], due: `${year}-12-31` }],
  );
  await client.query(
    `insert into "Target" (id, "versionId", "clauseId", code, measure, comparator, value, unit, "dueOn", strength, text, "textEn", ordinal)
     select gen_random_uuid(), $1::uuid, $2::uuid, 'floor-' || f.n, 'stations.coverageRate', 'gte'::"Comparator", f.value, '%', f.due, 'must'::"Strength", '', '', f.n
     from json_to_recordset($3) f(n int, value numeric, due date)
     union all
     select gen_random_uuid(), $1, $2, 'one-each', 'stations.perTownship', 'eq', 1, '个', null, 'must', '', '', 9 where $4::boolean`,
    [version, clause, JSON.stringify(floors), world.oneEach],
  );
}
