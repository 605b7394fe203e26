import { connectionsEach, webProcesses } from "@/bin/serve/processes.mjs";
import { newClient } from "@/lib/platform/connection";
import { StartFault } from "@/lib/platform/fault";
import type { Settings } from "@/lib/platform/settings";
import { startEmbedded } from "@/prisma/database";

export type Database = { url: string; stop(): Promise<void> };

/** Of all web processes at their most, with room for the start itself, commands, a backup and an administrator. */
function connections({ WEB_PROCESSES, DATABASE_POOL }: Settings): number {
  const processes = WEB_PROCESSES ?? webProcesses();
  return processes * (DATABASE_POOL ?? connectionsEach(processes)) + 25;
}

/** The server that DATABASE_URL names, or the embedded one, kept running until the portal is `stopping`. */
export async function openDatabase(settings: Settings, password: string, stopping: () => boolean): Promise<Database> {
  if (settings.DATABASE_URL) {
    const { allowed } = await checkServer(settings.DATABASE_URL);
    // A pooler shares its own out.
    if (!settings.POOLER && allowed < connections(settings))
      console.warn(
        `· 数据库允许的连接偏少 … The server of DATABASE_URL allows ${allowed} connections, and the portal may want ${connections(settings)}: set DATABASE_POOL or WEB_PROCESSES lower, or max_connections higher.`,
      );
    return { url: settings.DATABASE_URL, stop: async () => {} };
  }
  const own = { max_connections: String(Math.max(60, connections(settings))) };
  let server = await startEmbedded({ dataDir: settings.DATA_DIR, password, settings: own });
  const { url } = server;
  const supervise = async (): Promise<void> => {
    await server.exited;
    if (stopping()) return;
    console.error("PostgreSQL ended by itself; starting it again …");
    try {
      server = await startEmbedded({
        ...{ dataDir: settings.DATA_DIR, password },
        settings: { ...own, port: new URL(url).port },
      });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
    }
    return supervise();
  };
  void supervise();
  return { url, stop: () => server.stop() };
}

/** @throws StartFault when the server cannot be used, and why */
export async function checkServer(url: string): Promise<{ allowed: number }> {
  const client = newClient(url, { connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{
      version: number;
      encoding: string;
      allowed: number;
      may_create: boolean;
      may_act: boolean;
    }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
         current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as allowed,
         coalesce(has_schema_privilege(current_user, current_schema(), 'create'), false) as may_create,
         case when exists (select from pg_roles where rolname = 'portal_app')
           then pg_has_role(current_user, (select oid from pg_roles where rolname = 'portal_app'), 'member')
           else exists (select from pg_roles where rolname = current_user and (rolcreaterole or rolsuper)) end
         and has_parameter_privilege(current_user, 'app.scope', 'set') and has_parameter_privilege(current_user, 'app.role', 'set') as may_act`,
    );
    const server = rows[0];
    if (!server || server.version < 150_000)
      throw new StartFault("The server of DATABASE_URL is older than PostgreSQL 15: use a newer one.");
    if (server.encoding !== "UTF8")
      throw new StartFault(`The database of DATABASE_URL is encoded in ${server.encoding}: create it with UTF8.`);
    if (!server.may_create)
      throw new StartFault(
        "The user of DATABASE_URL may not create tables in its database: make it the database's owner.",
      );
    if (!server.may_act)
      throw new StartFault(
        'The user of DATABASE_URL lacks rights that an administrator of that server gives once: create role portal_app nologin; grant portal_app to <user>; grant set on parameter "app.scope", "app.role" to <user>;',
      );
    return { allowed: server.allowed };
  } catch (error) {
    if (error instanceof StartFault) throw error;
    throw new StartFault(
      `The database of DATABASE_URL cannot be reached: ${(error as Error).message || (error as { code?: string }).code}. Check host, port, name, user and password.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

const DISK_FULL = "53100";

/** Why tables or contents could not be brought up to date, in one sentence. */
export function unfilled(error: { code?: string; message: string }): StartFault {
  const lines = error.message.split("\n").filter((line) => line.trim());
  if (error.code === DISK_FULL || /No space left|ENOSPC/.test(error.message))
    return new StartFault("The disk of the database is full: make room, then start again.");
  if (/database schema is not empty/.test(error.message))
    return new StartFault(
      "The database of DATABASE_URL holds tables of another program: give the portal an empty one.",
    );
  // Prisma begins with the call that failed and ends with the cause.
  const cause = /^Invalid /.test(lines[0] ?? "") ? lines.at(-1) : lines.slice(0, 2).join(" ");
  return new StartFault(`The database could not be brought up to date: ${cause}`);
}
