import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { StartFault } from "@/lib/platform/fault";

/**
 * One process a data folder: a second one would stop the first one's database. The claim is a name that the kernel gives
 * to one process and takes back when that ends, however it ends; Linux alone has such names.
 */
export async function claimDataFolder(dataDir: string): Promise<void> {
  const file = path.join(dataDir, "portal.pid");
  if (process.platform === "linux" && !(await claim(`\0shegongzhan ${fingerprint(realpathSync(dataDir))}`))) {
    throw new StartFault(
      `The data folder ${dataDir} is in use by another start of the portal (process ${holder(file)}): stop that first, or set DATA_DIR.`,
    );
  }
  writeFileSync(file, String(process.pid));
  process.once("exit", () => rmSync(file, { force: true }));
}

/** Not written yet by one that started a moment ago. */
const holder = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "unknown");

const fingerprint = (text: string) => createHash("sha256").update(text).digest("hex");

const claim = (name: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const claim = createServer().unref();
    claim.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    claim.listen(name, () => resolve(true));
  });
