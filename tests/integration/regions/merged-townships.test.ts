import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getCoverageExactly, listCoverageRows } from "@/lib/coverage/queries";
import { followUnits } from "@/lib/followers";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { previewChange } from "@/lib/regions/queries/preview";
import type { ChangeQuery } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { transitionStation } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { createStationInput, transitionStationInput } from "@/lib/stations/schema/inputs";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { goodFacts } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");

const station = (regionCode: string) =>
  createStation(
    city,
    createStationInput.parse({
      ...goodFacts(),
      regionCode,
      typeCode: "township_station",
      status: "listed",
      on: "2022-03-01",
    }),
    randomUUID(),
  );
const change = async (code: string, query: ChangeQuery) => {
  const { seen } = await previewChange(city, code, query);
  return changeUnits(city, { code, query, seen, basis: "批复" }, randomUUID(), followUnits);
};

/** Planned, built and townships of the county, and of each of its townships that has a plan other than one or a station. */
const shayang = async (asOf: string) => {
  const { total, units } = await getCoverageExactly(city, {
    programme: "jingmen-2021",
    region: "420822",
    asOf,
    reading: null,
  });
  const line = ({ final, built, townships, gap }: typeof total) => ({ final, built, townships, gap });
  expect(units.reduce((sum, { coverage }) => sum + (coverage.final ?? 0), 0)).toBe(total.final);
  expect(units.reduce((sum, { coverage }) => sum + coverage.built, 0)).toBe(total.built);
  return {
    county: line(total),
    notable: Object.fromEntries(
      units
        .filter(({ coverage }) => coverage.final !== 1 || coverage.built > 0)
        .map(({ unit, coverage }) => [unit.code, line(coverage)]),
    ),
  };
};

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
});

it("merges two townships into one: one township, the plan of both, both stations until one is closed", async () => {
  await station("420822100");
  const { id } = await station("420822101");
  const before = await shayang("2023-04-30");
  expect(before).toEqual({
    county: { final: 13, built: 2, townships: 13, gap: 11 },
    notable: {
      "420822100": { final: 1, built: 1, townships: 1, gap: 0 },
      "420822101": { final: 1, built: 1, townships: 1, gap: 0 },
    },
  });
  await change("420822100", { kind: "merge", on: "2023-05-01", with: ["420822101"], result: "this" });
  expect(await shayang("2023-04-30")).toEqual(before);
  expect(await shayang("2023-05-01")).toEqual({
    county: { final: 13, built: 2, townships: 12, gap: 11 },
    notable: { "420822100": { final: 2, built: 2, townships: 1, gap: 0 } },
  });

  const { version } = await getStation(city, id, todayInChina());
  const closes = transitionStationInput.parse({ id, _version: version, status: "closed", on: "2024-01-01" });
  await transitionStation(city, closes, randomUUID());
  expect(await shayang("2024-01-01")).toEqual({
    county: { final: 13, built: 1, townships: 12, gap: 12 },
    notable: { "420822100": { final: 2, built: 1, townships: 1, gap: 1 } },
  });
});

it("judges a due day by the tree of that day: what a merger brought later counts neither for nor against it", async () => {
  await station("420822101");
  await change("420822100", { kind: "merge", on: "2025-07-01", with: ["420822101"], result: "this" });
  const question = { programme: "jingmen-2021", region: "420822", asOf: "2025-12-31", reading: null };
  const { total, units, elsewhere } = await getCoverageExactly(city, question);
  const dueOn = "2024-12-31";
  const heir = units.find(({ unit }) => unit.code === "420822100");
  expect(heir?.coverage).toMatchObject({ final: 2, built: 1, gap: 1, milestones: [{ dueOn, planned: 1, built: 0 }] });
  // The abolished township's own station, which the county's number of that day holds.
  expect(elsewhere).toMatchObject({ built: 0, builtBy: { [dueOn]: 1 } });
  const county = total.milestones.find((milestone) => milestone.dueOn === dueOn)?.built;
  expect(units.reduce((sum, { builtBy }) => sum + (builtBy[dueOn] ?? 0), 0) + 1).toBe(county);
});

it("splits a township: the first part goes on with its plan, the second has none of its own", async () => {
  await change("420822100", {
    kind: "split",
    on: "2023-05-01",
    keep: "no",
    name: "甲镇",
    unitKind: "town",
    secondName: "乙街道",
    secondKind: "subdistrict",
    children: [],
    stations: [],
  });
  expect(await shayang("2023-05-01")).toEqual({
    county: { final: 13, built: 0, townships: 14, gap: 13 },
    notable: { "420822001": { final: null, built: 0, townships: 1, gap: null } },
  });
});

