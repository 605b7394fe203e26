import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { AppError } from "@/lib/platform/errors";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { previewChange } from "@/lib/regions/queries/preview";
import { countTownships } from "@/lib/regions/queries/townships";
import { childrenOf } from "@/lib/regions/queries/tree";
import { countsAsTownship } from "@/lib/regions/rules/in-force";
import { type ChangeQuery, changeQuery } from "@/lib/regions/schema";
import { createStation } from "@/lib/stations/commands/create";
import { transitionStation } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { statusesAfter } from "@/lib/stations/rules/timeline";
import { transitionStationInput } from "@/lib/stations/schema/inputs";
import { type Random, seededRandom } from "@/prisma/seed/demo/random";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";
import { dumpOfUnits, undoLast } from "@/tests/support/factories/undo";
import { CountyOracle } from "@/tests/support/oracle/regions";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");
const COUNTY = "420822";
const NEIGHBOUR = "420881";
const FIRST = "2021-01-01";
/** A day long past: the same histories today and in ten years. */
const LAST = "2026-06-30";

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

/** What a random act asks for, in any order of days; refused acts change nothing and are counted. */
async function act(random: Random, oracle: CountyOracle, serial: number): Promise<boolean> {
  const day = random.day(FIRST, LAST);
  const now = await childrenOf(city, COUNTY, LAST);
  const unit = random.pick(now as [(typeof now)[0], ...typeof now]);
  const other = random.pick(now.filter(({ code }) => code !== unit.code) as [(typeof now)[0], ...typeof now]);
  const own = oracle.named(unit.name);
  const inside = [...oracle.stations].filter(([, { stays }]) => stays.at(-1)?.unit === own).map(([id]) => id);
  const chosen = inside.filter(() => random.chance(0.5));
  const kind = random.pick([
    "station",
    "station",
    "station",
    "step",
    "step",
    "step",
    "step",
    "set_up",
    "rename",
    "convert",
    "merge_this",
    "merge_new",
    "split_keep",
    "split",
    "abolish",
    "leave",
    "come",
  ]);
  const name = `新${serial}镇`;
  const change = async (code: string, asked: Record<string, unknown>): Promise<void> => {
    const query: ChangeQuery = changeQuery.parse({ ...asked, on: day });
    const { seen } = await previewChange(city, code, query);
    await changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
  };
  const moveAll = (from: typeof own, to: typeof own, ids: readonly string[]) => {
    for (const id of ids) {
      const station = oracle.stations.get(id);
      if (station) oracle.move(station, from, to, day);
    }
  };
  try {
    switch (kind) {
      case "station": {
        const { id } = await createStation(
          city,
          stationInput({ regionCode: unit.code, status: "listed", on: day }),
          randomUUID(),
        );
        oracle.register(id, own, day);
        oracle.enter(id, "listed", day);
        return true;
      }
      case "step": {
        const ids = [...oracle.stations.keys()];
        if (ids.length === 0) return false;
        const station = await getStation(city, random.pick(ids as [string, ...string[]]), LAST);
        const next = statusesAfter(station.event?.status ?? null);
        if (next.length === 0) return false;
        const status = random.pick(next as [string, ...string[]]);
        await transitionStation(
          city,
          transitionStationInput.parse({ id: station.id, _version: station.version, status, on: day, second: "yes" }),
          randomUUID(),
        );
        oracle.enter(station.id, status, day);
        return true;
      }
      case "set_up":
        await change(COUNTY, { kind, name, unitKind: "town" });
        oracle.setUp(name, day);
        return true;
      case "rename":
        await change(unit.code, { kind, name });
        oracle.rename(own, name, day);
        return true;
      case "convert": {
        await change(unit.code, { kind: "rename", name, unitKind: unit.kind === "town" ? "subdistrict" : "town" });
        const made = oracle.setUp(name, day, { origin: own });
        oracle.end(own, day);
        moveAll(own, made, [...oracle.stations.keys()]);
        return true;
      }
      case "merge_this": {
        await change(unit.code, { kind: "merge", with: [other.code], result: "this" });
        const gone = oracle.named(other.name);
        oracle.end(gone, day);
        moveAll(gone, own, [...oracle.stations.keys()]);
        return true;
      }
      case "merge_new": {
        await change(unit.code, { kind: "merge", with: [other.code], result: "new", name, unitKind: "subdistrict" });
        const made = oracle.setUp(name, day);
        for (const gone of [own, oracle.named(other.name)]) {
          oracle.end(gone, day);
          moveAll(gone, made, [...oracle.stations.keys()]);
        }
        return true;
      }
      case "split_keep":
        await change(unit.code, { kind: "split", keep: "yes", name, unitKind: "town", stations: chosen });
        moveAll(own, oracle.setUp(name, day, { origin: own }), chosen);
        return true;
      case "split": {
        await change(unit.code, {
          kind,
          keep: "no",
          name,
          unitKind: "town",
          secondName: `${name}乙`,
          secondKind: "subdistrict",
          stations: chosen,
        });
        const [first, second] = [
          oracle.setUp(name, day, { origin: own }),
          oracle.setUp(`${name}乙`, day, { origin: own }),
        ];
        oracle.end(own, day);
        moveAll(own, first, chosen);
        moveAll(own, second, [...oracle.stations.keys()]);
        return true;
      }
      case "leave":
        await change(unit.code, { kind: "transfer", to: NEIGHBOUR });
        oracle.leave(own, day);
        return true;
      case "come": {
        const units = (await childrenOf(city, NEIGHBOUR, LAST)).filter((one) => countsAsTownship(one.kind));
        const guest = random.pick(units as [(typeof units)[0], ...typeof units]);
        await change(guest.code, { kind: "transfer", to: COUNTY });
        oracle.come(guest.name, day);
        return true;
      }
      default:
        await change(unit.code, { kind, why: "撤销建制" });
        oracle.end(own, day);
        return true;
    }
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function compare(oracle: CountyOracle, day: string, context: string): Promise<void> {
  const units = await childrenOf(city, COUNTY, day);
  expect(units.map(({ name }) => name).sort(), context).toEqual(oracle.namesOn(day));
  expect(await countTownships(city, COUNTY, day), context).toBe(oracle.countOn(day));
  for (const [id, { events }] of oracle.stations)
    if (events.some((event) => event.on <= day))
      expect((await getStation(city, id, day)).place.township, `${context} ${id}`).toBe(oracle.placeOn(id, day));
  const { total, units: rows } = await getCoverageExactly(city, {
    programme: "jingmen-2021",
    region: COUNTY,
    asOf: day,
    reading: null,
  });
  const built = rows.flatMap(({ unit, coverage }) => Array.from({ length: coverage.built }, () => unit.name));
  expect(built.sort(), context).toEqual(oracle.builtOn(day));
  expect(total.built, context).toBe(oracle.builtOn(day).length);
  expect(total.townships, context).toBe(oracle.countOn(day));
}

const lastAct = (): Promise<string | undefined> =>
  withClient(async (client) => {
    const { rows } = await client.query(`select id from "RegionAct" order by number desc limit 1`);
    return rows[0]?.id;
  });

it.each([1, 2, 3, 4, 5, 6])(
  "agrees with a count by hand after any sequence of changes and station histories, on any day, and undoes the last one (seed %i)",
  async (seed) => {
    const random = seededRandom(seed);
    let oracle = new CountyOracle();
    for (const { name, kind } of await childrenOf(city, COUNTY, FIRST))
      oracle.setUp(name, undefined, { counts: kind !== "quasi_township" });
    let made = 0;
    for (let serial = 0; serial < 70; serial++) if (await act(random, oracle, serial)) made++;
    for (let probe = 0; probe < 12; probe++) await compare(oracle, random.day(FIRST, LAST), `seed ${seed}`);
    const drift = await withClient((client) => client.query("select * from rollup_drift()"));
    expect(drift.rows).toEqual([]);
    expect(made).toBeGreaterThan(30);
    let undone = 0;
    for (let serial = 100; serial < 130 && undone < 4; serial++) {
      const [before, last] = [await dumpOfUnits(), await lastAct()];
      const copy = oracle.copy();
      if (!(await act(random, copy, serial))) continue;
      if ((await lastAct()) === last) oracle = copy;
      else {
        await undoLast(city);
        expect(await dumpOfUnits(), `seed ${seed}, act ${serial}`).toEqual(before);
        undone++;
      }
    }
    expect(undone).toBeGreaterThan(1);
  },
  180_000,
);
