import { readFileSync } from "node:fs";

/** Number of the process that started this one; 0 where the system does not tell. */
export function parentOf(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1);
    return Number(afterName?.split(" ")[1]);
  } catch {
    return 0;
  }
}
