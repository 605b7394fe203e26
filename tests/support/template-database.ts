import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { newClient } from "@/lib/platform/connection";
import { startEmbedded } from "@/prisma/database";
import { migrate } from "@/prisma/migrate";

declare module "vitest" {
  interface ProvidedContext {
    server: string;
    template: string;
  }
}

/** Nothing of a test's data needs to survive a power cut. */
export const FORGETFUL = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  shared_preload_libraries: "pg_stat_statements",
};

/**
 * No test may lean on a server's defaults. An administrator may have set these for the whole server, as a Chinese one
 * usually has the first; what a database sets counts more than that.
 */
const FOREIGN = {
  timezone: "Asia/Shanghai",
  datestyle: "SQL, DMY",
  intervalstyle: "iso_8601",
  bytea_output: "escape",
  standard_conforming_strings: "off",
  extra_float_digits: "-15",
  search_path: "pg_catalog",
  default_transaction_isolation: "serializable",
  default_transaction_read_only: "on",
  transform_null_equals: "on",
  array_nulls: "off",
  backslash_quote: "off",
  row_security: "off",
  statement_timeout: "1ms",
  lock_timeout: "1ms",
  idle_in_transaction_session_timeout: "1ms",
  idle_session_timeout: "1ms",
};

/** Makes the database anew, of the template where there is one, with foreign settings. */
export const freshDatabase = (name: string, template = "template1", settings: Record<string, string> = FOREIGN) => [
  `drop database if exists "${name}" with (force)`,
  `create database "${name}" template "${template}"`,
  ...Object.entries(settings).map(
    ([setting, value]) => `alter database "${name}" set ${setting} = ${value.includes(",") ? value : `'${value}'`}`,
  ),
];

/** One PostgreSQL a run (or TEST_POSTGRES_URL's), with one migrated template that every test clones. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_POSTGRES_URL;
  const dataDir = given ? undefined : mkdtempSync(path.join(tmpdir(), "shegongzhan-test-"));
  const server = dataDir ? await startEmbedded({ dataDir, password: "test", settings: FORGETFUL }) : undefined;
  const url = server?.url ?? given ?? "";
  const template = `test_${process.pid}_template`;
  await administer(url, freshDatabase(template));
  await migrate(databaseUrl(url, template));
  project.provide("server", url);
  project.provide("template", template);
  return async () => {
    if (!server) await dropAll(url, `test_${process.pid}_%`);
    await server?.stop();
    for (const folder of [server?.folder, dataDir]) if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

export const databaseUrl = (server: string, name: string) =>
  Object.assign(new URL(server), { pathname: `/${name}` }).href;

export async function administer(server: string, statements: string[]): Promise<void> {
  const client = newClient(server);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function dropAll(server: string, pattern: string): Promise<void> {
  const client = newClient(server);
  await client.connect();
  const { rows } = await client.query("select datname from pg_database where datname like $1", [pattern]);
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  await client.end();
}
