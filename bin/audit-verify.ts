import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { systemActor } from "@/lib/platform/actor";
import { StartFault } from "@/lib/platform/fault";
import { readSettings, type Settings } from "@/lib/platform/settings";
import { startEmbedded } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";
import { loadSecrets } from "./start/secrets";

/** The database of a portal that runs is asked where it is; else the embedded one is started for the check. */
async function reachDatabase({ DATABASE_URL, DATA_DIR }: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  if (DATABASE_URL) return { url: DATABASE_URL, stop: async () => {} };
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

async function main(): Promise<number> {
  const settings = readSettings();
  process.env.DATA_DIR = settings.DATA_DIR;
  const database = await reachDatabase(settings);
  process.env.DATABASE_URL = database.url;
  // Imported late: the database's address must be known first.
  const { verifyAudit } = await import("@/lib/audit/commands/verify");
  const { disconnect } = await import("@/lib/platform/db");
  try {
    const { total, digest, findings, findingCount } = await verifyAudit(systemActor("audit:verify"));
    for (const { kind, chain, seq, ...rest } of findings) {
      console.error(
        `${kind}: chain ${chain}, entry ${seq} ${Object.entries(rest)
          .map((part) => part.join(" "))
          .join(" ")}`,
      );
    }
    console.log(`审计日志 ${total} 条，${findingCount} 处异常 · ${total} entries, ${findingCount} findings`);
    console.log(`摘要 / digest: ${digest}`);
    return findingCount === 0 ? 0 : 1;
  } finally {
    await disconnect();
    await database.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exitCode = 2;
}
