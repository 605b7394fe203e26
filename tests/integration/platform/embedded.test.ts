import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSecrets } from "@/bin/start/secrets";
import { newClient } from "@/lib/platform/connection";
import { startEmbedded } from "@/prisma/database";
import { postgresHome } from "@/prisma/postgres-home";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan 有空格 "));
});

afterEach(async () => {
  const { parent } = await postgresHome(dataDir);
  for (const folder of [parent, dataDir]) rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string) {
  const client = newClient(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

it("keeps the data over a stop, and starts again after kill -9 of everything but PostgreSQL", async () => {
  const first = await startEmbedded({ dataDir, password: "geheim-1" });
  await query(first.url, "create table kept as select 1 as n");
  await first.stop();

  const orphan = await startEmbedded({ dataDir, password: "geheim-1" });
  expect(await query(orphan.url, "select n from kept")).toEqual([{ n: 1 }]);

  const second = await startEmbedded({ dataDir, password: "geheim-1" });
  await orphan.exited;
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
  await second.stop();
});

it("starts after a start that was killed while the database was being created", async () => {
  const { parent } = await postgresHome(dataDir);
  const code = `import { startEmbedded } from "./prisma/database.ts";
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, password: "geheim-1" })`;
  const killed = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { detached: true });
  const begun = () =>
    ["postgres", "postgres.unfinished"].some((name) => existsSync(path.join(parent, name, "PG_VERSION")));
  await expect.poll(begun, { timeout: 20_000, interval: 5 }).toBe(true);
  process.kill(-Number(killed.pid), "SIGKILL");
  await new Promise((resolve) => killed.once("exit", resolve));
  const next = await startEmbedded({ dataDir, password: "geheim-1" });
  expect(await query(next.url, "select current_database() as name")).toEqual([{ name: "postgres" }]);
  await next.stop();
  expect(existsSync(path.join(parent, "postgres.unfinished"))).toBe(false);
}, 60_000);

it("is not misled by a process number that now belongs to another program", async () => {
  const first = await startEmbedded({ dataDir, password: "geheim-1" });
  await first.stop();
  const pidFile = path.join(first.folder, "postgres", "postmaster.pid");
  writeFileSync(pidFile, `${process.pid}\n`);
  const second = await startEmbedded({ dataDir, password: "geheim-1" });
  expect(await query(second.url, "select 1 as n")).toEqual([{ n: 1 }]);
  await second.stop();
});

/** Root's database of a closed folder lies elsewhere; everybody else's lies in the folder and goes with it. */
it.each([
  [
    "moved, with the database of a killed portal still running",
    () => {
      renameSync(dataDir, `${dataDir}moved`);
      dataDir = `${dataDir}moved`;
    },
  ],
  ["opened to others", () => chmodSync(dataDir, 0o755)],
] as const)(
  "keeps the data when the folder is %s",
  async (_, change) => {
    const first = await startEmbedded({ dataDir, password: "geheim-1" });
    await query(first.url, "create table kept as select 1 as n");
    change();
    const second = await startEmbedded({ dataDir, password: "geheim-1" });
    await first.exited;
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
    await second.stop();
  },
  60_000,
);

it.runIf(process.getuid?.() === 0)(
  "says why root's database can no longer be reached",
  async () => {
    chmodSync(dataDir, 0o711);
    const first = await startEmbedded({ dataDir, password: "geheim-1" });
    await first.stop();
    chmodSync(dataDir, 0o700);
    await expect(startEmbedded({ dataDir, password: "geheim-1" })).rejects.toThrow(/can no longer enter.*chmod o\+x/);
    chmodSync(dataDir, 0o711);
  },
  60_000,
);

it.runIf(process.getuid?.() === 0)(
  "leaves an ordinary user's database to that user when root starts the portal",
  async () => {
    const owner = await postgresHome(dataDir);
    chmodSync(dataDir, 0o711);
    const first = await startEmbedded({ dataDir, password: "geheim-1" });
    await query(first.url, "create table kept as select 1 as n");
    await first.stop();
    // As it lies when the user `postgres` had started the portal.
    renameSync(path.join(first.folder, "postgres"), path.join(dataDir, "postgres"));
    rmSync(first.folder, { recursive: true });
    chownSync(dataDir, Number(owner.owner.uid), Number(owner.owner.gid));
    const second = await startEmbedded({ dataDir, password: "geheim-1" });
    expect(second.folder).toBe(dataDir);
    expect(await query(second.url, "select n from kept")).toEqual([{ n: 1 }]);
    await second.stop();
  },
  60_000,
);

it("starts PostgreSQL without what the portal's own environment holds", async () => {
  const ours = { PGOPTIONS: "-c work_mem=4MB", PGDATA: "/nowhere", NEXTAUTH_SECRET: "a secret", OTHER: "another" };
  Object.assign(process.env, ours);
  try {
    const server = await startEmbedded({ dataDir, password: "geheim-1" });
    const [postmaster] = readFileSync(path.join(server.folder, "postgres", "postmaster.pid"), "utf8").split("\n");
    const names = readFileSync(`/proc/${postmaster}/environ`, "utf8")
      .split("\0")
      .map((one) => one.split("=")[0]);
    expect(names).toContain("PATH");
    expect(names.filter((name) => name !== undefined && name in ours)).toEqual([]);
    const needed = /^(PATH|LC_ALL|TZ|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|)$/;
    expect(names.filter((name) => !needed.test(String(name)))).toEqual([]);
    await server.stop();
  } finally {
    for (const name of Object.keys(ours)) delete process.env[name];
  }
});

it("says so when the secrets do not fit the data", async () => {
  const first = await startEmbedded({ dataDir, password: "geheim-1" });
  await first.stop();
  await expect(startEmbedded({ dataDir, password: "geheim-2" })).rejects.toThrow(/another password than secrets.json/);
});

it("keeps its secrets to its own user, and the same ones over a restart", () => {
  const secrets = loadSecrets(dataDir);
  expect(loadSecrets(dataDir)).toEqual(secrets);
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(new Set(Object.values(secrets)).size).toBe(3);
  writeFileSync(
    path.join(dataDir, "secrets.json"),
    readFileSync(path.join(dataDir, "secrets.json"), "utf8").slice(0, 20),
  );
  expect(() => loadSecrets(dataDir)).toThrow(/secrets.json is damaged/);
});
