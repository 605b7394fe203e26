import fc from "fast-check";
import type pg from "pg";
import { expect, test } from "vitest";
import { prepare } from "@/tests/support/worker-database";
import { loadStationTypes, loadWorld, type World, withClient, worldArbitrary } from "../../support/factories/coverage";

const [world] = fc.sample(worldArbitrary("w"), { numRuns: 1, seed: 7 }) as [World];

prepare(() =>
  withClient(async (client) => {
    await loadStationTypes(client);
    await loadWorld(client, world);
  }),
);

const drift = async (client: pg.Client) => (await client.query("select * from rollup_drift()")).rows;
const contents = async (client: pg.Client) =>
  (
    await client.query(
      `select tree, grain, "regionCode", "typeCode", state, "on"::text, delta from "StationRollup" where delta <> 0 order by 1,2,3,4,5,6`,
    )
  ).rows;

const towns = world.units.filter((unit) => unit.level === 4).map((unit) => unit.code);
const station = (n: number) => world.stations[n % world.stations.length]?.id ?? "";
const dayOf = (n: number) => new Date(Date.UTC(2020, 5, 1 + (n % 1800))).toISOString().slice(0, 10);

/** One small change of the register, as a room might make it. */
const changes: ((client: pg.ClientBase, n: number, m: number) => Promise<unknown>)[] = [
  (client, n, m) =>
    client.query(
      `insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName")
       select gen_random_uuid(), id, "regionPath", "reportingPath", (enum_range(null::"StationStatus"))[1 + $3::int % 7], $2, gen_random_uuid(), 'test' from "Station" where id = $1`,
      [station(n), dayOf(m), m],
    ),
  (client, n) =>
    client.query(
      `update "StationEvent" set "voidedAt" = case when "voidedAt" is null then now() end where "stationId" = $1`,
      [station(n)],
    ),
  (client, n, m) =>
    client.query(
      `update "StationEvent" set "on" = $2 where id = (select id from "StationEvent" where "stationId" = $1 order by id limit 1)`,
      [station(n), dayOf(m)],
    ),
  (client, n, m) =>
    client.query(
      `update "StationPlacement" set "placedIn" = $2 where id = (select id from "StationPlacement" where "stationId" = $1 order by id limit 1)`,
      [station(n), towns[m % towns.length]],
    ),
  (client, n) =>
    client.query(
      `delete from "StationPlacement" where id = (select id from "StationPlacement" where "stationId" = $1 order by id limit 1)`,
      [station(n)],
    ),
  (client, n) =>
    client.query(
      `update "Station" set "typeCode" = case "typeCode" when 'county_center' then 'township_station' else 'county_center' end where id = $1`,
      [station(n)],
    ),
  (client, n, m) =>
    client.query(`update "Region" set "validTo" = greatest("validFrom" + 1, $2::date) where code = $1`, [
      towns[n % towns.length],
      dayOf(m),
    ]),
  (client, n) => client.query(`delete from "FunctionalMember" where "memberCode" = $1`, [towns[n % towns.length]]),
  (client, n, m) =>
    client.query(
      `insert into "FunctionalMember" (id, "areaCode", "memberCode", "validFrom")
       select gen_random_uuid(), 'waZ', $1::text, $2 where not exists (select from "FunctionalMember" where "memberCode" = $1::text)`,
      [towns[n % towns.length], dayOf(m)],
    ),
];

test("after any history of changes the rollups equal their recount, at each step's end", async () => {
  await withClient(async (client) => {
    const step = fc.tuple(fc.nat(changes.length - 1), fc.nat(5000), fc.nat(5000));
    for (const [which, n, m] of fc.sample(step, { numRuns: 200, seed: 11 })) {
      await changes[which]?.(client, n, m);
      expect(await drift(client), `change ${which} ${n} ${m}`).toEqual([]);
    }
    expect((await contents(client)).length).toBeGreaterThan(50);
  });
});

test("writers at the same time neither deadlock nor lose a change", async () => {
  const writers = Array.from({ length: 8 }, (_, writer) =>
    withClient(async (client) => {
      for (const [which, n, m] of fc.sample(fc.tuple(fc.constantFrom(0, 1, 2, 5), fc.nat(3), fc.nat(5000)), {
        numRuns: 12,
        seed: writer,
      })) {
        await client.query("begin");
        await changes[which]?.(client, n, m);
        await changes[0]?.(client, m, n);
        await client.query("commit");
      }
    }),
  );
  await Promise.all(writers);
  await withClient(async (client) => expect(await drift(client)).toEqual([]));
});

test("a rolled-back write leaves no trace, and a write is counted before it commits", async () => {
  await withClient(async (client) => {
    const before = await contents(client);
    await client.query("begin");
    await changes[0]?.(client, 0, 2);
    expect(await drift(client)).toEqual([]);
    await client.query("rollback");
    expect(await contents(client)).toEqual(before);
  });
});

test("a bulk load rebuilds to what the triggers would have kept", async () => {
  await withClient(async (client) => {
    await client.query("begin");
    await client.query("select set_config('app.bulk', 'on', true)");
    await changes[0]?.(client, 1, 2);
    expect(await drift(client)).not.toEqual([]);
    await client.query("select region_rollup_rebuild(), station_rollup_rebuild()");
    expect(await drift(client)).toEqual([]);
    await client.query("commit");
  });
});

