import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { figureReader, getCoverageExactly, weighUnitChange } from "@/lib/coverage/queries";
import { changeLines, type FigureLabel } from "@/lib/coverage/rules/figures";
import { followUnits } from "@/lib/followers";
import { Unconfirmed, weigh } from "@/lib/platform/weigh";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { changeQuery } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { stationInput } from "@/tests/support/factories/stations";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");
const today = todayInChina();
const leave = { areaCode: "4208ZH", memberCode: "420804004", on: "2022-01-01", basis: "批复" };

const leaving = (seen: string[], key: string = randomUUID(), input = leave) =>
  weigh(city, {
    request: input,
    seen,
    act: () => endAreaMember(city, input, key, followUnits),
    figures: figureReader(city, { units: [input.areaCode, input.memberCode] }, [today]),
  });
const unconfirmed = async (attempt: Promise<unknown>): Promise<Unconfirmed<FigureLabel>> => {
  const error = await attempt.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Unconfirmed);
  return error;
};
const words = ({ changes }: Pick<Unconfirmed<FigureLabel>, "changes">) =>
  changeLines(changes, (key, values) => `${key} ${values?.day ?? ""}`.trim(), "zh-CN").map(
    ({ of, what, before, after }) => `${of} ${what} ${before} → ${after}`,
  );
const unitsNow = async () => {
  const { units } = await getCoverageExactly(city, {
    programme: "jingmen-2021",
    region: "4208",
    asOf: today,
    reading: null,
  });
  return new Map(units.map(({ unit, coverage }) => [unit.name, coverage]));
};

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
  await loadProgrammes();
  await createStation(city, stationInput({ regionCode: "420804004", on: "2021-05-01" }), randomUUID());
});

it("shows what the end of a membership does to every dashboard, and writes nothing before it is confirmed", async () => {
  const before = await unitsNow();
  const shown = await unconfirmed(leaving([]));
  expect(words(shown)).toContain("漳河新区 figure.townships 2 → 1");
  expect(words(shown)).toContain("漳河新区 figure.built 1 → 0");
  expect(words(shown)).toContain("掇刀区 figure.built 0 → 1");
  // The last day of 2021 lies before the end.
  expect(words(shown).some((line) => line.includes("2021年12月31日"))).toBe(false);
  expect(words(shown)).toContain("漳河新区 figure.builtBy 2022年12月31日 1 → 0");
  expect(await unitsNow()).toEqual(before);
  const members = await withClient((client) =>
    client.query(`select "validTo" from "FunctionalMember" where "memberCode" = '420804004'`),
  );
  expect(members.rows).toEqual([{ validTo: null }]);
  const written = await withClient((client) =>
    client.query(`select 1 from "AuditEntry" where action = 'region:area-leave'`),
  );
  expect(written.rows).toEqual([]);
});

it("writes exactly what was seen: of something else, or of other figures, nothing", async () => {
  const { token } = await unconfirmed(leaving([]));
  await unconfirmed(leaving([token], randomUUID(), { ...leave, on: "2023-01-01" }));
  await createStation(city, stationInput({ regionCode: "420804004", on: "2022-05-01" }), randomUUID());
  const again = await unconfirmed(leaving([token]));
  expect(again.token).not.toBe(token);
  const key = randomUUID();
  await leaving([again.token], key);
  const after = await unitsNow();
  for (const { label, after: promised } of again.changes)
    if (label.unit.code !== "4208" && (label.kind === "built" || label.kind === "townships"))
      expect(after.get(label.unit.name)?.[label.kind]).toBe(promised);
  // A doubled request is answered from the first, and has nothing left to show.
  await expect(leaving([again.token], key)).resolves.toEqual({ result: { stations: 2 }, changed: false });
});

it("asks for no confirmation where no figure changes", async () => {
  const input = { areaCode: "4208ZH", memberCode: "420802102", on: today, basis: "批复" };
  const figures = async () => [];
  await expect(
    weigh(city, {
      request: input,
      seen: [],
      act: () => endAreaMember(city, input, randomUUID(), followUnits),
      figures,
    }),
  ).resolves.toEqual({ result: { stations: 0 }, changed: false });
});

it("tells a refusal as the act itself does", async () => {
  const input = { ...leave, memberCode: "420804004" };
  const join = () => addAreaMember(city, input, randomUUID(), followUnits);
  const figures = figureReader(city, { units: [input.memberCode] }, [today]);
  await expect(weigh(city, { request: input, seen: [], act: join, figures })).rejects.toMatchObject({
    fieldErrors: { memberCode: ["region.alreadyMember"] },
  });
});

it("weighs a change of units beside its preview, and rolls it back also when nothing changes", async () => {
  const setUp = changeQuery.parse({ kind: "set_up", on: "2024-05-01", name: "新镇", unitKind: "town" });
  const { changes } = await weighUnitChange(city, "420822", setUp);
  expect(words({ changes })).toContain("沙洋县 figure.townships 13 → 14");
  expect(words({ changes })).toContain("荆门市 figure.townships 61 → 62");
  const transfer = changeQuery.parse({ kind: "transfer", on: "2024-05-01", to: "420802" });
  const moved = words({ changes: (await weighUnitChange(city, "420822101", transfer)).changes });
  expect(moved).toContain("沙洋县 figure.townships 13 → 12");
  expect(moved.find((line) => line.startsWith("东宝区 figure.townships"))).toMatch(/(\d+) → (\d+)/);
  expect(moved.filter((line) => line.startsWith("荆门市 figure.townships"))).toEqual([]);
  const rename = changeQuery.parse({ kind: "rename", on: "2024-05-01", name: "新名镇" });
  expect((await weighUnitChange(city, "420822100", rename)).changes).toEqual([]);
  const left = await withClient((client) =>
    client.query(`select count(*)::int as n from "RegionChange" where basis = 'rehearsal'`),
  );
  expect(left.rows).toEqual([{ n: 0 }]);
});
