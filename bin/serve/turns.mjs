/** Pages that one process draws at once: more would only take the processor from each other, and memory. */
const MOST = 1;
/** Whatever takes longer waits for something else than the processor, and keeps nobody back. */
const SLICE_MS = 100;
/** A process that did less than this share of the last moment waits for a database far away, and may begin another. */
const BUSY = 0.5;
const LOOK_MS = 10;
/** What is saved goes before what is read, but for no longer. */
const YIELD_MS = 300;
/** Whoever sends slowly keeps nobody back. */
const BODY_MS = 50;

/** @returns how much of the time since it was last asked this process was at work, 0 to 1 */
function ownWork() {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/**
 * Whose turn it is in a process that has more to do than it can: first what is saved, then what is read, in order, and
 * network by network, so that one that asks for a thousand pages at once waits for them itself.
 */
export function createTurns({
  most = MOST,
  sliceMs = SLICE_MS,
  yieldMs = YIELD_MS,
  bodyMs = BODY_MS,
  work = ownWork(),
} = {}) {
  /** Of each network those that wait, in order; the network whose turn it is comes first. */
  const queues = new Map();
  let drawing = 0;
  let saving = 0;
  let looking;

  /** @returns whether it still waited; whoever is of the same network now waits behind all others */
  function leave(network, read) {
    const queue = queues.get(network);
    if (!queue?.delete(read)) return false;
    queues.delete(network);
    if (queue.size > 0) queues.set(network, queue);
    return true;
  }

  function admit(more = 0) {
    const room = most + more;
    for (const [network, [read]] of queues) {
      if (drawing >= room || (saving > 0 && performance.now() - read.since < yieldMs)) return;
      leave(network, read);
      drawing++;
      whenOver(read.response, sliceMs, () => {
        drawing--;
        // Behind what has come in meanwhile: it may be something to save.
        setImmediate(admit, 0);
      });
      read.begin(true);
    }
  }

  /** As long as somebody waits. */
  function look() {
    if (looking && work() < BUSY) admit(Math.max(0, drawing - most) + 1);
    else if (!looking) work();
    looking = queues.size > 0 ? setTimeout(look, LOOK_MS) : undefined;
    looking?.unref();
  }

  function goesFirst(until, mostMs) {
    saving++;
    whenOver(until, mostMs, () => {
      saving--;
      admit();
    });
  }

  return {
    /** @returns whether to answer: false when nobody waits for the answer any more */
    read: (response, network) =>
      new Promise((begin) => {
        const read = { response, begin, since: performance.now() };
        const queue = queues.get(network) ?? new Set();
        queues.set(network, queue.add(read));
        admit();
        if (!queue.has(read)) return;
        if (!looking) look();
        setTimeout(admit, yieldMs + 5).unref();
        response.once("close", () => leave(network, read) && begin(false));
      }),
    write(request, response) {
      goesFirst(request, bodyMs);
      request.once("end", () => goesFirst(response, yieldMs));
    },
  };
}

function whenOver(stream, mostMs, then) {
  const over = () => {
    clearTimeout(late);
    stream.off("close", over);
    then();
  };
  const late = setTimeout(over, mostMs);
  late.unref();
  stream.once("close", over);
}
