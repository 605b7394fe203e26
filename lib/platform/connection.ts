import pg from "pg";

/**
 * What the portal's SQL and its drivers take for granted, and a server, a database, a role or an address may have set
 * otherwise. Prisma writes and reads times without a zone: they mean UTC on a connection in UTC alone.
 */
const SESSION: Record<string, string> = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  standard_conforming_strings: "on",
  IntervalStyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  search_path: "public, pg_temp",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
  default_transaction_deferrable: "off",
  row_security: "on",
  transform_null_equals: "off",
  array_nulls: "on",
  backslash_quote: "safe_encoding",
  check_function_bodies: "on",
  plan_cache_mode: "auto",
  // Compiling a report's plan takes longer than the report.
  jit: "off",
  idle_session_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  statement_timeout: "0",
  lock_timeout: "0",
};

type Startup = { getStartupConf(): Record<string, string> };

/**
 * The kind of client that says all this in the message that opens the connection: it costs no turn, and PostgreSQL lets
 * it count more than what server, database, role and the address's own `options` say.
 */
const clientWith = (session: Record<string, string>) =>
  class extends pg.Client {
    getStartupConf() {
      return { ...(pg.Client.prototype as unknown as Startup).getStartupConf.call(this), ...session };
    }
  };

/** One connection for a script, a command or a test; the caller opens and ends it. */
export function newClient(url: string, options: pg.ClientConfig = {}): pg.Client {
  const Client = clientWith(SESSION);
  return new Client({ ...options, connectionString: url });
}

export function newPool(url: string, options: pg.PoolConfig = {}): pg.Pool {
  return new pg.Pool({ ...options, connectionString: url, Client: clientWith(SESSION) });
}

/** What PostgreSQL itself answers with when it refuses. */
export const { DatabaseError } = pg;
export type DatabaseError = pg.DatabaseError;
