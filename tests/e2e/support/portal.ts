import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadContent } from "@/bin/start/content";
import { servePortal } from "@/bin/start/serve";
import { freePort, startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";

export const DEMO_PASSWORD = "Demo-e2e-2026";

/** The production build on a fresh database with the demo data, as a new user would see it. */
export default async function setup() {
  if (process.env.E2E_URL) return;
  const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-e2e-"));
  const database = await startEmbedded({
    dataDir,
    password: "test",
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  await migrate(database.url);
  await loadContent(database.url, { DEMO: true }, DEMO_PASSWORD);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const portal = await servePortal({
    PORT: String(port),
    HOST: "127.0.0.1",
    TRUST_PROXY: "0",
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: "end-to-end-tests-only-secret-0123456789",
    NEXTAUTH_URL: address,
  });
  process.env.E2E_URL = address;
  process.env.E2E_DATABASE_URL = database.url;
  return async () => {
    await portal.stop();
    await database.stop();
    for (const folder of [database.folder, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
}
