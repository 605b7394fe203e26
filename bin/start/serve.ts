import { fork } from "node:child_process";
import { createServer } from "node:net";
import { StartFault } from "@/lib/platform/fault";

export type Portal = { exited: Promise<number | null>; stop(): Promise<void> };

/** Runs the web server as a child; when this process dies, however it dies, the closed channel ends the child. */
export async function servePortal(env: Record<string, string>, options: { dev?: boolean } = {}): Promise<Portal> {
  const child = fork("bin/serve.mjs", options.dev ? ["--dev"] : [], {
    execArgv: [],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: options.dev ? "development" : "production", ...env },
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    child.on("message", (message: { ready?: true; fault?: string }) =>
      message.ready ? resolve() : reject(new StartFault(String(message.fault))),
    );
    void exited.then((code) => reject(new StartFault(`The web server ended (code ${code}) before it was ready.`)));
  });
  return {
    exited,
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
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
