import pg from "pg";

/** What a pooler keeps with each client, so that it may stand in the opening message behind one too. */
const TRACKED: Record<string, string> = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  standard_conforming_strings: "on",
};

/**
 * What else the portal's SQL and its drivers take for granted, and a server, a database, a role or an address may have
 * set otherwise. Prisma writes and reads times without a zone: they mean UTC on a connection in UTC alone.
 */
const SESSION: Record<string, string> = {
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
};

/** How long a statement runs, waits for another's lock, and a transaction may do nothing; 0 is without end. */
export type Limits = Record<"statement_timeout" | "lock_timeout" | "idle_in_transaction_session_timeout", string>;

/** For migrations, seeds and commands, which take as long as they take. */
const NO_LIMITS: Limits = { statement_timeout: "0", lock_timeout: "0", idle_in_transaction_session_timeout: "0" };

const POOLER = "pooler";

/** Marks the address of a pooler in transaction mode, which hands every transaction to another connection. */
export const throughPooler = (url: string): string => {
  const marked = new URL(url);
  marked.searchParams.set(POOLER, "1");
  return marked.href;
};

export const isPooler = (url: string): boolean => new URL(url).searchParams.get(POOLER) === "1";

/** What every transaction sets for itself, where no connection can keep it. */
export const ownSettings = (url: string, limits: Limits): [string, string][] =>
  isPooler(url) ? Object.entries({ ...SESSION, ...limits }) : [];

type Startup = { getStartupConf(): Record<string, string> };

/**
 * The kind of client that says all this in the message that opens the connection: it costs no turn, and PostgreSQL lets
 * it count more than what server, database, role and the address's own `options` say. Poolers refuse what they cannot
 * keep apart for each client.
 */
function clientFor(url: string, limits: Limits) {
  const own = isPooler(url) ? TRACKED : { ...TRACKED, ...SESSION, ...limits };
  return class extends pg.Client {
    getStartupConf() {
      return { ...(pg.Client.prototype as unknown as Startup).getStartupConf.call(this), ...own };
    }
  };
}

/** One connection for a script, a command or a test; the caller opens and ends it. */
export function newClient(url: string, options: pg.ClientConfig = {}): pg.Client {
  const Client = clientFor(url, NO_LIMITS);
  return new Client({ ...options, connectionString: url });
}

export function newPool(url: string, options: pg.PoolConfig = {}, limits = NO_LIMITS): pg.Pool {
  return new pg.Pool({ ...options, connectionString: url, Client: clientFor(url, limits) });
}

/** What PostgreSQL itself answers with when it refuses. */
export const { DatabaseError } = pg;
export type DatabaseError = pg.DatabaseError;
