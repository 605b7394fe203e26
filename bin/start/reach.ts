import { existsSync } from "node:fs";
import { StartFault } from "@/lib/platform/fault";
import type { Settings } from "@/lib/platform/settings";
import { runningServer, startEmbedded } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";
import { checkServer, type Database } from "./database";
import { claimDataFolder } from "./lock";
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
  const running = runningServer(await postgresHome(DATA_DIR));
  if (!running) {
    await claimDataFolder(DATA_DIR);
    return startEmbedded({ dataDir: DATA_DIR, password: database });
  }
  const url = `postgresql://postgres:${encodeURIComponent(database)}@127.0.0.1:${running.port}/postgres`;
  return { url, stop: async () => {} };
}
