import path from "node:path";
import { StartFault } from "@/lib/platform/fault";
import { readSettings } from "@/lib/platform/settings";
import { takeBackup } from "@/prisma/backup/take";
import { postgresHome } from "@/prisma/postgres-home";
import { runCommand } from "./start/command";
import { reachDatabase } from "./start/reach";
import { anchor } from "./start/upkeep";

const USAGE = "Usage: npm run backup -- FILE   (a new file, for example /backup/portal-2026-11-26.tar.gz)";

const ELSEWHERE =
  "The portal uses the server of DATABASE_URL: back that up with pg_dump or pg_basebackup, and keep secrets.json of the data folder beside it (deploy/README.md).";

/** A backup of the embedded database and the data folder, beside a running portal or without one. */
async function main([file]: string[]): Promise<number> {
  if (!file) throw new StartFault(USAGE);
  const settings = readSettings();
  if (settings.DATABASE_URL) throw new StartFault(ELSEWHERE);
  const target = path.resolve(file);
  const database = await reachDatabase(settings);
  process.env.DATABASE_URL = database.url;
  process.env.DATA_DIR = settings.DATA_DIR;
  // Imported late: the database's address must be known first.
  const { noteBackup } = await import("@/lib/audit/commands/backup");
  const { disconnect } = await import("@/lib/platform/db");
  try {
    await anchor();
    const home = await postgresHome(settings.DATA_DIR);
    await takeBackup({ url: database.url, home, dataDir: settings.DATA_DIR }, target);
    await noteBackup({ file: target });
    console.log(`已备份到 · Backed up to ${target}`);
    console.log(
      "其中有个人信息和密钥，请妥善保管 · It holds personal data and keys: keep it where nobody else reads it.",
    );
    return 0;
  } finally {
    await disconnect();
    await database.stop();
  }
}

await runCommand(main);
