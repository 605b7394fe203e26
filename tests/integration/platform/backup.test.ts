import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSecrets } from "@/bin/start/secrets";
import { newClient } from "@/lib/platform/connection";
import { type EmbeddedDatabase, startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";
import { postgresHome } from "@/prisma/postgres-home";

let root: string;
let dataDir: string;
let file: string;
let server: EmbeddedDatabase | undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "shegongzhan-backup-"));
  dataDir = path.join(root, "数据 of one");
  file = path.join(root, "backup.tar.gz");
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const folder of [dataDir, path.join(root, "other")]) {
    if (existsSync(folder)) rmSync((await postgresHome(folder)).parent, { recursive: true, force: true });
  }
  rmSync(root, { recursive: true, force: true });
});

/** The command of the README, as a person runs it. */
async function command(name: "backup" | "restore", folder: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: "", DATA_DIR: folder };
  const child = spawn(process.execPath, ["--import", "tsx", `bin/${name}.ts`, ...args], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

async function start(folder = dataDir) {
  server = await startEmbedded({ dataDir: folder, password: loadSecrets(folder).database });
  return server;
}

async function query(sql: string) {
  const client = newClient(server?.url ?? "");
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Rows whose sum must always be nought, changed by several writers at once: half a write would show. */
async function busyWhile<T>(work: () => Promise<T>): Promise<T> {
  let going = true;
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    const client = newClient(server?.url ?? "");
    await client.connect();
    for (let n = 0; going; n++) {
      const [a, b] = [(n * 7 + writer) % 1000, (n * 13 + writer * 3 + 1) % 1000];
      await client.query(
        `update balance set amount = amount + case id when ${Math.min(a, b)} then 1 else -1 end, note = repeat('${n}', 200)
         where id in (${a}, ${b}) and ${a} <> ${b}`,
      );
    }
    await client.end();
  });
  const checkpoints = (async () => {
    const client = newClient(server?.url ?? "");
    await client.connect();
    // Recycles the log as fast as it can: what the backup needs must be kept for it.
    while (going) {
      await client.query("select pg_switch_wal(); checkpoint");
      await client.query(`insert into "AuditEntry" (id, "actorName", "actorRole", action, entity, "entityId", outcome, detail)
        values (gen_random_uuid(), 'x', 'system', 'x:busy', 'x', '', 'ok', '{}')`);
    }
    await client.end();
  })();
  const answer = await work();
  going = false;
  await Promise.all([...writers, checkpoints]);
  return answer;
}

it("backs up while many write, and restores a database in which every write is whole", async () => {
  await start();
  await migrate(server?.url ?? "");
  await query("create table balance as select n as id, 0 as amount, '' as note from generate_series(0, 999) n");
  writeFileSync(path.join(dataDir, "audit-anchors.jsonl"), "anchor\n");
  await query("insert into balance values (1000, 0, 'before the backup')");

  const taken = await busyWhile(() => command("backup", dataDir, file));
  expect(taken).toMatchObject({ code: 0 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await query("insert into balance values (1001, 0, 'after the backup')");
  await server?.stop();
  const secrets = readFileSync(path.join(dataDir, "secrets.json"), "utf8");

  // On another machine, which has nothing but the file.
  const other = path.join(root, "other");
  const restored = await command("restore", other, file);
  expect(restored).toEqual({ code: 0, output: expect.stringContaining("npm start") });
  expect(readFileSync(path.join(other, "secrets.json"), "utf8")).toBe(secrets);
  // The log is anchored before either command writes in it: days may lie between what it holds and that entry.
  const [first, ...anchors] = readFileSync(path.join(other, "audit-anchors.jsonl"), "utf8").trim().split("\n");
  expect([first, ...anchors.map((line) => JSON.parse(line).n)]).toEqual(["anchor", 1, 2]);
  await start(other);
  expect(await query("select sum(amount)::int as sum, count(*)::int as n from balance where id < 1000")).toEqual([
    { sum: 0, n: 1000 },
  ]);
  expect(await query("select note from balance where id >= 1000")).toEqual([{ note: "before the backup" }]);
  expect(
    await query(`select action, detail::json ->> 'path' as path from "AuditEntry" where entity = 'Backup'`),
  ).toEqual([{ action: "backup:restore", path: file }]);
}, 120_000);

it("keeps what was there before a restore, and refuses one into a portal that runs", async () => {
  await start();
  await migrate(server?.url ?? "");
  await query("create table mark as select 1 as n");
  expect(await command("backup", dataDir, file)).toMatchObject({ code: 0 });
  await query("update mark set n = 2");

  const running = spawn(process.execPath, ["--import", "tsx", "-e", HOLD], {
    env: { ...process.env, FOLDER: dataDir },
  });
  await new Promise((resolve) => running.stdout.once("data", resolve));
  const refused = await command("restore", dataDir, file);
  expect(refused.code).toBe(2);
  expect(refused.output).toMatch(/is in use by another start of the portal .*: stop that first/);
  expect(await query("select n from mark")).toEqual([{ n: 2 }]);
  running.kill();
  await new Promise((resolve) => running.once("exit", resolve));

  await server?.stop();
  expect(await command("restore", dataDir, file)).toEqual({ code: 0, output: expect.any(String) });
  await start();
  expect(await query("select n from mark")).toEqual([{ n: 1 }]);
  const { parent } = await postgresHome(dataDir);
  expect(readdirSync(parent).filter((name) => /^postgres\.before-\d{14}$/.test(name))).toHaveLength(1);
}, 120_000);

const HOLD = `import { claimDataFolder } from "./bin/start/lock.ts";
  claimDataFolder(process.env.FOLDER).then(() => { console.log("held"); setInterval(() => {}, 1000); });`;

it("touches nothing when the file is cut off, damaged, another program's or missing", async () => {
  await start();
  await migrate(server?.url ?? "");
  await query("create table mark as select 1 as n");
  expect(await command("backup", dataDir, file)).toMatchObject({ code: 0 });
  expect(await command("backup", dataDir, file)).toMatchObject({
    code: 2,
    output: expect.stringMatching(/exists already/),
  });
  // It would hold itself, and every backup the ones before it.
  expect(await command("backup", dataDir, path.join(dataDir, "backup.tar.gz"))).toMatchObject({
    code: 2,
    output: expect.stringMatching(/choose another folder/),
  });
  await server?.stop();

  const whole = readFileSync(file);
  const cut = path.join(root, "cut.tar.gz");
  const flipped = path.join(root, "flipped.tar.gz");
  writeFileSync(cut, whole);
  truncateSync(cut, Math.floor(whole.length * 0.7));
  const changed = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 0xff;
  writeFileSync(flipped, changed);
  writeFileSync(path.join(root, "text"), "not a backup");
  for (const bad of [cut, flipped, path.join(root, "text")]) {
    const { code, output } = await command("restore", dataDir, bad);
    expect({ code, output: output.trim() }).toEqual({
      code: 2,
      output: `${bad} is not a whole backup of the portal: take another one.`,
    });
  }
  const missing = path.join(root, "nothing");
  expect(await command("restore", dataDir, missing)).toMatchObject({
    code: 2,
    output: `There is no file ${missing}.\n`,
  });
  await start();
  expect(await query("select n from mark")).toEqual([{ n: 1 }]);
}, 120_000);
