import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freePort } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";

let dataDir: string;
let squatter: Server | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-start-"));
  chmodSync(dataDir, 0o711); // as a start leaves it
});

afterEach(async () => {
  squatter?.close();
  squatter = undefined;
  const { parent } = await postgresHome(dataDir);
  for (const folder of [parent, dataDir]) rmSync(folder, { recursive: true, force: true });
});

const START = [process.execPath, "--import", "tsx", "bin/start.ts"];

async function launch(settings: Record<string, string> = {}, [command = "", ...args] = START) {
  const env = { ...process.env, DATABASE_URL: "", PORT: String(await freePort()), DATA_DIR: dataDir, ...settings };
  return spawn(command, args, { env, detached: true });
}

/** What `npm start` prints to a person whose settings cannot work. */
async function startWith(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return outcome(await launch(settings));
}

async function outcome(child: Awaited<ReturnType<typeof launch>>) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

it("says in one sentence that the port is taken, before any slow work", async () => {
  const port = await freePort();
  squatter = createServer().listen(port, "127.0.0.1");
  const { code, output } = await startWith({ PORT: String(port) });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`,
  );
});

/** Processes whose command line names the data folder, as PostgreSQL's does, or that run below the given one. */
async function leftOf(group: number): Promise<string[]> {
  const { parent } = await postgresHome(dataDir);
  const about = (pid: string) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const ofGroup = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[2] === String(group);
      return command && (ofGroup || command.includes(parent)) ? [command] : [];
    } catch {
      return [];
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(about);
}

const clusterIs = async (state: RegExp) => {
  const { parent } = await postgresHome(dataDir);
  await expect
    .poll(() => readdirSync(parent).find((name) => state.test(name)), { timeout: 30_000, interval: 20 })
    .toBeTruthy();
};

it.each([
  ["SIGINT", "the database is created", /unfinished$/],
  ["SIGTERM", "the database starts", /^postgres\.log$/],
] as const)(
  "ends at once, without complaint and leaving nothing running, on %s while %s",
  async (signal, _, state) => {
    const portal = await launch();
    await clusterIs(state);
    portal.kill(signal);
    const { code, output } = await outcome(portal);
    expect(code).toBe(0);
    expect(output).not.toMatch(/^\s+at |Error/m);
    await expect.poll(() => leftOf(Number(portal.pid)), { timeout: 5_000 }).toEqual([]);
  },
  60_000,
);

it("ends when npm is killed, though npm's shell lives on", async () => {
  const npm = await launch({}, ["npm", "start"]);
  await clusterIs(/^postgres\.log$/);
  npm.kill("SIGKILL");
  await expect.poll(() => leftOf(Number(npm.pid)), { timeout: 30_000 }).toEqual([]);
}, 60_000);

it("lets one of two that start at once have the data folder, and tells the other", async () => {
  const both = await Promise.all([launch(), launch()]);
  const ends = both.map(outcome);
  const { code, output } = await Promise.race(ends);
  expect(code).toBe(1);
  expect(output.trim()).toMatch(
    /^The data folder .* is in use by another start of the portal \(process (\d+|unknown)\): stop that first, or set DATA_DIR\.$/,
  );
  for (const portal of both) portal.kill();
  const codes = (await Promise.all(ends)).map((end) => end.code);
  expect(codes.sort()).toEqual([0, 1]);
  await expect.poll(() => leftOf(Number.NaN), { timeout: 5_000 }).toEqual([]);
}, 60_000);

it.each([
  [
    "postgresql://nobody:secret@127.0.0.1:1/portal",
    /^The database of DATABASE_URL cannot be reached: .*ECONNREFUSED.*Check host, port, name, user and password\.$/m,
  ],
  ["not a url", /^The setting DATABASE_URL must look like postgresql:/m],
])("says in one sentence what is wrong with DATABASE_URL=%s", async (url, sentence) => {
  const { code, output } = await startWith({ DATABASE_URL: url });
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toContain("secret");
  expect(output).not.toMatch(/^\s+at /m);
});

it("says in one sentence that the data folder is a file", async () => {
  const file = path.join(dataDir, "file");
  writeFileSync(file, "");
  const { code, output } = await startWith({ DATA_DIR: file });
  expect(code).toBe(1);
  expect(output.trim()).toMatch(
    /^The data folder .* cannot be written \(EEXIST\): give this user the right to it, or set DATA_DIR\.$/,
  );
});
