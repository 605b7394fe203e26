import fc from "fast-check";
import { expect, test } from "vitest";
import { readDashboard } from "@/lib/coverage/reports/dashboard";
import { dashboardOf } from "@/lib/coverage/rules/dashboard";
import { systemActor } from "@/lib/platform/actor";
import { loadStationTypes, loadWorld, type World, withClient, worldArbitrary } from "../../support/factories/coverage";
import {
  countStations,
  countTownships,
  existsOn,
  nextShortage,
  plannedForOne,
  plannedInTheEnd,
  plannedUntil,
  reaches,
  short,
  unitsBelow,
  verdict,
} from "../../support/oracle/coverage";

const actor = systemActor("oracle");
const DAYS = ["2021-12-31", "2023-06-15", "2024-02-29", "2025-05-31"];

const worlds =
  fc.sample(fc.tuple(...Array.from({ length: 50 }, (_, n) => worldArbitrary(`w${n}`))), {
    numRuns: 1,
    seed: 20241231,
  })[0] ?? [];

async function drift() {
  return withClient(async (client) => (await client.query("select * from rollup_drift()")).rows);
}

test("every figure over a thousand random station histories in fifty worlds equals the recount by hand, at every unit, on several days, under both readings", async () => {
  await withClient(async (client) => {
    await loadStationTypes(client);
    for (const world of worlds) await loadWorld(client, world);
  });
  expect(await drift()).toEqual([]);
  let cells = 0;
  let built = 0;
  const histories = worlds.reduce((sum, world) => sum + world.stations.length, 0);
  for (const [n, world] of worlds.entries()) {
    built += countStations(world, world.id, DAYS[3] ?? "", "built", true);
    const chief = [world.id, `${world.id}a`, `${world.id}a3`, `${world.id}aZ`];
    for (const asOf of DAYS) for (const region of chief) cells += await compare(world, region, asOf);
    const asOf = DAYS[n % DAYS.length] ?? "";
    for (const unit of world.units)
      if (!chief.includes(unit.code) && existsOn(unit, asOf)) cells += await compare(world, unit.code, asOf);
  }
  const reached = [cells > 10_000, built > 200, histories >= 1_000];
  expect(reached, `${cells} cells, ${built} built, ${histories} histories`).toEqual([true, true, true]);
}, 120_000);

async function compare(world: World, region: string, asOf: string): Promise<number> {
  const answer = await readDashboard(actor, { programme: `world-${world.id}`, region, home: null, asOf });
  const reporting = region.endsWith("Z") || world.plan.rows.some((row) => row.unit.endsWith("Z"));
  let cells = 0;
  for (const reading of ["rows", "printed"] as const) {
    const dashboard = dashboardOf(answer, reading, asOf);
    if (!dashboard) throw new Error("no dashboard");
    const level = world.units.find(({ code }) => code === region)?.level ?? 0;
    const covered = [{ unit: { code: region, level }, coverage: dashboard.total }, ...dashboard.units];
    const known = (codes: string[]) =>
      codes.filter((code) => world.units.some((unit) => unit.code === code && unit.kind !== "quasi_township")).sort();
    expect(known(dashboard.units.map(({ unit }) => unit.code)), region).toEqual(
      known(level < 4 ? unitsBelow(world, region, asOf, reporting) : []),
    );
    for (const { day, built } of dashboard.course)
      expect(built, `${region} course ${day}`).toBe(countStations(world, region, day, "built", reporting));
    for (const { unit, stations, state } of dashboard.tiles.flatMap(({ tiles }) => tiles)) {
      const count = (what: "built" | "preparing") => countStations(world, unit.code, asOf, what, reporting);
      const expected = count("built") > 0 ? "built" : count("preparing") > 0 ? "preparing" : "none";
      expect([stations, state], `tile ${unit.code} ${asOf}`).toEqual([count("built"), expected]);
    }
    cells += dashboard.course.length + dashboard.tiles.length;
    for (const { unit, coverage } of covered) {
      const context = `${unit.code} ${asOf} ${reading}`;
      expect(coverage.built, context).toBe(countStations(world, unit.code, asOf, "built", reporting));
      expect(coverage.preparing, context).toBe(countStations(world, unit.code, asOf, "preparing", reporting));
      expect(coverage.townships, context).toBe(countTownships(world, unit.code, asOf, reporting));
      const final =
        unit.level === 4 ? plannedForOne(world, unit.code, asOf) : plannedInTheEnd(world, unit.code, reading);
      expect([coverage.final, coverage.gap], context).toEqual([final, short(final, coverage.built)]);
      cells += 5;
      if (unit.level === 4) continue;
      const yearBefore = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`.replace("02-29", "02-28");
      const grown = coverage.built - countStations(world, unit.code, yearBefore, "built", reporting);
      const ahead = nextShortage(world, unit.code, reading, asOf, coverage.built, coverage.townships);
      const { pace } = coverage;
      expect(pace && { dueOn: pace.dueOn, remaining: pace.remaining }, context).toEqual(ahead);
      if (pace) expect(Math.abs(pace.lastYearPerMonth - grown / 12), context).toBeLessThanOrEqual(0.05 + 1e-9);
      for (const milestone of coverage.milestones) {
        const at = milestone.dueOn <= asOf ? milestone.dueOn : asOf;
        const built = countStations(world, unit.code, at, "built", reporting);
        const townships = countTownships(world, unit.code, at, reporting);
        const planned = plannedUntil(world, unit.code, Number(milestone.dueOn.slice(0, 4)), reading);
        const where = `${context} ${milestone.dueOn}`;
        const { byTownships, gap } = milestone;
        expect([milestone.built, byTownships.whole, milestone.planned, gap], where).toEqual([
          ...[built, townships, planned],
          short(planned, built),
        ]);
        expect(milestone.planVerdict, where).toBe(
          planned === null ? null : verdict(built >= planned, milestone.dueOn, asOf),
        );
        const percent = world.floors[Number(milestone.dueOn.slice(0, 4)) - 2021] ?? null;
        const whole = plannedInTheEnd(world, unit.code, reading) ?? townships;
        const floorHolds =
          percent === null || (whole === 0 && plannedInTheEnd(world, unit.code, reading) === null)
            ? null
            : verdict(reaches(built, whole, percent), milestone.dueOn, asOf);
        expect(milestone.floor?.verdict ?? null, where).toBe(floorHolds);
        let missing = 0;
        const enough = (count: number) =>
          count >= (planned ?? 0) && (floorHolds === null || reaches(count, whole, percent ?? 0));
        while (!enough(built + missing)) missing++;
        expect([milestone.missing, milestone.pace?.remaining ?? 0], where).toEqual([
          missing,
          milestone.dueOn > asOf ? missing : 0,
        ]);
        cells += 8;
      }
    }
  }
  return cells;
}
