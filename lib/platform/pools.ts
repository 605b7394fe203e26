import type pg from "pg";
import { type Limits, newPool, ownSettings } from "./connection";
import { setting } from "./settings";

/**
 * Connections by what they are for: whoever waits behind a lock, or for a long report, holds up their own kind alone.
 * Who is signed in is asked at every request, and a monitor asks whether the portal lives.
 */
export type Purpose = "reads" | "writes" | "sessions" | "health";

const LEAST = 6;
const USUAL = 15;

/** Connections of one web process, all kinds together (DATABASE_POOL). */
export function poolSizes(all = Number(setting("DATABASE_POOL")) || USUAL): Record<Purpose, number> {
  const sessions = all < 10 ? 1 : 3;
  const writes = Math.max(1, Math.floor((all - sessions - 1) * 0.3));
  return { health: 1, sessions, writes, reads: Math.max(LEAST, all) - 1 - sessions - writes };
}

const limits = (statement: string, lock: string): Limits => ({
  statement_timeout: statement,
  lock_timeout: lock,
  idle_in_transaction_session_timeout: "30s",
});

/** A reader waits for nobody's row, only behind a change of the tables; two writers of one record wait in turn. */
const LIMITS: Record<Purpose, Limits> = {
  reads: limits("30s", "4s"),
  writes: limits("30s", "8s"),
  sessions: limits("4s", "2s"),
  health: limits("2s", "1s"),
};

/** How long a request waits for one of the connections: longer than those before it may wait for a lock. */
const PATIENCE_MS: Record<Purpose, number> = { reads: 8_000, writes: 12_000, sessions: 5_000, health: 2_000 };

export const databaseUrl = (): string => {
  const url = setting("DATABASE_URL");
  if (!url) throw new Error("DATABASE_URL is not set");
  return url;
};

/** Settings that a transaction of this kind makes for itself. */
export const settingsOf = (purpose: Purpose): [string, string][] => ownSettings(databaseUrl(), LIMITS[purpose]);

/** One set a process; a development server that reloads modules keeps it. */
const holder = globalThis as { portalPools?: Partial<Record<Purpose, pg.Pool>> };

export function pool(purpose: Purpose): pg.Pool {
  holder.portalPools ??= {};
  const open = holder.portalPools[purpose];
  if (open) return open;
  const options = {
    max: poolSizes()[purpose],
    connectionTimeoutMillis: PATIENCE_MS[purpose],
    idleTimeoutMillis: 30_000,
    pipeline: true,
  };
  const made = newPool(databaseUrl(), options, LIMITS[purpose]);
  made.on("error", pass);
  holder.portalPools[purpose] = made;
  return made;
}

/** Whoever waits for a connection that breaks is told so by the query; of an idle one nobody needs to know. */
export const pass = () => {};

export async function closePools(): Promise<void> {
  const open = Object.values(holder.portalPools ?? {});
  holder.portalPools = undefined;
  await Promise.all(open.map((one) => one.end()));
}
