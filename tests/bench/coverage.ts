import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readDashboard } from "@/lib/coverage/reports/dashboard";
import { dashboardOf } from "@/lib/coverage/rules/dashboard";
import type { DashboardAnswer } from "@/lib/coverage/schema/answer";
import { systemActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { disconnect } from "@/lib/platform/db";
import { startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";
import { IDEAL, type IdealRow, idealParameters } from "./ideal";
import { loadCountry } from "./world";

/** `npm run bench`: the coverage dashboards against bare `pg` with the ideal statement, over the whole country. */

const AS_OF = "2026-11-20";
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 60);
/** Rounds before those that count: PostgreSQL chooses its plan, V8 compiles, as in a portal that has run for a minute. */
const WARM_UP = 10;
const actor = systemActor("bench");
const cases = [
  { name: "whole country", programme: "bench-country", region: "CN" },
  { name: "one city", programme: "bench-city", region: "4208" },
] as const;

const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-bench-"));
const server = await startEmbedded({ dataDir, password: "bench", settings: { fsync: "off" } });
try {
  process.env.DATABASE_URL = server.url;
  const client = newClient(server.url);
  await client.connect();
  await timed("migrate", () => migrate(server.url));
  await timed("load the country with ten years of history and build the rollups", () => loadCountry(client));
  const { rows } =
    await client.query(`select (select count(*) from "Region")::int as regions, (select count(*) from "Station")::int as stations,
    (select count(*) from "StationEvent")::int as events, (select count(*) from "StationRollup")::int as "stationRollup", (select count(*) from "RegionRollup")::int as "regionRollup"`);
  console.log(JSON.stringify(rows[0]));
  const medians = new Map<string, number>();
  for (const { name, programme, region } of cases) {
    const data = () => readDashboard(actor, { programme, region, home: null, asOf: AS_OF });
    const ideal = () =>
      client.query<IdealRow>({
        name: `ideal-${region}`,
        text: IDEAL,
        values: idealParameters(programme, region, AS_OF),
      });
    agree(await data(), (await ideal()).rows);
    const own: number[] = [];
    const bare: number[] = [];
    // In turns, so that whatever else the machine does falls on both.
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const [ownTime, bareTime] = [await elapsed(data), await elapsed(ideal)];
      if (round < 0) continue;
      own.push(ownTime);
      bare.push(bareTime);
    }
    medians.set(region, median(own));
    console.log(
      `${name}: dashboard ${median(own).toFixed(1)} ms, bare pg ${median(bare).toFixed(1)} ms, ratio ${(median(own) / median(bare)).toFixed(2)}`,
    );
    const answer = await data();
    const compute = [];
    for (let round = 0; round < ROUNDS; round++)
      compute.push(await elapsed(async () => dashboardOf(answer, null, AS_OF)));
    console.log(`${name}: verdicts in ${median(compute).toFixed(2)} ms`);
  }
  console.log(`whole country / one city: ${((medians.get("CN") ?? 0) / (medians.get("4208") ?? 1)).toFixed(2)}`);
  await client.end();
} finally {
  await disconnect();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Both must give the same plan and counts of every unit on every day and the same course, or the race means nothing. */
function agree(answer: DashboardAnswer, ideal: readonly IdealRow[]): void {
  for (const unit of answer.units) {
    const other = ideal.find(({ code }) => code === unit.code);
    const plan = answer.programme?.plan?.rows.find(({ regionCode }) => regionCode === unit.code)?.values ?? null;
    if (String(plan) !== String(other?.plan)) throw new Error(`${unit.code}: the plans differ`);
    for (const [index, day] of answer.days.entries()) {
      const both = [unit.growth, other?.growth ?? []].map((growth) => String(countsOn(growth, index + 1)));
      if (!other || both[0] !== both[1]) throw new Error(`${unit.code} differs on ${day}: ${both.join(" and ")}`);
    }
  }
  const course = ideal.find(({ code }) => code === answer.region?.code)?.course;
  if (ideal.length !== answer.units.length || JSON.stringify(course) !== JSON.stringify(answer.course))
    throw new Error("the units or the course differ");
}

function countsOn(growth: readonly (readonly [number, number, number, number])[], day: number): number[] {
  const counted = growth.filter(([from]) => from <= day);
  return [1, 2, 3].map((what) => counted.reduce((sum, change) => sum + (change[what] ?? 0), 0));
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  console.log(`${what}: ${((await elapsed(work)) / 1000).toFixed(1)} s`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
