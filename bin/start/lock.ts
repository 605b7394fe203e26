import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartFault } from "@/lib/platform/fault";

/** One portal a data folder: a second one would stop the first one's database. */
export function claimDataFolder(dataDir: string): void {
  const file = path.join(dataDir, "portal.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder !== process.pid && isPortal(holder)) {
    throw new StartFault(
      `The portal already runs on the data folder ${dataDir} (process ${holder}): stop it first, or set DATA_DIR.`,
    );
  }
  writeFileSync(file, String(process.pid));
  process.once("exit", () => rmSync(file, { force: true }));
}

function isPortal(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const command = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self")) return existsSync(command) && /bin\/start\.ts/.test(readFileSync(command, "utf8"));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
