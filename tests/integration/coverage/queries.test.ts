import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getCoverage, getCoverageExactly, listCoverageRows, publicCoverage } from "@/lib/coverage/queries";
import { type Actor, mintActor, systemActor } from "@/lib/platform/actor";
import { prepare } from "@/tests/support/worker-database";
import {
  loadStationTypes,
  loadWorld,
  pathOf,
  type World,
  withClient,
  worldArbitrary,
} from "../../support/factories/coverage";
import { countStations } from "../../support/oracle/coverage";

const [sampled, neighbour] = fc.sample(fc.tuple(worldArbitrary("w"), worldArbitrary("v")), {
  numRuns: 1,
  seed: 3,
})[0] as [World, World];
const today = { area: "waZ", member: "wa1x", from: null, to: null };
/** Of these, which the tests name, whatever the sample is: towns that are there all the time. */
const lasting = ["wa1x", "wb1x", "wb2y"];
const world: World = {
  ...sampled,
  units: sampled.units.map((unit) =>
    lasting.includes(unit.code) ? { ...unit, kind: "town", from: null, to: null } : unit,
  ),
  members: [...sampled.members.filter(({ member }) => member !== today.member), today],
};
const asOf = "2023-12-31";
const ask = (region: string | null, programme: string | null = null) => ({ programme, region, asOf, reading: null });

const official = (code: string, role: "city_official" | "county_official" | "evaluator" = "county_official"): Actor =>
  mintActor({ ...systemActor("test"), role, accountId: null, regionCode: code, scopePath: pathOf(world, code) });

prepare(() =>
  withClient(async (client) => {
    await loadStationTypes(client);
    await loadWorld(client, world);
    await loadWorld(client, neighbour);
  }),
);

describe("scope", () => {
  test("without a region asked for, each official sees the own one", async () => {
    for (const code of ["w", "wa", "wa1", "waZ", "wa1x"]) {
      const { dashboard } = await getCoverage(official(code, "city_official"), ask(null));
      expect([dashboard?.programme.id, dashboard?.region.code]).toEqual(["world-w", code]);
    }
  });

  test("an official of a county is told that the city, the sibling and the unknown do not exist", async () => {
    for (const region of ["w", "wa", "wa2", "wb", "v", "va1", "nowhere", "CN"]) {
      await expect(getCoverage(official("wa1"), ask(region)), region).rejects.toMatchObject({ status: 404 });
    }
    expect((await getCoverage(official("wa1"), ask("wa1x"))).dashboard?.region.code).toBe("wa1x");
  });

  test("an official of a functional area sees today's members, and not the rest of their county", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const members = world.members
      .filter(({ from, to }) => (from ?? "") <= today && (to ?? "9999") > today)
      .map(({ member }) => member);
    expect(members.length).toBeGreaterThan(0);
    for (const { code } of world.units.filter((unit) => unit.level === 4)) {
      const answer = getCoverage(official("waZ"), ask(code));
      if (members.includes(code)) expect((await answer).dashboard?.region.code).toBe(code);
      else await expect(answer).rejects.toMatchObject({ status: 404 });
    }
  });

  test("no permission is 403, no scope at all an empty answer", async () => {
    await expect(getCoverage(official("wa1", "evaluator"), ask(null))).rejects.toMatchObject({ status: 403 });
    const nobody = mintActor({ ...systemActor("test"), scopePath: null });
    expect((await getCoverage(nobody, ask(null))).dashboard).toBeNull();
    await expect(getCoverageExactly(nobody, ask(null))).rejects.toMatchObject({ status: 404 });
  });

  test("where no programme is asked for, one that binds the region asked for comes before the others", async () => {
    for (const [region, programme] of [
      ["va1", "world-v"],
      ["wa1", "world-w"],
    ] as const) {
      const answer = await getCoverage(systemActor("test"), ask(region));
      expect([answer.dashboard?.region.code, answer.dashboard?.programme.id]).toEqual([region, programme]);
    }
  });

  test("a functional area's own programme binds the townships that report to it, and no others of their county", async () => {
    await withClient((client) =>
      client.query(
        `with p as (insert into "Programme" (id, "regionCode", "regionPath") values ('area-own', 'waZ', $1) returning id)
         insert into "ProgrammeVersion" (id, "programmeId", number, status, "effectiveFrom", title, "titleEn", issuers, addressees, "sourceText", "createdByName")
         select gen_random_uuid(), id, 1, 'published', '2021-01-01', id, id, '{}', '{}', '', 'test' from p`,
        [pathOf(world, "waZ")],
      ),
    );
    const asked = async (region: string) => {
      const { dashboard, regionNotBound } = await getCoverage(systemActor("test"), ask(region, "area-own"));
      return [dashboard?.region.code, regionNotBound];
    };
    expect(await asked("wa1x")).toEqual(["wa1x", false]);
    expect(await asked("wa1")).toEqual(["waZ", true]);
  });

  test("a programme that does not bind the region falls back for people and is not found for scripts", async () => {
    const answer = await getCoverage(systemActor("test"), ask("va1", "world-w"));
    expect([answer.regionNotBound, answer.dashboard?.region.code]).toEqual([true, "w"]);
    await expect(getCoverageExactly(systemActor("test"), ask("va1", "world-w"))).rejects.toMatchObject({ status: 404 });
    expect((await getCoverage(systemActor("test"), ask(null, "no-such"))).unknownProgramme).toBe(true);
  });
});

