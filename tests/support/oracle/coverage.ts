import type { World, WorldStation } from "../factories/coverage";

/** The figures counted by hand, one station and one day at a time. Knows nothing of the portal's own rules. */

const BUILT = ["listed", "operating", "accepted"];

/** What the station is at the end of a day. */
function stateOn(station: WorldStation, day: string): "built" | "preparing" | null {
  let state: "built" | "preparing" | null = null;
  let latest = "";
  for (const event of station.events) {
    if (event.voided || event.on > day || event.on < latest) continue;
    latest = event.on;
    state = BUILT.includes(event.status) ? "built" : event.status === "preparing" ? "preparing" : null;
  }
  return state;
}

const covers = (span: { from: string | null; to: string | null }, day: string) =>
  (span.from === null || span.from <= day) && (span.to === null || span.to > day);

/** Walks up from a unit; where the tree is that of reporting, a member goes to its area first. */
function isUnder(world: World, unit: string, region: string, day: string, reporting: boolean): boolean {
  let at = unit;
  for (;;) {
    if (at === region) return true;
    const membership = reporting
      ? world.members.find((member) => member.member === at && covers(member, day))
      : undefined;
    const next = membership?.area ?? world.units.find((candidate) => candidate.code === at)?.parent;
    if (next === undefined) return false;
    at = next;
  }
}

export function countStations(
  world: World,
  region: string,
  day: string,
  what: "built" | "preparing",
  reporting: boolean,
  type = "township_station",
): number {
  let count = 0;
  for (const station of world.stations) {
    if (station.type !== type || stateOn(station, day) !== what) continue;
    for (const stay of station.stays) {
      const isTownship = world.units.some(({ code, kind }) => code === stay.unit && kind !== "quasi_township");
      if (isTownship && covers(stay, day) && isUnder(world, stay.unit, region, day, reporting)) count++;
    }
  }
  return count;
}

export function countTownships(world: World, region: string, day: string, reporting: boolean): number {
  let count = 0;
  for (const unit of world.units) {
    if (
      unit.level === 4 &&
      unit.kind !== "quasi_township" &&
      covers(unit, day) &&
      isUnder(world, unit.code, region, day, reporting)
    )
      count++;
  }
  return count;
}

export const existsOn = (unit: World["units"][number], day: string): boolean => covers(unit, day);

/** What stands directly under a region; an area only where the tree is that of reporting, and then with its members. */
export function unitsBelow(world: World, region: string, day: string, reporting: boolean): string[] {
  const below = world.units.filter((unit) => {
    const membership =
      reporting && world.members.find(({ member, ...span }) => member === unit.code && covers(span, day));
    if (unit.kind === "functional_area" && !reporting) return false;
    return covers(unit, day) && (membership ? membership.area : unit.parent) === region;
  });
  return below.map(({ code }) => code);
}

/** Planned up to the end of a year; null where the table says nothing about the region. */
export function plannedUntil(world: World, region: string, year: number, reading: "rows" | "printed"): number | null {
  const { plan } = world;
  const mine = plan.rows.filter((row) => row.unit === region || row.unit.startsWith(region));
  if (mine.length === 0) return null;
  let total = 0;
  for (let index = 0; index < plan.years.length; index++) {
    if ((plan.years[index] ?? 0) > year) break;
    if (reading === "printed" && region === world.id) total += plan.printed[index] ?? 0;
    else for (const row of mine) total += row.values[index] ?? 0;
  }
  return total;
}

export function plannedInTheEnd(world: World, region: string, reading: "rows" | "printed"): number | null {
  if (reading === "printed" && region === world.id) return world.plan.grand;
  return plannedUntil(world, region, 9999, "rows");
}

/**
 * One station for a township of a row of the table that was there when the programme began, where the document promises
 * each its own; none for any other.
 */
export function plannedForOne(world: World, township: string, day: string): number | null {
  const unit = world.units.find(({ code }) => code === township);
  const isPlanned = world.plan.rows.some((row) =>
    [true, false].some((reporting) => isUnder(world, township, row.unit, day, reporting)),
  );
  return world.oneEach && unit && isPlanned && unit.kind !== "quasi_township" && covers(unit, world.began) ? 1 : null;
}

/** On big whole numbers, so that no rounding can help or harm. `percent` has at most four decimals. */
export function reaches(part: number, whole: number, percent: number): boolean {
  const points = BigInt(Math.round(percent * 10_000));
  return BigInt(part) * 1_000_000n >= points * BigInt(whole);
}

export function verdict(reached: boolean, dueOn: string, asOf: string): "met" | "missed" | "underway" {
  if (reached) return "met";
  return dueOn > asOf ? "underway" : "missed";
}

export const short = (planned: number | null, built: number): number | null =>
  planned === null ? null : planned > built ? planned - built : 0;

/** The first year end after the day by which more is promised than is built, and how much more. */
export function nextShortage(
  world: World,
  region: string,
  reading: "rows" | "printed",
  day: string,
  built: number,
  townships: number,
): { dueOn: string; remaining: number } | null {
  const final = plannedInTheEnd(world, region, reading);
  for (const [index, year] of world.plan.years.entries()) {
    const dueOn = `${year}-12-31`;
    if (dueOn <= day) continue;
    const percent = world.floors[index] ?? null;
    const whole = final ?? townships;
    let needed = plannedUntil(world, region, year, reading) ?? 0;
    // Counted up one by one, so that no formula can be wrong in the same way as the portal's.
    if (percent !== null && (final !== null || townships > 0)) while (!reaches(needed, whole, percent)) needed++;
    if (needed > built) return { dueOn, remaining: needed - built };
  }
  return null;
}
