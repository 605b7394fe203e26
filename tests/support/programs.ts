import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, readdirSync } from "node:fs";
import { createConnection } from "node:net";

/** PostgreSQL and PgBouncer refuse to run as root. */
export const postgresUser = () => {
  if (process.getuid?.() !== 0) return {};
  const ask = (flag: string) => Number(execFileSync("id", [flag, "postgres"]));
  return { uid: ask("-u"), gid: ask("-g") };
};

export function give(place: string): void {
  const { uid, gid } = postgresUser();
  if (uid !== undefined && gid !== undefined) chownSync(place, uid, gid);
}

/** Folder of the distribution's PostgreSQL programs, the oldest version that is there. */
export function postgresPrograms(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter(Boolean) : [];
  if (versions.length === 0) throw new Error("Please install the package postgresql, then run the tests again.");
  return `${root}/${Math.min(...versions)}/bin`;
}

const running: ChildProcess[] = [];
/** The last of what each program has said, told when something fails. */
const said = new Map<string, string>();
const MOST = 4_000;

/** Starts a program that stays, and waits until its port answers. */
export async function serve(
  command: string,
  args: string[],
  { port, env, asPostgres = false }: { port: number; env?: Record<string, string>; asPostgres?: boolean },
): Promise<ChildProcess> {
  const child: ChildProcess = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: (env ?? { PATH: process.env.PATH ?? "", LC_ALL: "C.UTF-8" }) as NodeJS.ProcessEnv,
    ...(asPostgres ? postgresUser() : {}),
  });
  running.push(child);
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => said.set(command, `${said.get(command) ?? ""}${chunk}`.slice(-MOST)));
  const patience = Date.now() + 300_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    if (Date.now() > patience) throw new Error(`${command} does not answer on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return child;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.once("connect", () => resolve(Boolean(socket.end())));
    socket.once("error", () => resolve(false));
  });

export const tellLast = (): void => {
  for (const [command, text] of said) console.error(`\nThe last of ${command}:\n${text}`);
};

/** Ends what was started, the last first. */
export async function stopAll(): Promise<void> {
  for (const child of running.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await ended;
    clearTimeout(late);
  }
}
