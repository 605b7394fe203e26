import { fork } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createBackOff } from "@/bin/serve/back-off.mjs";
import { log } from "@/bin/serve/log.mjs";
import { StartFault } from "@/lib/platform/fault";

export type Portal = { stop(): Promise<void> };

/** `log`: an open file that takes the log instead of stdout. */
type Options = { dev?: boolean; log?: number };

/** Answers under way get three seconds, and a process that is stuck is ended after five (bin/serve/primary.mjs). */
const STOP_MS = 8_000;

/**
 * Runs the web server as a child, and again when it ends by itself. When this process dies, however it dies, the closed
 * channel ends the child. @throws StartFault when the first one cannot come up
 */
export async function servePortal(env: Record<string, string>, options: Options = {}): Promise<Portal> {
  const backOff = createBackOff();
  let stopping = false;
  let web = launch(env, options);
  await new Promise<void>((resolve, reject) => {
    web.child.on("message", (message: { ready?: true; fault?: string }) => {
      if (message.ready) resolve();
      else if (message.fault) reject(new StartFault(message.fault));
    });
    void web.exited.then((how) => reject(new StartFault(`The web server ended (${how}) before it was ready.`)));
  });
  const keep = async () => {
    while (!stopping) {
      const how = await web.exited;
      if (stopping) return;
      const nextInMs = backOff(performance.now() - web.begun);
      log("error", "web server ended", { how, nextInMs });
      await sleep(nextInMs, undefined, { ref: false });
      if (!stopping) web = launch(env, options);
    }
  };
  void keep();
  return {
    async stop() {
      stopping = true;
      if (web.child.connected) web.child.disconnect();
      const late = setTimeout(() => web.child.kill("SIGKILL"), STOP_MS);
      await web.exited;
      clearTimeout(late);
    },
  };
}

function launch(env: Record<string, string>, { dev = false, log: file }: Options) {
  const NODE_ENV = dev ? "development" : "production";
  const child = fork("bin/serve.mjs", dev ? ["--dev"] : [], {
    execArgv: [],
    stdio: ["inherit", file ?? "inherit", file ?? "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV, ...env },
  });
  child.on("error", () => {}); // a message that meets a process just ended
  const exited = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`)),
  );
  return { child, begun: performance.now(), exited };
}

/** Before any slow work: a taken port is told at once. */
export const checkPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", ({ code }: NodeJS.ErrnoException) => reject(new StartFault(portFault(code, host, port))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });

function portFault(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`;
  if (code === "EACCES") return `This user may not open port ${port}: choose one above 1023.`;
  return `The portal cannot listen on ${host}:${port} (${code}): check HOST and PORT.`;
}