test("the rows behind every number are as many as the number, over all pages", async () => {
  let seen = 0;
  for (const region of ["w", "wa", "wa1", "wb", "wb2", "wa1x"]) {
    for (const state of ["built", "preparing"] as const) {
      const codes: string[] = [];
      let after: string | null = null;
      do {
        const page = await listCoverageRows(systemActor("test"), { ...ask(region, "world-w"), state, after, most: 2 });
        codes.push(...page.rows.map((row) => row.code));
        expect(
          page.rows.every((row) => row.open && row.since <= asOf && (row.until === null || row.until > asOf)),
        ).toBe(true);
        after = page.next;
        if (!after) expect(codes.length).toBe(page.dashboard?.total[state]);
      } while (after);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes.length).toBe(
        countStations(
          world,
          region,
          asOf,
          state,
          world.plan.rows.some((row) => row.unit === "waZ"),
        ),
      );
      seen += codes.length;
    }
  }
  expect(seen).toBeGreaterThan(5);
});

test("the stations that stand in none of the places listed are as many as their line says, on every day", async () => {
  const worlds = fc.sample(fc.tuple(...["r", "s", "t"].map(worldArbitrary)), { numRuns: 4, seed: 5 }).at(-1) as World[];
  await withClient(async (client) => {
    for (const one of worlds) await loadWorld(client, one);
  });
  let seen = 0;
  for (const { id, units: all } of worlds) {
    for (const { code: region } of all.filter(({ level }) => level < 4)) {
      const outside = "2024-06-30";
      const question = { ...ask(region, `world-${id}`), asOf: outside };
      const { elsewhere, total, units } = await getCoverageExactly(systemActor("test"), question);
      // The place's own line is all there is.
      if (units.length === 0) continue;
      const days = total.milestones.map(({ dueOn, countedOn }) => [countedOn, elsewhere.builtBy[dueOn] ?? 0] as const);
      for (const [day, number] of [...days, [outside, elsewhere.built] as const]) {
        const list = { ...question, asOf: day, state: "built" as const, after: null, outside, most: 2 };
        const { rows, count, next } = await listCoverageRows(systemActor("test"), list);
        expect([rows.length, count, next], `${region} ${day}`).toEqual([number, number, null]);
        expect(rows.filter(({ unit }) => units.some((one) => one.unit.code === unit.code))).toEqual([]);
        seen += number;
      }
    }
  }
  expect(seen).toBeGreaterThan(5);
});

test("a station that moved out of the county still stands among its rows of the time, named but closed", async () => {
  await withClient(async (client) => {
    const { rows } =
      await client.query(`insert into "Station" (id, code, name, pinyin, initials, "typeCode", "regionCode", "parentPath", "reportingPath", status, "statusOn", facts, "standardsFailed", "updatedAt")
      values (gen_random_uuid(), 'wb1x-99', '迁出站', '', '', 'township_station', 'wb1x', '/w/wb/wb1/wb1x/', '/w/wb/wb1/wb1x/wb1x-99/', 'listed', '2021-01-01', '{}', '{}', now()) returning id`);
    await client.query(
      `insert into "StationPlacement" (id, "stationId", "regionPath", "reportingPath", "placedIn", "from", "to")
       select gen_random_uuid(), id, "regionPath", "reportingPath", p.unit, p.a, p.b from "Station", (values ('wb2y', null::date, '2024-06-01'::date), ('wb1x', '2024-06-01'::date, null::date)) p(unit, a, b) where id = $1`,
      [rows[0].id],
    );
    await client.query(
      `insert into "StationEvent" (id, "stationId", "regionPath", "reportingPath", status, "on", "byId", "byName")
       select gen_random_uuid(), id, "regionPath", "reportingPath", 'listed', '2022-01-01', gen_random_uuid(), 'test' from "Station" where id = $1`,
      [rows[0].id],
    );
  });
  const page = await listCoverageRows(official("wb2"), { ...ask(null), state: "built", after: null, most: 100 });
  expect(page.rows.length).toBe(page.dashboard?.total.built);
  expect(page.rows.find((row) => row.name === "迁出站")?.open).toBe(false);
  const sibling = await listCoverageRows(official("wb1"), { ...ask(null), state: "built", after: null, most: 100 });
  expect(sibling.rows.some((row) => row.name === "迁出站")).toBe(false);
});

test("visitors get the figures of every published programme", async () => {
  const figures = await publicCoverage(asOf);
  expect(figures.map((figure) => figure.programme.id).sort()).toEqual(["world-v", "world-w"]);
  for (const figure of figures) {
    const source = figure.region.code === "w" ? world : neighbour;
    expect(figure.total.built).toBe(countStations(source, figure.region.code, asOf, "built", false));
  }
});
