import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import type { Actor } from "./actor";
import { isDatabaseDown, Unavailable } from "./errors";
import { noteOutage } from "./outage";

export type Tx = Prisma.TransactionClient;

// A statement that is long to plan begins with such a comment: each connection then plans it once.
const PREPARED = /^\s*\/\* prepared:([a-z-]+) \*\//;

const statementName = (sql: string): string => PREPARED.exec(sql)?.[1] ?? "";

/** One pool a process; a development server that reloads modules keeps it. */
const holder = globalThis as { portalPool?: pg.Pool; portalPrisma?: PrismaClient };

function pool(): pg.Pool {
  if (!holder.portalPool) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error("DATABASE_URL is not set");
    holder.portalPool = new pg.Pool({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      pipeline: true,
    });
    holder.portalPool.on("error", pass);
  }
  return holder.portalPool;
}

/** Whoever waits for a connection that breaks is told so by the query; of an idle one nobody needs to know. */
const pass = () => {};

export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => statementName(sql) }),
  });
  return holder.portalPrisma;
}

/** Closes the pool, for tests and commands that end. */
export async function disconnect(): Promise<void> {
  await holder.portalPrisma?.$disconnect();
  await holder.portalPool?.end();
  holder.portalPrisma = undefined;
  holder.portalPool = undefined;
}

/** @throws Unavailable for whatever the driver throws when the database cannot be reached */
export async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    noteOutage();
    throw new Unavailable();
  }
}

/**
 * The only handle a room gets: a transaction confined by row-level security to what the actor may see.
 * Settings are local to the transaction; the policies treat an empty or missing setting as seeing nothing.
 */
export function asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const shared = together.getStore();
  if (shared) return confine(shared, actor).then(() => work(shared));
  return reach(() =>
    prisma().$transaction(
      async (tx) => {
        await confine(tx, actor);
        return work(tx);
      },
      { maxWait: 5_000, timeout: 30_000 },
    ),
  );
}

/**
 * The same for a report's only statement: a transaction that can write nothing, sent in one go instead of in four turns.
 * PostgreSQL works it off in order, skips the rest when a part fails, and unless every part succeeded no row is handed on.
 */
export function readAsActor(actor: Actor, sql: Prisma.Sql): Promise<unknown[]> {
  const shared = together.getStore();
  if (shared) return confine(shared, actor).then(() => shared.$queryRaw<unknown[]>(sql));
  const { text, values } = sql;
  const statement = { name: statementName(text), text, values, query_timeout: 30_000 };
  return reach(async () => {
    const client = await pool().connect();
    client.on("error", pass);
    const parts = await Promise.allSettled([
      client.query("begin read only"),
      client.query(confinement(actor)),
      client.query(statement),
      client.query("commit"),
    ]);
    client.off("error", pass);
    const failed = parts.find((part) => part.status === "rejected");
    client.release(failed !== undefined);
    if (failed) throw failed.reason;
    return parts[2].status === "fulfilled" ? parts[2].value.rows : [];
  });
}

const together = new AsyncLocalStorage<Tx>();

/** Whatever `work` reads and writes through the two functions above happens in one transaction, or not at all. */
export const asOne = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  asActor(actor, (tx) => together.run(tx, work));

/** Whether a transaction is shared: one that fails is over for all its parts. */
export const isShared = (): boolean => together.getStore() !== undefined;

/** From here on the transaction acts for this actor: for signing in, which makes somebody of nobody. */
export const confine = (tx: Tx, actor: Actor): Promise<unknown> => tx.$queryRaw(confinement(actor));

const confinement = (actor: Actor): Prisma.Sql => Prisma.sql`select set_config('role', 'portal_app', true),
  set_config('app.scope', ${actor.scopePath ?? ""}, true),
  set_config('app.role', ${actor.role}, true),
  set_config('app.account', ${actor.accountId ?? ""}, true),
  set_config('app.organisation', ${actor.organisationId ?? ""}, true)`;
