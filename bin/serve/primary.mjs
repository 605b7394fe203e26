import cluster from "node:cluster";
import { fileURLToPath } from "node:url";
import { createBackOff } from "./back-off.mjs";
import { log } from "./log.mjs";

/** A web process says every few seconds that it lives; one that has not for so long is stuck, and nothing else ends it. */
const SILENT_MS = 60_000;
const LOOK_MS = 5_000;
/** Answers that are under way get their time (see web.mjs), and no more. */
const STOP_MS = 5_000;

/**
 * Runs `count` web processes. `ready` is called once, when the first of them takes requests; `fail` when none could ever
 * begin. From then on whichever ends is started again, after a while that grows when it ends again and again.
 */
export function startWeb({
  count,
  args,
  execArgv,
  ready,
  fail,
  exec = fileURLToPath(new URL("web.mjs", import.meta.url)),
}) {
  // Each process takes connections from the port itself, when it has time. Handed out in turn by this one, they would
  // hang for ever when a process ends that has just been handed one.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec, args, execArgv });
  const running = new Map();
  let served = false;
  let stopping = false;
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });

  function stop() {
    if (stopping) return;
    stopping = true;
    clearInterval(watch);
    for (const worker of running.keys()) if (worker.isConnected()) worker.send({ stop: true });
    setTimeout(() => killAll(), STOP_MS).unref();
    if (running.size === 0) end();
  }
  const killAll = () => {
    for (const worker of running.keys()) worker.process.kill("SIGKILL");
  };

  function failed(fault) {
    if (stopping) return;
    fail(fault);
    stop();
    killAll();
  }

  function run(backOff) {
    if (stopping) return;
    const worker = cluster.fork();
    const begun = performance.now();
    running.set(worker, begun);
    worker.on("error", () => {}); // a message that meets a process just ended
    worker.on("message", (message) => {
      if (message.fault) served ? log("error", message.fault, { process: worker.process.pid }) : failed(message.fault);
      if (message.ready && !served) {
        served = true;
        ready();
      }
      running.set(worker, performance.now());
      if (message.took)
        for (const other of running.keys()) if (other !== worker && other.isConnected()) other.send(message);
    });
    worker.once("exit", (code, signal) => {
      running.delete(worker);
      if (stopping) return running.size === 0 ? end() : undefined;
      const how = signal ?? `code ${code}`;
      if (!served) return failed(`The web server ended (${how}) before it was ready.`);
      const wait = backOff(performance.now() - begun);
      log("error", "web process ended", { process: worker.process.pid, how, nextInMs: wait });
      setTimeout(() => run(backOff), wait);
    });
  }

  const watch = setInterval(() => {
    const now = performance.now();
    for (const [worker, heard] of running)
      if (now - heard > SILENT_MS) {
        log("error", "web process stuck", { process: worker.process.pid });
        worker.process.kill("SIGKILL");
      }
  }, LOOK_MS);
  for (let index = 0; index < count; index++) run(createBackOff());
  return { stop, ended };
}
