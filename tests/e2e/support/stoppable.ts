import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadContent } from "@/bin/start/content";
import { disconnect } from "@/lib/platform/db";
import { freePort, startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";
import { makeAccount, PASSWORD } from "@/tests/support/factories/accounts";
import { serveBuild } from "./serve";

export const OFFICIAL = { loginName: "city_official@outage", password: PASSWORD };

/** A portal with a PostgreSQL of its own, which can be taken away and given back while the portal runs. */
export async function startStoppable() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-outage-"));
  const settings = { fsync: "off", port: String(await freePort()) };
  let database = await startEmbedded({ dataDir, password: "test", settings });
  await migrate(database.url);
  await loadContent(database.url, { DEMO: false }, "");
  await makeAccount({ role: "city_official", regionCode: "4208", loginName: OFFICIAL.loginName });
  await disconnect();
  const { address, portal } = await serveBuild(dataDir, database.url);
  return {
    address,
    takeDatabase: () => database.stop(),
    giveDatabase: async () => {
      database = await startEmbedded({ dataDir, password: "test", settings });
    },
    async close() {
      await portal.stop();
      await database.stop();
      for (const folder of [database.folder, dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
