import { existsSync, readFileSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { newClient } from "@/lib/platform/connection";
import { StartFault } from "@/lib/platform/fault";
import type { Home } from "../postgres-home";
import { type Entry, writeArchive } from "./archive";

/** Parts of a cluster that PostgreSQL makes anew (its documentation, "Making a Base Backup Using the Low Level API"). */
const EMPTIED = new Set([
  "pg_wal",
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map|pg_internal\.init|pgsql_tmp.*)$/;

/** Beside the cluster: what a start makes anew, and what belongs to this machine. */
const OF_THIS_MACHINE = /^(portal\.pid|database\.txt|postgres\.log|database|postgres(\..*)?|.*\.before-.*|\.initdb.*)$/;

/**
 * A backup of the embedded database, taken while it works, and of the data folder beside it (secrets, anchors): the
 * cluster's files, copied between `pg_backup_start` and `pg_backup_stop`, and the log of what was written meanwhile. Put
 * back, it is the database at the end of the backup.
 */
export async function takeBackup(from: { url: string; home: Home; dataDir: string }, target: string): Promise<void> {
  if (existsSync(target)) throw new StartFault(`${target} exists already: choose another name.`);
  for (const saved of [from.dataDir, from.home.parent])
    if (isWithin(saved, target))
      throw new StartFault(`${target} lies in ${saved}, which is what is backed up: choose another folder.`);
  const client = newClient(from.url);
  client.on("error", () => {}); // the query that waits is told
  await client.connect();
  try {
    const about = {
      postgres: readFileSync(path.join(from.home.cluster, "PG_VERSION"), "utf8").trim(),
      takenAt: new Date().toISOString(),
    };
    await writeArchive(target, about, contents(client, from.home.cluster, from.dataDir));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOSPC"
      ? new StartFault(`The disk that holds ${target} is full: make room, or choose another disk.`)
      : error;
  } finally {
    await client.end();
  }
}

const isWithin = (folder: string, file: string) => !/^\.\.(\/|$)/.test(path.relative(folder, file));

async function* contents(client: pg.Client, cluster: string, dataDir: string): AsyncGenerator<Entry> {
  yield { name: "portal/", content: null };
  for (const name of await readdir(dataDir)) {
    if (!OF_THIS_MACHINE.test(name)) yield* below(path.join(dataDir, name), `portal/${name}`);
  }
  const label = `backup_${process.pid}`;
  // Keeps the log from being recycled until it is copied, and goes with this connection.
  await client.query("select pg_create_physical_replication_slot($1, true, true)", [label]);
  const start = await client.query<{ file: string }>("select pg_walfile_name(pg_backup_start($1, true)) as file", [
    label,
  ]);
  for (const name of await readdir(cluster)) yield* below(path.join(cluster, name), `postgres/${name}`);
  const stop = await client.query<{ file: string; label: string }>(
    "select pg_walfile_name(lsn) as file, labelfile as label from pg_backup_stop(false)",
  );
  yield { name: "postgres/backup_label", content: Buffer.from(stop.rows[0]?.label ?? "") };
  const [first = "", last = ""] = [start.rows[0]?.file, stop.rows[0]?.file];
  for (const name of await readdir(path.join(cluster, "pg_wal"))) {
    const needed = /^[0-9A-F]{24}$/.test(name) ? name >= first && name <= last : name.endsWith(".history");
    if (needed) yield* below(path.join(cluster, "pg_wal", name), `postgres/pg_wal/${name}`);
  }
}

/** The file or folder and all below it; of one that PostgreSQL removes meanwhile the log tells. */
async function* below(place: string, name: string): AsyncGenerator<Entry> {
  if (LEFT_OUT.test(path.basename(place))) return;
  const file = await open(place).catch(unlessGone);
  if (!file) return;
  try {
    const stat = await file.stat();
    if (stat.isFile()) yield { name, content: { file, size: stat.size } };
    if (!stat.isDirectory()) return;
  } finally {
    await file.close();
  }
  yield { name: `${name}/`, content: null };
  const isEmptied = name === `postgres/${path.basename(place)}` && EMPTIED.has(path.basename(place));
  const children = isEmptied ? [] : await readdir(place).catch(unlessGone);
  for (const child of children ?? []) yield* below(path.join(place, child), `${name}/${child}`);
}

function unlessGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