test("the portal's own role can neither pause nor write the rollups", async () => {
  await withClient(async (client) => {
    await client.query("begin");
    await client.query(
      "select set_config('role', 'portal_app', true), set_config('app.scope', '/', true), set_config('app.role', 'system', true), set_config('app.bulk', 'on', true)",
    );
    await changes[0]?.(client, 1, 2);
    await client.query("savepoint s");
    await expect(client.query(`update "StationRollup" set delta = 9`)).rejects.toMatchObject({ code: "42501" });
    await client.query("rollback to s");
    await client.query("commit");
    expect(await drift(client)).toEqual([]);
  });
});

test("a writer with a narrow scope still moves the figures of every ancestor", async () => {
  await withClient(async (client) => {
    const home = world.stations[0];
    const path = `/w/${home?.home.slice(0, 2)}/`;
    await client.query("begin");
    await client.query(
      "select set_config('role', 'portal_app', true), set_config('app.scope', $1, true), set_config('app.role', 'city_official', true)",
      [path],
    );
    await changes[0]?.(client, 0, 2);
    await client.query("commit");
    expect(await drift(client)).toEqual([]);
  });
});

test("a station stands in one unit at a time, and a township reports to one area at a time", async () => {
  await withClient(async (client) => {
    const twice = client.query(
      `insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn")
       select gen_random_uuid(), id, "regionPath", "reportingPath", $2 from "Station" where id = $1`,
      [station(0), towns[0]],
    );
    await expect(twice).rejects.toMatchObject({ code: "23P01" });
    await client.query(`delete from "FunctionalMember" where "memberCode" = $1`, [towns[0]]);
    await changes[8]?.(client, 0, 5);
    const again = client.query(
      `insert into "FunctionalMember" (id, "areaCode", "memberCode") values (gen_random_uuid(), 'waZ', $1)`,
      [towns[0]],
    );
    await expect(again).rejects.toMatchObject({ code: "23P01" });
    await expect(client.query(`update "Region" set path = '/elsewhere/' where code = $1`, [towns[0]])).rejects.toThrow(
      /keeps its code, path and kind/,
    );
    await expect(
      client.query(`update "Region" set kind = 'quasi_township' where code = $1`, [towns[0]]),
    ).rejects.toThrow(/keeps its code, path and kind/);
  });
});

test("a station in a quasi unit, or in a village below one, counts for nobody; one beside it counts", async () => {
  await withClient(async (client) => {
    const built = async () =>
      (
        await client.query(
          `select coalesce(sum(delta), 0)::int as n from "StationRollup" where "regionCode" = 'w' and tree = 'statutory' and grain = 'day' and state = 'built' and "typeCode" = 'community_room'`,
        )
      ).rows[0].n;
    await client.query(
      `insert into "StationType" (code, name, "nameEn", level, ordinal) values ('community_room', '社工室', 'Room', 5, 9)`,
    );
    await client.query(
      `insert into "Region" (code, name, kind, level, "parentCode", path, pinyin, initials, "sourceVersion")
       select u.code, u.code, u.kind::"RegionKind", u.level, u.parent, u.path, u.code, u.code, 'test' from (values
         ('wa1q', 'quasi_township', 4, 'wa1', '/w/wa/wa1/wa1q/'), ('wa1q1', 'villagers_committee', 5, 'wa1q', '/w/wa/wa1/wa1q/wa1q1/'),
         ('wa1n', 'town', 4, 'wa1', '/w/wa/wa1/wa1n/'), ('wa1n1', 'villagers_committee', 5, 'wa1n', '/w/wa/wa1/wa1n/wa1n1/'),
         ('wa1n4', 'quasi_villagers_committee', 5, 'wa1n', '/w/wa/wa1/wa1n/wa1n4/')) u(code, kind, level, parent, path)`,
    );
    for (const [unit, counts] of [
      ["wa1q", 0],
      ["wa1q1", 0],
      ["wa1n4", 0],
      ["wa1n1", 1],
      ["wa1n", 2],
    ] as const) {
      const path = (await client.query(`select path from "Region" where code = $1`, [unit])).rows[0].path;
      await client.query(
        `with s as (insert into "Station" (id, code, name, pinyin, initials, "typeCode", "regionCode", "parentPath", "reportingPath", status, "statusOn", facts, "standardsFailed", "updatedAt")
           values (gen_random_uuid(), $1 || '-77', 's', '', '', 'community_room', $1, $2, $2 || $1 || '-77/', 'listed', '2022-01-01', '{}', '{}', now()) returning id)
         select id from s`,
        [unit, path],
      );
      const from = `from "Station" where code = '${unit}-77'`;
      await client.query(
        `insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn") select gen_random_uuid(), id, "regionPath", "reportingPath", "regionCode" ${from}`,
      );
      await client.query(
        `insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName") select gen_random_uuid(), id, "regionPath", "reportingPath", 'listed', '2022-01-01', gen_random_uuid(), 'test' ${from}`,
      );
      expect(await built(), unit).toBe(counts);
      const { rows } = await client.query(
        `select count(*)::int as n from (select set_config('app.role', 'system', true), set_config('app.scope', '/', true)) scope, stations_counted('statutory', 'w', 'community_room', 'built', '2022-06-30', '', 99)`,
      );
      expect(rows[0].n, unit).toBe(counts);
    }
    expect(await drift(client)).toEqual([]);
  });
});
