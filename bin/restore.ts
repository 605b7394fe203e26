import { mkdirSync } from "node:fs";
import path from "node:path";
import { StartFault } from "@/lib/platform/fault";
import { readSettings } from "@/lib/platform/settings";
import { putBack } from "@/prisma/backup/put-back";
import { startEmbedded, stopLeftover } from "@/prisma/database";
import { postgresHome, shippedVersion } from "@/prisma/postgres-home";
import { runCommand } from "./start/command";
import { claimDataFolder } from "./start/lock";
import { loadSecrets } from "./start/secrets";
import { anchor } from "./start/upkeep";

const USAGE = "Usage: npm run restore -- FILE   (a file that npm run backup made; the portal is stopped)";

/** Puts a backup in the place of the embedded database and proves that it starts. */
async function main([file]: string[]): Promise<number> {
  if (!file) throw new StartFault(USAGE);
  const settings = readSettings();
  if (settings.DATABASE_URL)
    throw new StartFault(
      "The portal uses the server of DATABASE_URL: restore that with pg_restore or from its base backup (deploy/README.md).",
    );
  const dataDir = settings.DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  await claimDataFolder(dataDir);
  const home = await postgresHome(dataDir);
  await stopLeftover(home);
  const source = path.resolve(file);
  const restored = await putBack(source, { home, dataDir, postgres: shippedVersion(home), now: new Date() });
  const { database } = loadSecrets(dataDir);
  const server = await startEmbedded({ dataDir, password: database });
  process.env.DATABASE_URL = server.url;
  process.env.DATA_DIR = dataDir;
  const { noteRestore } = await import("@/lib/audit/commands/backup");
  const { disconnect } = await import("@/lib/platform/db");
  try {
    await anchor();
    await noteRestore({ file: source, takenAt: restored.takenAt });
  } finally {
    await disconnect();
    await server.stop();
  }
  console.log(`已恢复到备份时的状态 · Restored to ${restored.takenAt}. 现在可以启动 · Start the portal now: npm start`);
  if (restored.kept)
    console.log(
      `原来的数据保留在 · What was there before is kept in ${restored.kept}. 确认无误后可删除 · Remove it when all is well.`,
    );
  return 0;
}

await runCommand(main);
