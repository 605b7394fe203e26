import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createBackOff } from "@/bin/serve/back-off.mjs";
import { connectionsEach, heapMegabytes, webProcesses } from "@/bin/serve/processes.mjs";

let port: number;
let first: ChildProcess;
let output = "";

beforeEach(async () => {
  port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
});
afterEach(() => first.kill("SIGKILL"));

/** What the first process tells whoever started it. */
function start(...args: string[]): Promise<{ ready?: true; fault?: string }> {
  output = "";
  first = fork("tests/support/web/first.mjs", args, { env: { ...process.env, PORT: String(port) }, silent: true });
  first.stdout?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => first.once("message", (message) => resolve(message as { ready?: true })));
}

/** The number of the process that answers, over a connection of its own. */
const ask = async (path = "/") =>
  (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } })).text();

/** All processes that answer. */
async function answering(): Promise<string[]> {
  const seen = new Set(await Promise.all(Array.from({ length: 16 }, () => ask().catch(() => ""))));
  seen.delete("");
  return [...seen].sort();
}

/** Both of them, once both have answered: which one takes a connection is chance. */
async function both(): Promise<string[]> {
  let seen: string[] = [];
  await expect.poll(async () => (seen = await answering()), { timeout: 10_000 }).toHaveLength(2);
  return seen;
}

const childrenOf = (pid: number | undefined) =>
  readdirSync("/proc").filter((name) => {
    try {
      return readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1] === String(pid);
    } catch {
      return false;
    }
  });

it("one port is answered by all processes, and another comes for each that is killed or fails", async () => {
  expect(await start()).toEqual({ ready: true });
  const [one = "", two = ""] = await both();
  process.kill(Number(one), "SIGKILL");
  expect(await ask()).toBe(two); // the other goes on meanwhile
  expect(await both()).not.toContain(one);
  expect(output).toMatch(/"event":"web process ended",.*"how":"SIGKILL","nextInMs":250\b/);
  await ask("/die").catch(() => {});
  await both();
  expect(output).toContain('"how":"code 9"');
}, 60_000);

it("when every process is killed at once, all come back", async () => {
  await start();
  const before = await both();
  for (const pid of before) process.kill(Number(pid), "SIGKILL");
  expect((await both()).filter((pid) => before.includes(pid))).toEqual([]);
}, 60_000);

it("what one has taken of an address's share, the others are told", async () => {
  await start();
  await expect.poll(() => output.match(/"told"/g)?.length, { timeout: 10_000 }).toBeGreaterThan(0);
  for (const line of output.split("\n").filter((text) => text.includes('"told"'))) {
    const { told, took } = JSON.parse(line) as { told: number; took: Record<string, number> };
    expect(Object.keys(took)).not.toContain(String(told));
  }
}, 60_000);

it("processes that can never begin are one sentence, and nothing is left running", async () => {
  const { fault } = await start("--stillborn");
  expect(fault).toBe("The web server ended (code 7) before it was ready.");
  await new Promise((resolve) => first.once("exit", resolve));
  expect(childrenOf(first.pid)).toEqual([]);
});

it("an answer under way is finished when whoever started it says stop or is gone", async () => {
  await start();
  await expect.poll(answering, { timeout: 10_000 }).toHaveLength(2);
  const slow = ask("/slow");
  await new Promise((resolve) => setTimeout(resolve, 200));
  first.disconnect();
  expect(await slow).toMatch(/^\d+$/);
  await new Promise((resolve) => first.exitCode === null && first.once("exit", resolve));
  await expect(ask()).rejects.toThrow();
}, 60_000);

it("all of them end with the first, however that ends", async () => {
  await start();
  await expect.poll(answering, { timeout: 10_000 }).toHaveLength(2);
  const pids = childrenOf(first.pid);
  expect(pids).toHaveLength(2);
  first.kill("SIGKILL");
  await expect.poll(() => readdirSync("/proc").filter((name) => pids.includes(name)), { timeout: 5_000 }).toEqual([]);
}, 60_000);

it("waits twice as long each time one ends at once, at most half a minute, and anew after a sound minute", () => {
  const backOff = createBackOff();
  const waits = Array.from({ length: 10 }, () => backOff(1_000));
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect([backOff(60_000), backOff(1_000)]).toEqual([250, 500]);
});

it("one process for each core, as far as memory goes, and two take 1.2 GB at most", () => {
  const GIB = 1024 ** 3;
  expect([webProcesses(2, 24 * GIB), webProcesses(16, 64 * GIB)]).toEqual([2, 16]);
  expect([webProcesses(8, 4 * GIB), webProcesses(8, 0.5 * GIB), webProcesses(1, 8 * GIB)]).toEqual([3, 1, 1]);
  expect(2 * heapMegabytes(2)).toBeLessThan(1_200);
  expect(heapMegabytes(64)).toBeGreaterThanOrEqual(256);
  // PostgreSQL has room for 100 connections unless it is told otherwise.
  expect([1, 2, 6, 16].map(connectionsEach)).toEqual([15, 15, 15, 6]);
});
