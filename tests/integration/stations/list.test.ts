import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { publicActor } from "@/lib/platform/actor";
import { createStation } from "@/lib/stations/commands/create";
import { exportStations, listStations, publicDirectory } from "@/lib/stations/queries/list";
import { stationFilter, stationSorts } from "@/lib/stations/schema/filter";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const shayang = official("county_official", "/42/4208/420822/");
const zhanghe = official("county_official", "/42/4208/4208ZH/");
const key = () => randomUUID();
const filter = (query: Record<string, string> = {}) => stationFilter.parse(query);

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

it("find a name by whatever looks like it, on either side", async () => {
  await createStation(shayang, stationInput({ regionCode: "420822100", name: "黃荡湖社工站" }), key());
  await createStation(shayang, stationInput({ regionCode: "420822101", name: "五里铺社工站" }), key());
  const found = async (q: string) => (await listStations(shayang, filter({ q }))).stations.map(({ code }) => code);
  for (const q of ["黄荡湖", "黃荡湖", "黃荡\u200b湖"]) expect(await found(q)).toEqual(["420822100-01"]);
  for (const q of ["五里铺", "五里舖"]) expect(await found(q)).toEqual(["420822101-01"]);
});

it("find by Chinese, pinyin, initials and code, page by keyset, and take bad input calmly", async () => {
  for (const regionCode of ["420822100", "420822101", "420822105"])
    await createStation(shayang, stationInput({ regionCode }), key());
  await createStation(zhanghe, stationInput({ regionCode: "420804004", status: "planned" }), key());
  const city = official("city_official", "/42/4208/");
  const found = async (query: Record<string, string>) =>
    (await listStations(city, filter(query))).stations.map(({ code }) => code);
  expect(await found({ q: "后港" })).toEqual(["420822105-01"]);
  expect(await found({ q: "hougang" })).toEqual(["420822105-01"]);
  expect(await found({ q: "hgz" })).toEqual(["420822105-01"]);
  expect(await found({ q: "420822101" })).toEqual(["420822101-01"]);
  expect(await found({ q: "４20822101" })).toEqual(["420822101-01"]);
  for (const q of ["42082210①", "42082²101", "420822¹01"]) expect(await found({ q }), q).toEqual([]);
  expect(await found({ q: "hou gang" })).toEqual(["420822105-01"]);
  expect(await found({ q: "沙洋 后港" })).toEqual(["420822105-01"]);
  expect(await found({ q: "后港 420822105" })).toEqual(["420822105-01"]);
  expect(await found({ q: "后港 沙洋镇" })).toEqual([]);
  expect(await found({ q: "%" })).toEqual([]);
  expect(await found({ region: "4208ZH" })).toEqual(["420804004-01"]);
  expect(await found({ region: "420804" })).toEqual([]);
  expect(await found({ region: "420804004" })).toEqual(["420804004-01"]);
  expect(await found({ status: "built" })).toHaveLength(3);
  expect(
    await found({ region: "nonsense", type: "'; drop", status: "x", sort: "y", after: "z", failed: "<>" }),
  ).toHaveLength(4);
  for (const sort of ["code", "name", "newest", "failed"]) expect(await found({ sort })).toHaveLength(4);
  const unknown = { region: "999999", type: "x", status: "x", failed: "zz", sort: "y" };
  for (const read of [listStations, exportStations]) {
    const { stations, filter: inEffect } = await read(city, filter({ ...unknown, q: "420822" }));
    expect(stations).toHaveLength(3);
    expect(stationFilter.ignored(unknown, inEffect)).toEqual(["region", "type", "status", "failed", "sort"]);
  }
  const known = { region: "4208ZH", type: "township_station", status: "planned", failed: "venue", sort: "name" };
  expect(stationFilter.ignored(known, (await listStations(city, filter(known))).filter)).toEqual([]);
  const directory = await publicDirectory(publicActor(), filter());
  expect(directory.stations.map(({ code }) => code)).toEqual(["420822100-01", "420822101-01", "420822105-01"]);
  expect(Object.keys(directory.stations[0] ?? {})).not.toContain("standardsFailed");
});

it("find a station by the present name of its township, and 吕 however ü is typed", async () => {
  const city = official("city_official", "/42/4208/");
  await createStation(shayang, stationInput({ regionCode: "420822100", name: "汉津站" }), key());
  const jingshan = official("county_official", "/42/4208/420882/");
  await createStation(jingshan, stationInput({ regionCode: "420882113", name: "吕家站" }), key());
  const found = async (q: string) => (await listStations(city, filter({ q }))).stations.map(({ name }) => name);
  expect(await found("沙洋镇")).toEqual(["汉津站"]);
  for (const q of ["lvjia", "lüjia", "Lü jia", "LÜ’JIA"]) expect(await found(q), q).toEqual(["吕家站"]);
});

it("pages hold every station once, in every order", async () => {
  for (let index = 0; index < 33; index++)
    await createStation(
      shayang,
      stationInput({ status: index % 2 ? "planned" : "listed", printers: index % 3 ? "1" : "" }),
      key(),
    );
  const orders: Record<string, string[]> = {};
  for (const sort of stationSorts.flatMap((one) => [one, `-${one}`])) {
    const first = await listStations(shayang, filter({ sort }));
    expect(first.stations).toHaveLength(30);
    const second = await listStations(shayang, filter({ sort, after: first.next ?? "" }));
    expect(second.next).toBeNull();
    const rows = [...first.stations, ...second.stations];
    orders[sort] = rows.map(({ code }) => code);
    const failed = rows.map(({ standardsFailed }) => standardsFailed.length);
    if (sort.endsWith("failed")) expect(failed).toEqual(failed.toSorted((a, b) => (sort === "failed" ? b - a : a - b)));
    expect(new Set(orders[sort]).size).toBe(33);
  }
  expect(orders["-code"]).toEqual(orders.code?.toReversed());
});
