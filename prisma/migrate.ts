import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { newClient, newPool } from "@/lib/platform/connection";
import { applyRestated } from "./restated";

const require = createRequire(import.meta.url);
const folder = path.resolve(import.meta.dirname, "migrations");
const schemaFolder = path.resolve(import.meta.dirname, "schema");
const filters = { externalTables: [], externalEnums: [] };

export const schemaFiles = () =>
  readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({
      path: path.join(schemaFolder, name),
      content: readFileSync(path.join(schemaFolder, name), "utf8"),
    }));

/** What is used of the engine; the package ships no types for it. */
type SchemaEngine = {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ stdout: string }>;
};

const RUNNING = "hashtext('shegongzhan migration script')";

/**
 * A portal can be killed while the server works its script off to the end: the next one waits for that, and finds the
 * migration marked as done in the script's own transaction. The engine's own mark would come too late.
 */
const whole = (script: string) => `select pg_advisory_xact_lock_shared(${RUNNING});
${script}
;
do $$ begin
  if to_regclass('"_prisma_migrations"') is not null then
    update "_prisma_migrations" set finished_at = now() where finished_at is null and rolled_back_at is null;
  end if;
end $$`;

/** The stock adapter cuts a script at every semicolon, even inside a function body; sent whole it is also one transaction. */
class WholeScriptPg extends PrismaPg {
  /** What PostgreSQL said of a script; the engine would only say "external connector error". */
  complaint: unknown;

  constructor(private readonly pool: pg.Pool) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.pool.query(whole(script));
      } catch (error) {
        this.complaint = error;
        throw error;
      }
    };
    return adapter;
  }

  close = () => this.pool.end();
}

/**
 * Prisma's own schema engine as WebAssembly: the native one is a download of its own, which a site without internet
 * cannot make. Its glue remembers the first instance's memory, so a process makes one instance.
 */
async function loadEngine() {
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = await import(file);
  const module = new WebAssembly.Module(readFileSync(file.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": engine });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine.SchemaEngine;
}
let loaded: ReturnType<typeof loadEngine> | undefined;

async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  const engine = await loaded;
  const factory = new WholeScriptPg(newPool(url));
  const datamodels = schemaFiles().map((file) => [file.path, file.content]);
  try {
    return await work(await engine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory)));
  } catch (error) {
    throw factory.complaint ?? error;
  } finally {
    await factory.close();
  }
}

const migrationScript = (name: string) => readFileSync(path.join(folder, name, "migration.sql"), "utf8");

/**
 * Applies the migrations that the database does not have yet; returns their names. Two portals that start together
 * wait for each other.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = newClient(url);
  client.on("error", () => {}); // the query that waits is told
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('shegongzhan migrate'))");
    await client.query(`select pg_advisory_lock(${RUNNING}), pg_advisory_unlock(${RUNNING})`);
    await forgetFailures(client);
    const names = await applyMissing(url);
    await applyRestated(client);
    return names;
  } finally {
    await client.end();
  }
}

/** A script is one transaction: what failed left nothing behind, and may be tried again once its cause is gone. */
async function forgetFailures(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regclass('"_prisma_migrations"') is not null as started`);
  if (rows[0].started)
    await client.query(
      `update "_prisma_migrations" set rolled_back_at = now() where finished_at is null and rolled_back_at is null`,
    );
}

async function applyMissing(url: string): Promise<string[]> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = names.map((name) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: migrationScript(name) } },
  }));
  const migrationsList = {
    baseDir: folder,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories,
  };
  const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  return appliedMigrationNames;
}

/** The SQL from the schema of the last migration (the snapshot) to today's; no database is read. */
export async function diff(url: string, snapshot: string): Promise<string> {
  const from = existsSync(snapshot)
    ? { tag: "schemaDatamodel", files: [{ path: snapshot, content: readFileSync(snapshot, "utf8") }] }
    : { tag: "empty" };
  const to = { tag: "schemaDatamodel", files: schemaFiles() };
  const question = { from, to, script: true, exitCode: null, filters, shadowDatabaseUrl: null };
  return (await withSchemaEngine(url, (engine) => engine.diff(question))).stdout;
}
