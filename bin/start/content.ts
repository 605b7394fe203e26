import { randomUUID } from "node:crypto";
import { newClient } from "@/lib/platform/connection";
import type { Settings } from "@/lib/platform/settings";
import { todayInChina } from "@/lib/shared/dates";

/** Loads what a portal needs to be useful: regions, station types, programmes and, on an empty database, the demo data. */
export async function loadContent(
  url: string,
  settings: Pick<Settings, "DEMO">,
  demoPassword: string,
): Promise<{ loginName: string; role: string }[]> {
  // Imported late: the generated client may have been made a moment ago.
  const { loadRegions, regionsLoaded } = await import("@/prisma/seed/regions/load");
  const { loadStationTypes, respellStations } = await import("@/prisma/seed/stations/load");
  const { loadProgrammes } = await import("@/prisma/seed/programmes/load");
  const { seedDemo } = await import("@/prisma/seed/demo/load");
  process.env.DATABASE_URL = url;
  const client = newClient(url);
  client.on("error", () => {}); // the query that waits is told
  await client.connect();
  try {
    // Before the regions, whose load marks both as done.
    if (!(await regionsLoaded(client))) await respellStations();
    await loadRegions(client);
  } finally {
    await client.end();
  }
  await loadStationTypes();
  await loadProgrammes();
  const accounts = settings.DEMO ? (await seedDemo({ password: demoPassword })).accounts : [];
  await recheckToday();
  return accounts;
}

/** Without demo accounts a new installation has none at all: the three admins make the others. */
export async function makeFirstAdmins(): Promise<{ loginName: string; role: string; password: string }[]> {
  const commands = await import("@/lib/accounts/commands/first-admins");
  const { disconnect } = await import("@/lib/platform/db");
  const admins = await commands.makeFirstAdmins();
  await disconnect();
  return admins;
}

/** What a station fails depends on the day: agreements lapse without anybody writing. */
export async function recheckToday(): Promise<void> {
  const { recheckStations } = await import("@/lib/stations/commands/recheck");
  const { systemActor } = await import("@/lib/platform/actor");
  const { disconnect } = await import("@/lib/platform/db");
  await recheckStations(systemActor("recheck"), todayInChina(), randomUUID());
  await disconnect();
}
