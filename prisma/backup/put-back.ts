import {
  chownSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StartFault } from "@/lib/platform/fault";
import type { Home } from "../postgres-home";
import { readArchive } from "./archive";

/** Whole backup, not yet in its place; the folder `portal` in it goes beside the cluster. */
const unpackedFor = (home: Home) => `${home.cluster}.restored`;

/**
 * Unpacks a backup, checks all of it, and only then puts it in the place of what is there, which stays beside it under
 * the name that is returned. Nobody may use the data folder meanwhile.
 */
export async function putBack(
  source: string,
  to: { home: Home; dataDir: string; postgres: string; now: Date },
): Promise<{ takenAt: string; kept: string | null }> {
  if (!existsSync(source)) throw new StartFault(`There is no file ${source}.`);
  const { home, dataDir } = to;
  const unfinished = `${home.cluster}.unpacking`;
  for (const left of [unfinished, unpackedFor(home)]) rmSync(left, { recursive: true, force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    own(unfinished, home);
    const { postgres, takenAt } = await readArchive(source, (name, content, isFolder) =>
      unpack(path.join(unfinished, name.replace(/^postgres(?=\/)/, ".")), content, isFolder, home),
    );
    if (postgres !== to.postgres)
      throw new StartFault(
        `${source} was taken with PostgreSQL ${postgres}; this portal brings ${to.postgres}: put it back with the version of the portal that took it.`,
      );
    renameSync(unfinished, unpackedFor(home));
    return { takenAt, kept: finishRestore(home, dataDir, to.now) };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ENOSPC"
      ? new StartFault(`The disk that holds ${home.parent} is full: make room.`)
      : error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function unpack(place: string, content: AsyncIterable<Buffer>, isFolder: boolean, home: Home): Promise<void> {
  if (isFolder) {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    for await (const _ of content);
  } else {
    await pipeline(Readable.from(content), createWriteStream(place, { mode: 0o600, flush: true }));
  }
  own(place, home);
}

function own(place: string, { owner }: Home): void {
  if (owner.uid !== undefined) chownSync(place, owner.uid, owner.gid ?? owner.uid);
}

/**
 * Moves an unpacked backup into its place; also one whose restore was killed half-way, before the portal starts on what
 * is neither the old nor the new. Answers where the former database is kept.
 */
export function finishRestore(home: Home, dataDir: string, now: Date): string | null {
  const unpacked = unpackedFor(home);
  if (!existsSync(unpacked)) return null;
  const before = `.before-${now.toISOString().replace(/\D/g, "").slice(0, 14)}`;
  const portal = path.join(unpacked, "portal");
  for (const name of existsSync(portal) ? readdirSync(portal) : []) {
    const place = path.join(dataDir, name);
    if (existsSync(place)) renameSync(place, place + before);
    cpSync(path.join(portal, name), place, { recursive: true });
    // Of the portal's own user again, not of PostgreSQL's, nor of who runs this.
    chownAll(place, statSync(dataDir));
  }
  rmSync(portal, { recursive: true, force: true });
  const kept = existsSync(home.cluster) ? home.cluster + before : null;
  if (kept) renameSync(home.cluster, kept);
  renameSync(unpacked, home.cluster);
  return kept;
}

function chownAll(place: string, to: { uid: number; gid: number }): void {
  chownSync(place, to.uid, to.gid);
  if (!statSync(place).isDirectory()) return;
  for (const name of readdirSync(place)) chownAll(path.join(place, name), to);
}
