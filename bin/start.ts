import { StartFault } from "@/lib/platform/fault";
import { readSettings, type Settings } from "@/lib/platform/settings";
import { todayInChina } from "@/lib/shared/dates";
import { banner, step } from "./start/banner";
import { buildPortal, generateClient } from "./start/build";
import { type Database, openDatabase } from "./start/database";
import { claimDataFolder } from "./start/lock";
import { loadSecrets } from "./start/secrets";
import { checkPort, type Portal, servePortal } from "./start/serve";

const dev = process.argv.includes("--dev");
let database: Database | undefined;
let portal: Portal | undefined;
let stopping = false;

async function start(settings: Settings): Promise<void> {
  await checkPort(settings.HOST, settings.PORT);
  const secrets = loadSecrets(settings.DATA_DIR);
  claimDataFolder(settings.DATA_DIR);
  step("正在启动数据库", "Starting the database");
  await generateClient();
  database = await openDatabase(settings, secrets.database);
  const { migrate } = await import("@/prisma/migrate");
  const applied = await migrate(database.url).catch((error: Error) => {
    throw new StartFault(
      `The database could not be brought up to date: ${error.message.split("\n").slice(0, 2).join(" ")}`,
    );
  });
  if (applied.length > 0) step("正在载入区划、政策方案和演示数据", "Loading regions, programmes and demo data");
  const { loadContent, makeFirstAdmins, recheckToday } = await import("./start/content");
  const demoPassword = settings.DEMO_PASSWORD ?? secrets.demoPassword;
  const accounts = await loadContent(database.url, settings, demoPassword);
  const admins = await makeFirstAdmins();
  if (!dev) {
    step("正在检查构建（首次约需一两分钟）", "Checking the build (the first one takes a minute or two)");
    await buildPortal();
  }
  step("正在启动网站", "Starting the web server");
  const address = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`;
  const env = {
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    TRUST_PROXY: settings.TRUST_PROXY ? "1" : "0",
    DATA_DIR: settings.DATA_DIR,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? secrets.sessions,
    NEXTAUTH_URL: address,
  };
  portal = await servePortal(env, { dev });
  banner(address, accounts, demoPassword, admins);
  everyDay(recheckToday);
  void portal.exited.then((code) => stop(stopping ? 0 : (code ?? 1)));
}

/** Runs the work once on every new day in China; a failure is told and tried again ten minutes later. */
function everyDay(work: () => Promise<void>): void {
  let done = todayInChina();
  const look = async () => {
    const today = todayInChina();
    if (today === done) return;
    await work().then(
      () => {
        done = today;
      },
      (error) => console.error(error),
    );
  };
  setInterval(look, 10 * 60_000).unref();
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await portal?.stop();
  await database?.stop();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));

// npm and its shell can be killed without passing the signal on: then nobody is left to stop this process.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 1_000).unref();
}

try {
  await start(readSettings());
} catch (error) {
  if (error instanceof StartFault) console.error(`\n${error.message}\n`);
  else console.error(error);
  await stop(1);
}
