import { servePortal } from "@/bin/start/serve";
import { freePort } from "@/prisma/database";

/** The production build on a free port, as `npm start` serves it. */
export async function serveBuild(dataDir: string, databaseUrl: string, settings: Record<string, string> = {}) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const portal = await servePortal({
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
  });
  return { address, port, portal };
}
