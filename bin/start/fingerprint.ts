import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Hash of every file below the given files and folders. */
function fingerprintOf(places: string[]): string {
  const hash = createHash("sha256");
  const visit = (place: string) => {
    if (!existsSync(place)) return;
    if (statSync(place).isDirectory()) {
      for (const name of readdirSync(place).sort()) if (name !== "generated") visit(path.join(place, name));
    } else {
      hash.update(place).update("\0").update(readFileSync(place));
    }
  };
  places.forEach(visit);
  return hash.digest("hex");
}

/** Runs the work unless it was done before on the same inputs and its product is still there. */
export async function unlessUnchanged(
  task: { inputs: string[]; product: string; stamp: string },
  work: () => Promise<void> | void,
) {
  const fingerprint = fingerprintOf(task.inputs);
  const done = existsSync(task.product) && existsSync(task.stamp) && readFileSync(task.stamp, "utf8") === fingerprint;
  if (done) return false;
  rmSync(task.stamp, { force: true }); // work that is cut off leaves a product that belongs to no inputs
  await work();
  mkdirSync(path.dirname(task.stamp), { recursive: true });
  writeFileSync(task.stamp, fingerprint);
  return true;
}
