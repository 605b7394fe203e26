import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { servePortal } from "@/bin/start/serve";
import { freePort } from "@/prisma/database";

/** The production build on a free port, as `npm start` serves it. */
export async function serveBuild(dataDir: string, databaseUrl: string, settings: Record<string, string> = {}) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const log = openLog(port);
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    TRUST_PROXY: "0",
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: "end-to-end-tests-only-secret-0123456789",
    NEXTAUTH_URL: address,
    // Two even on a machine with one core: what one process knows alone would not be missed otherwise.
    WEB_PROCESSES: "2",
    ...settings,
  };
  try {
    const portal = await servePortal(env, { log: log.file });
    return { address, port, portal: { stop: () => portal.stop().finally(log.close) } };
  } catch (error) {
    log.close();
    throw error;
  }
}

/** Kept beside what failed, so that the list of tests can be read; its errors are told at the end. */
function openLog(port: number) {
  mkdirSync("test-results", { recursive: true });
  const name = `test-results/portal-${port}.log`;
  const file = openSync(name, "a");
  let open = true;
  // A test may stop the portal that its end stops again.
  const close = () => {
    if (!open) return;
    open = false;
    closeSync(file);
    const errors = readFileSync(name, "utf8")
      .split("\n")
      .filter((line) => line && !/^\{.*"level":"(info|warn)"/.test(line));
    if (errors.length > 0) process.stdout.write(`${name}, ${errors.length} errors:\n${errors.slice(-20).join("\n")}\n`);
    // Whoever reads such a page sees the key of a text; no test looks at every text of every page.
    const missing = new Set(errors.flatMap((line) => /MISSING_MESSAGE: [\w.:-]+/.exec(line)?.[0] ?? []));
    if (missing.size > 0) throw new Error([...missing].join(", "));
  };
  return { file, close };
}
