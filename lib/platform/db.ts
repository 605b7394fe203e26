import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import type { Actor } from "./actor";
import { isDatabaseDown, Unavailable } from "./errors";

export type Tx = Prisma.TransactionClient;

// A statement that is long to plan begins with such a comment: each connection then plans it once.
const PREPARED = /^\s*\/\* prepared:([a-z-]+) \*\//;

/** `portalDatabaseLostAt` is read by bin/serve.mjs, which turns the error pages of that time from 500 into 503. */
const holder = globalThis as { portalPrisma?: PrismaClient; portalDatabaseLostAt?: number };

/** One pool a process; a development server that reloads modules keeps it. */
export function prisma(): PrismaClient {
  if (!holder.portalPrisma) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error("DATABASE_URL is not set");
    const adapter = new PrismaPg(
      {
        connectionString,
        max: 10,
        connectionTimeoutMillis: 5_000,
        idleTimeoutMillis: 30_000,
      },
      { statementNameGenerator: ({ sql }) => PREPARED.exec(sql)?.[1] ?? "" },
    );
    holder.portalPrisma = new PrismaClient({ adapter });
  }
  return holder.portalPrisma;
}

/** Closes the pool, for tests and commands that end. */
export async function disconnect(): Promise<void> {
  await holder.portalPrisma?.$disconnect();
  holder.portalPrisma = undefined;
}

/** @throws Unavailable for whatever the driver throws when the database cannot be reached */
export async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    holder.portalDatabaseLostAt = Date.now();
    throw new Unavailable();
  }
}

/**
 * The only handle a room gets: a transaction confined by row-level security to what the actor may see.
 * Settings are local to the transaction; the policies treat an empty or missing setting as seeing nothing.
 */
export function asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return reach(() =>
    prisma().$transaction(
      async (tx) => {
        await tx.$queryRaw`select set_config('role', 'portal_app', true),
          set_config('app.scope', ${actor.scopePath ?? ""}, true),
          set_config('app.role', ${actor.role}, true),
          set_config('app.account', ${actor.accountId ?? ""}, true),
          set_config('app.organisation', ${actor.organisationId ?? ""}, true)`;
        return work(tx);
      },
      { maxWait: 5_000, timeout: 30_000 },
    ),
  );
}
