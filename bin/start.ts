import { freemem } from "node:os";
import { takeConsole } from "@/bin/serve/log.mjs";
import { connectionsEach, webProcesses } from "@/bin/serve/processes.mjs";
import { StartFault } from "@/lib/platform/fault";
import { readSettings, type Settings } from "@/lib/platform/settings";
import { finishRestore } from "@/prisma/backup/put-back";
import { postgresHome } from "@/prisma/postgres-home";
import { banner, step } from "./start/banner";
import { buildPortal, generateClient } from "./start/build";
import { type Database, openDatabase, unfilled } from "./start/database";
import { claimDataFolder } from "./start/lock";
import { parentOf } from "./start/process";
import { loadSecrets } from "./start/secrets";
import { checkPort, type Portal, servePortal } from "./start/serve";
import { anchor, keepUp } from "./start/upkeep";
import { webAddress } from "./start/web-role";

const dev = process.argv.includes("--dev");
let database: Database | undefined;
let portal: Portal | undefined;
let stopping = false;

async function start(settings: Settings): Promise<void> {
  process.env.DATA_DIR = settings.DATA_DIR;
  await checkPort(settings.HOST, settings.PORT);
  loadSecrets(settings.DATA_DIR); // a folder that cannot be used is told before it is claimed
  await claimDataFolder(settings.DATA_DIR);
  if (!settings.DATABASE_URL) finishRestore(await postgresHome(settings.DATA_DIR), settings.DATA_DIR, new Date());
  const secrets = loadSecrets(settings.DATA_DIR);
  step("正在启动数据库", "Starting the database");
  await generateClient();
  database = await openDatabase(settings, secrets.database, () => stopping);
  const { url } = database;
  const demoPassword = settings.DEMO_PASSWORD ?? secrets.demoPassword;
  const filled = fill(url, settings, demoPassword).catch((error) => {
    throw unfilled(error);
  });
  // The build takes longest: where memory allows, the tables are filled meanwhile.
  const together = freemem() > MEMORY_OF_BOTH;
  if (!together) await filled;
  const built = dev ? undefined : build();
  const [{ accounts, admins }] = await Promise.all([filled, built]);
  step("正在启动网站", "Starting the web server");
  const address = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`;
  const sessions = settings.NEXTAUTH_SECRET ?? secrets.sessions;
  const processes = settings.WEB_PROCESSES ?? webProcesses();
  const env = {
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    TRUST_PROXY: settings.TRUST_PROXY ? "1" : "0",
    DATA_DIR: settings.DATA_DIR,
    DATABASE_URL: await webAddress(url, settings, sessions),
    DATABASE_POOL: String(settings.DATABASE_POOL ?? connectionsEach(processes)),
    NEXTAUTH_SECRET: sessions,
    NEXTAUTH_URL: address,
    RATE_LIMIT: String(settings.RATE_LIMIT),
    WEB_PROCESSES: String(processes),
  };
  portal = await servePortal(env, { dev });
  banner(address, accounts, demoPassword, admins);
  keepUp();
  takeConsole(); // whoever started it has read what to read: from here on a log
}

const MEMORY_OF_BOTH = 3 * 1024 ** 3;

async function build(): Promise<void> {
  step("正在检查构建（首次约需一两分钟）", "Checking the build (the first one takes a minute or two)");
  await buildPortal();
}

/** Brings tables and contents up to date. */
async function fill(url: string, settings: Settings, demoPassword: string) {
  const { migrate } = await import("@/prisma/migrate");
  const applied = await migrate(url);
  if (applied.length > 0) step("正在载入区划、政策方案和演示数据", "Loading regions, programmes and demo data");
  process.env.DATABASE_URL = url;
  await anchor();
  const { loadContent, makeFirstAdmins } = await import("./start/content");
  const accounts = await loadContent(url, settings, demoPassword);
  return { accounts, admins: await makeFirstAdmins() };
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await portal?.stop();
  await database?.stop();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

// npm, or the shell that it runs this in, can be killed without passing the signal on: then nobody is left to stop this
// process.
if (process.env.npm_lifecycle_event) {
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = above();
  setInterval(() => above() !== before && void stop(0), 1_000).unref();
}

try {
  await start(readSettings());
} catch (error) {
  // What a stopped start still complains of is its own end.
  if (!stopping) console.error(error instanceof StartFault ? `\n${error.message}\n` : error);
  await stop(1);
}
