import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import path from "node:path";
import { buildPortal } from "@/bin/start/build";
import { loadContent } from "@/bin/start/content";
import { servePortal } from "@/bin/start/serve";
import { freePort, startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";
import { Visitor } from "./visitor";

/**
 * `npm run bench`: the web server against itself, as ratios of one run, on a machine that does nothing else.
 * `BENCH_RUNS` (5) and `BENCH_SECONDS` (8) say how often and how long.
 */

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const READERS = 16;
/** Two for the processes, two for whoever asks them and for the database. */
const CORES = 4;
const PASSWORD = "Demo-bench-1";
const OFFICIAL = "city_official@jingmen";
/** A plain page has the frame, a form and no list; the list shows thirty rows. */
const PLAIN = "/account/password";
const LIST = "/stations";
const MIXED = [LIST, "/overview", "/coverage", "/regions"];
const STATION = "/stations/420802001-01/edit";

const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-bench-web-"));
const database = await startEmbedded({ dataDir, password: "bench" });
try {
  await buildPortal();
  await migrate(database.url);
  await loadContent(database.url, { DEMO: true }, PASSWORD);
  const figures: { what: string; ratio: number; aim: string; met: boolean }[] = [];
  const note = (what: string, ratio: number, aim: string, met: boolean) => {
    figures.push({ what, ratio: Number(ratio.toFixed(2)), aim, met });
    console.log(`${what}: ${ratio.toFixed(2)} (aim ${aim})`);
  };

  const idle: number[] = [];
  const perSecond: Record<number, number[]> = { 1: [], 2: [] };
  for (let run = 0; run < RUNS; run++)
    for (const count of [1, 2])
      await withPortal(count, async (address) => {
        const begun = processorTime();
        perSecond[count]?.push(await pagesPerSecond(address));
        const [all, unused] = processorTime().map((time, index) => time - (begun[index] ?? 0));
        if (count === 2) idle.push((unused ?? 0) / (all ?? 1));
      });
  console.log(`pages per second with one process ${round(perSecond[1])}, with two ${round(perSecond[2])}`);
  const speedUp = median(perSecond[2]) / median(perSecond[1]);
  // The readers and the database need processors too: with fewer, two processes can at most leave none of them idle.
  if (availableParallelism() >= CORES) note("two processes / one", speedUp, "≥ 1.7", speedUp >= 1.7);
  else {
    note("two processes / one", speedUp, `none: fewer than ${CORES} cores`, true);
    note("share of the cores that two processes leave idle", median(idle), "≤ 0.1", median(idle) <= 0.1);
  }

  await withPortal(1, async (address) => {
    const { list, plain } = await listAndPlain(address);
    const ratio = median(plain) / median(list);
    note("speed of a list page / of a plain page", ratio, "≥ 0.8", ratio >= 0.8);
  });

  await withPortal(Math.min(2, availableParallelism()), async (address) => {
    const { alone, beside } = await writes(address);
    console.log(`a write alone ${round(alone)} ms, beside ${READERS} readers ${round(beside)} ms`);
    const ratio = median(beside) / median(alone);
    note(`a write beside ${READERS} readers / alone`, ratio, "≤ 3", ratio <= 3);
  });
  console.table(figures);
} finally {
  await database.stop();
  for (const folder of [database.folder, dataDir]) rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

/** Milliseconds of all cores, and of them those in which nothing ran. */
function processorTime(): [all: number, idle: number] {
  const times = cpus().map(({ times }) => times);
  const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((total, time) => total + of(time), 0);
  return [sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq), sum(({ idle }) => idle)];
}

async function withPortal(count: number, work: (address: string) => Promise<void>): Promise<void> {
  const port = String(await freePort());
  const address = `http://localhost:${port}`;
  const portal = await servePortal({
    PORT: port,
    HOST: "127.0.0.1",
    TRUST_PROXY: "0",
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: "bench-only-secret-0123456789-0123456789",
    NEXTAUTH_URL: address,
    RATE_LIMIT: "0",
    WEB_PROCESSES: String(count),
  });
  try {
    await work(address);
  } finally {
    await portal.stop();
  }
}

async function visitors(address: string, count: number): Promise<Visitor[]> {
  const first = new Visitor(address);
  await first.signIn(OFFICIAL, PASSWORD);
  const others = Array.from({ length: count - 1 }, () => first.another());
  return [first, ...others];
}

/** Readers who open the next page as soon as the one before is there, until the time is over. */
async function reading(readers: Visitor[], until: () => boolean): Promise<number> {
  let pages = 0;
  await Promise.all(
    readers.map(async (reader, index) => {
      for (let turn = index; !until(); turn++) {
        const { status } = await reader.ask(MIXED[turn % MIXED.length] ?? LIST);
        if (status !== 200) throw new Error(`a page answers ${status}`);
        pages++;
      }
    }),
  );
  return pages;
}

async function pagesPerSecond(address: string): Promise<number> {
  const readers = await visitors(address, READERS);
  const overAt = (seconds: number) => {
    const end = performance.now() + seconds * 1_000;
    return () => performance.now() > end;
  };
  await reading(readers, overAt(SECONDS / 2)); // V8 compiles, caches fill
  const begun = performance.now();
  const pages = await reading(readers, overAt(SECONDS));
  for (const reader of readers) reader.close();
  return (pages * 1_000) / (performance.now() - begun);
}

/** In turns, so that whatever else the machine does falls on both. */
async function listAndPlain(address: string) {
  const [reader] = await visitors(address, 1);
  const times = { list: [] as number[], plain: [] as number[] };
  for (let round = -40; round < RUNS * 20; round++) {
    const [plain, list] = [await reader?.ask(PLAIN), await reader?.ask(LIST)];
    if (plain?.status !== 200 || list?.status !== 200) throw new Error("a page does not answer");
    if (round < 0) continue;
    times.plain.push(plain.ms);
    times.list.push(list.ms);
  }
  reader?.close();
  return times;
}

async function writes(address: string) {
  const [writer, ...readers] = await visitors(address, READERS + 1);
  if (!writer) throw new Error("nobody writes");
  let number = 0;
  const write = async () => (await writer.submit(STATION, { hotline: `0724-${1_000_000 + number++}` })).ms;
  for (let turn = 0; turn < 5; turn++) await write();
  const times = { alone: [] as number[], beside: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    for (let turn = 0; turn < 4; turn++) times.alone.push(await write());
    let over = false;
    const read = reading(readers, () => over);
    for (let turn = 0; turn < 4; turn++) times.beside.push(await write());
    over = true;
    await read;
  }
  for (const visitor of [writer, ...readers]) visitor.close();
  return times;
}

function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(values: readonly number[] = []): string {
  return median(values).toFixed(1);
}
