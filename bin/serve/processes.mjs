import { availableParallelism, totalmem } from "node:os";

const MEBIBYTE = 1024 * 1024;
/** What the web processes of a machine with two cores may take together; more cores may take as much for each. */
const TOGETHER = 1_200;
/** Beside the heap: code, buffers, the database driver, and what the garbage collector needs while it works. */
const BESIDE_HEAP = 180;
const LEAST_HEAP = 256;

/** One for each core, unless the machine's memory is too small for so many. */
export function webProcesses(cores = availableParallelism(), memory = usableMemory()) {
  return Math.max(1, Math.min(cores, Math.floor(memory / (TOGETHER * MEBIBYTE))));
}

/** Heap of one process, so that all of them keep within the bound as far as one can work at all. */
export const heapMegabytes = (count) => Math.max(LEAST_HEAP, Math.floor(TOGETHER / count) - BESIDE_HEAP);

/** What a PostgreSQL as it is installed has room for, less a few for commands and administrators. */
const CONNECTIONS = 90;

/** Connections of one process, so that all of them find room. */
export const connectionsEach = (count) => Math.max(6, Math.min(15, Math.floor(CONNECTIONS / count)));

/** A container has less than its machine. */
function usableMemory() {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
