import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { StartFault } from "@/lib/platform/fault";
import type { Settings } from "@/lib/platform/settings";
import { startEmbedded } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";
import { checkServer, type Database } from "./database";
import { loadSecrets } from "./secrets";

/**
 * For commands beside the portal: the database of a portal that runs is asked where it is; else the embedded one is
 * started for the command.
 */
export async function reachDatabase({ DATABASE_URL, DATA_DIR }: Settings): Promise<Database> {
  if (DATABASE_URL) {
    await checkServer(DATABASE_URL);
    return { url: DATABASE_URL, stop: async () => {} };
  }
  if (!existsSync(DATA_DIR)) throw new StartFault(`There is no portal in ${DATA_DIR}: set DATA_DIR or DATABASE_URL.`);
  const { database } = loadSecrets(DATA_DIR);
  const port = await runningPort(DATA_DIR);
  if (!port) return startEmbedded({ dataDir: DATA_DIR, password: database });
  const url = `postgresql://postgres:${encodeURIComponent(database)}@127.0.0.1:${port}/postgres`;
  return { url, stop: async () => {} };
}

/** The port stands in the fourth line of PostgreSQL's own pid file, while the process lives. */
async function runningPort(dataDir: string): Promise<number | null> {
  const file = path.join((await postgresHome(dataDir)).cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  return Number(port) || null;
}
