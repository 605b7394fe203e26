import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "@/prisma/database";
import { diff, schemaFiles } from "@/prisma/migrate";

/** `npm run migration NAME` writes the SQL from the last migration's schema to today's as a new migration. */
const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run migration NAME   (a-z, 0-9, _)");
  process.exit(1);
}
const folder = path.resolve("prisma/migrations");
const snapshot = path.join(folder, "schema.snapshot.txt");
// The engine wants a server to talk to, though it reads nothing from it.
const dataDir = mkdtempSync(path.join(tmpdir(), "shegongzhan-migration-"));
const server = await startEmbedded({ dataDir, password: "unused" });
const sql = await diff(server.url, snapshot);
await server.stop();
for (const used of [server.folder, dataDir]) rmSync(used, { recursive: true, force: true });
if (sql.startsWith("-- This is an empty migration")) {
  console.log("The schema has not changed since the last migration.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join(folder, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "migration.sql"), sql);
  const files = schemaFiles().map((file) => file.content);
  writeFileSync(snapshot, files.join("\n"));
  console.log(`Wrote ${path.relative(".", target)}/migration.sql`);
}
process.exit(0);
