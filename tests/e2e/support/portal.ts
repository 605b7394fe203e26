import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadContent } from "@/bin/start/content";
import { startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";
import { serveBuild } from "./serve";

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
  const { address, portal } = await serveBuild(dataDir, database.url);
  process.env.E2E_URL = address;
  process.env.E2E_DATABASE_URL = database.url;
  return async () => {
    await portal.stop();
    await database.stop();
    for (const folder of [database.folder, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
}
