import { spawn } from "node:child_process";
import path from "node:path";
import { AppError } from "./errors";

/** What bin/work.ts can do; bytes in, bytes out. */
export type Work = "readPlan" | "writeWorkbook";

/** One at a time leaves the other core to the pages; who comes fifth is sent away at once instead of timing out. */
const [MOST_RUNNING, MOST_WAITING] = [1, 4];
const limits = { cpuSeconds: 20, seconds: 40, heapMegabytes: 256, resultBytes: 50_000_000 } as const;
/** Node.js 24 begins by setting a gigabyte aside for machine code, which counts though most of it stays unused. */
const dataKilobytes = Number.parseInt(process.versions.node, 10) < 24 ? 1_000_000 : 2_000_000;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does what may cost more than half a second of CPU in a process of its own, which ends with it: pages are drawn
 * meanwhile, and a file that is made to take all memory or time takes only that process's. Why not a thread:
 * docs/decisions/work-process.md. @throws AppError `workBusy` or `workFailed`
 */
export async function doApart(work: Work, input: Uint8Array, ...details: string[]): Promise<Buffer<ArrayBuffer>> {
  if (running >= MOST_RUNNING) {
    if (waiting.length >= MOST_WAITING) throw new AppError("workBusy", 503);
    await new Promise<void>((go) => waiting.push(go));
  } else running++;
  try {
    return await inChild([work, ...details], input);
  } finally {
    // Whoever waits longest takes this place.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** The shell sets the limits that Node.js cannot: of buffers too, and of CPU even in an endless loop. */
const SHELL = `ulimit -t ${limits.cpuSeconds}; ulimit -d ${dataKilobytes}; exec "$@"`;

function inChild(details: readonly string[], input: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const root = process.cwd();
  const node = [process.execPath, `--max-old-space-size=${limits.heapMegabytes}`, "--import", "tsx"];
  const script = path.join(/* turbopackIgnore: true */ root, "bin/work.ts");
  // No secret and no way to the database goes along.
  const { PATH, HOME, TMPDIR } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter(([, value]) => value),
  ) as NodeJS.ProcessEnv;
  return new Promise((resolve, reject) => {
    const fail = () => reject(new AppError("workFailed", 422));
    // Of a NUL, which a file's name may hold, no program can be told.
    const told = details.map((detail) => detail.replaceAll("\0", ""));
    const child = spawn("/bin/sh", ["-c", SHELL, "sh", ...node, script, ...told], {
      cwd: root,
      env,
      stdio: ["pipe", "pipe", "ignore"],
      timeout: limits.seconds * 1_000,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.resultBytes) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    // A process that ends before it has read everything is told of by its end.
    child.stdin.on("error", () => {});
    child.once("error", fail);
    child.once("close", (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : fail()));
    child.stdin.end(input);
  });
}