it("converts a township that reports to 漳河新区: its plan, station and membership go on under the new code", async () => {
  const { code } = await station("420802102");
  const { version, id } = await getStation(city, code, todayInChina());
  await change("420802102", { kind: "rename", on: "2023-05-01", name: "漳河街道", unitKind: "subdistrict" });
  const area = async (asOf: string) => {
    const question = { programme: "jingmen-2021", region: "4208ZH", asOf, reading: null };
    const { total, units } = await getCoverageExactly(city, question);
    return [total.final, total.built, ...units.map(({ unit, coverage }) => `${unit.name} ${coverage.built}`).sort()];
  };
  expect(await area("2023-04-30")).toEqual([2, 1, "双喜街道 0", "漳河镇 1"]);
  expect(await area("2023-05-01")).toEqual([2, 1, "双喜街道 0", "漳河街道 1"]);
  const { place, ...now } = await getStation(city, id, "2023-05-01");
  expect(place).toMatchObject({ county: "漳河新区", township: "漳河街道" });
  expect(now.version).toBeGreaterThan(version);
  const { place: then } = await getStation(city, id, "2023-04-30");
  expect(then).toMatchObject({ county: "漳河新区", township: "漳河镇" });
});

it("merges into a new unit, and that into another one: nothing planned is lost on the way", async () => {
  await change("420822100", {
    kind: "merge",
    on: "2022-05-01",
    with: ["420822101"],
    result: "new",
    name: "合镇",
    unitKind: "town",
  });
  const made = (await shayang("2022-05-01")).notable;
  expect(Object.values(made)).toEqual([{ final: 2, built: 0, townships: 1, gap: 2 }]);
  await change("420822102", { kind: "merge", on: "2023-05-01", with: [Object.keys(made)[0] ?? ""], result: "this" });
  expect((await shayang("2023-05-01")).notable).toEqual({
    "420822102": { final: 3, built: 0, townships: 1, gap: 3 },
  });
});

const planned = async (region: string, asOf: string, township: string) => {
  const { total, units } = await getCoverageExactly(city, { programme: "jingmen-2021", region, asOf, reading: null });
  const own = [{ unit: { code: region }, coverage: total }, ...units].find(({ unit }) => unit.code === township);
  return own?.coverage.final;
};

it("says for how many townships a merged one stands, for the county and for the city", async () => {
  await change("420822100", { kind: "merge", on: "2023-05-01", with: ["420822101", "420822102"], result: "this" });
  const merged = async (region: string, asOf: string) =>
    (await getCoverageExactly(city, { programme: "jingmen-2021", region, asOf, reading: null })).mergedSince.map(
      ({ code, found }) => [code, found],
    );
  for (const region of ["420822", "4208", "420822100"]) {
    expect(await merged(region, "2023-04-30")).toEqual([]);
    expect(await merged(region, "2023-05-01")).toEqual([["420822100", 3]]);
  }
});

it("promises nothing for a township that was gone before the programme began", async () => {
  await change("420822100", { kind: "merge", on: "2020-05-01", with: ["420822101"], result: "this" });
  expect(await planned("420822", "2022-05-01", "420822100")).toBe(1);
});

it("promises nothing to a township that is gone, whose heir has its plan", async () => {
  await change("420822100", { kind: "merge", on: "2023-05-01", with: ["420822101"], result: "this" });
  expect(await planned("420822101", "2023-04-30", "420822101")).toBe(1);
  expect(await planned("420822101", "2023-05-01", "420822101")).toBeNull();
});

it("calls every unit what it was called on the day that is asked for", async () => {
  await station("420822100");
  await change("420822100", { kind: "rename", on: "2024-06-01", name: "沙城镇" });
  await change("420822", { kind: "rename", on: "2024-06-01", name: "沙洋市" });
  const names = async (asOf: string) => {
    const question = { programme: "jingmen-2021", region: "420822", asOf, reading: null, state: "built" } as const;
    const { dashboard, rows } = await listCoverageRows(city, { ...question, after: null, most: 10 });
    const township = dashboard?.units.find(({ unit }) => unit.code === "420822100")?.unit.name;
    return [dashboard?.region.name, township, ...rows.flatMap(({ unit, parent }) => [parent.name, unit.name])];
  };
  expect(await names("2024-05-31")).toEqual(["沙洋县", "沙洋镇", "沙洋县", "沙洋镇"]);
  expect(await names("2024-06-01")).toEqual(["沙洋市", "沙城镇", "沙洋市", "沙城镇"]);
});
