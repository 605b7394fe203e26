import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { type Actor, publicActor } from "./actor";
import { confinement } from "./confinement";
import { isPooler } from "./connection";
import { temporary } from "./errors";
import { type Frame, FramedPg, withFrame, withoutFrame } from "./frame";
import { noteOutage } from "./outage";
import { closePools, databaseUrl, type Purpose, pass, pool } from "./pools";

export type Tx = Prisma.TransactionClient;

/** A statement that is long to plan begins with such a comment: each connection then plans it once. */
const PREPARED = /^\s*\/\* prepared \*\//;

/** Named by its text. A pooler in transaction mode would look for the plan on whichever connection it has free. */
const statementName = (sql: string): string =>
  PREPARED.test(sql) && !isPooler(databaseUrl()) ? createHash("sha256").update(sql).digest("hex").slice(0, 32) : "";

/** A transaction of several parts, and for whom it acts where this is asked. */
type Shared = { tx: Tx; actor: Actor };

/** One client a process; a development server that reloads modules keeps it. */
const holder = globalThis as { portalPrisma?: PrismaClient; portalTogether?: AsyncLocalStorage<Shared> };

export function prisma(): PrismaClient {
  holder.portalPrisma ??= new PrismaClient({
    adapter: new FramedPg(pool("reads"), { statementNameGenerator: ({ sql }) => statementName(sql) }),
  });
  return holder.portalPrisma;
}

/** Closes the pools, for tests and commands that end. */
export async function disconnect(): Promise<void> {
  await holder.portalPrisma?.$disconnect();
  holder.portalPrisma = undefined;
  await closePools();
}

/** @throws Temporary for whatever the driver throws when the database cannot be reached, is busy or full */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const passing = temporary(error);
    if (!passing) throw error;
    noteOutage(passing);
    throw passing;
  }
}

/** The only handle a room gets: a transaction confined by row-level security to what the actor may see. */
export const asActor = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inFrame({ actor, purpose: "reads", closing: [] }, work);

/** The same, with what travels with the transaction's begin and its commit: for `mutate`. */
export function inFrame<T>(frame: Frame, work: (tx: Tx) => Promise<T>): Promise<T> {
  const shared = together.getStore();
  if (shared) return within(shared, frame, work);
  // Longer than a request waits for a connection, which says better what it waited for.
  const limits = { maxWait: 20_000, timeout: 30_000 };
  const confined = (tx: Tx) => {
    if (frame.opened === undefined) throw new Error("The transaction began without its confinement");
    return withoutFrame(() => work(tx));
  };
  return reach(() => withFrame(frame, () => prisma().$transaction(confined, limits)));
}

/**
 * The same for a report's only statement: a transaction that can write nothing, sent in one go instead of in four turns.
 */
export function readAsActor(actor: Actor, sql: Prisma.Sql): Promise<unknown[]> {
  const shared = together.getStore();
  if (shared) return within(shared, { actor, purpose: "writes", closing: [] }, (tx) => tx.$queryRaw<unknown[]>(sql));
  const { text, values } = sql;
  return inOneTurn("reads", actor, "read only", { name: statementName(text), text, values });
}

/** Asks whose session or token this is, before anybody is anybody. */
export const askHolder = ({ text, values }: Prisma.Sql): Promise<unknown[]> =>
  inOneTurn("sessions", publicActor(), "read write", { text, values });

/** @throws Temporary unless the database answers and can write: to its log, with a commit, and to its disk */
export async function probeDatabase(): Promise<void> {
  await inOneTurn("health", publicActor(), "read write", {
    text: "select pg_logical_emit_message(true, 'portal', ''), disk_probe()",
    values: [],
  });
}

/**
 * PostgreSQL works the parts off in order, skips the rest when one fails, and unless every part succeeded no row is
 * handed on.
 */
function inOneTurn(
  purpose: Purpose,
  actor: Actor,
  access: "read only" | "read write",
  statement: { name?: string; text: string; values: unknown[] },
): Promise<unknown[]> {
  const timed = { ...statement, query_timeout: 30_000 };
  return reach(async () => {
    const client = await pool(purpose).connect();
    client.on("error", pass);
    const parts = await Promise.allSettled([
      client.query(`begin isolation level read committed ${access}`),
      client.query(confinement(actor, purpose)),
      client.query(timed),
      client.query("commit"),
    ]);
    client.off("error", pass);
    const failed = parts.find((part) => part.status === "rejected");
    client.release(failed !== undefined);
    if (failed) throw failed.reason;
    return parts[2].status === "fulfilled" ? parts[2].value.rows : [];
  });
}

holder.portalTogether ??= new AsyncLocalStorage<Shared>();
const together = holder.portalTogether;

/** Whatever `work` reads and writes through the two functions above happens in one transaction, or not at all. */
export const asOne = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  inFrame({ actor, purpose: "writes", closing: [] }, (tx) => together.run({ tx, actor }, work));

/**
 * A part of a shared transaction: what would travel with its own begin and commit is sent in its turn. Whatever becomes of
 * the part, the transaction then acts for whom it did before.
 */
async function within<T>({ tx, actor: outer }: Shared, frame: Frame, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { actor } = frame;
  const act = (as: Actor) => tx.$queryRaw(confinement(as, "writes"));
  await act(actor);
  try {
    if (frame.opening) frame.opened = await tx.$executeRaw(frame.opening);
    const result = await together.run({ tx, actor }, () => work(tx));
    for (const last of frame.closing) await tx.$executeRaw(last);
    if (actor !== outer) await act(outer);
    return result;
  } catch (error) {
    // Of a transaction whose statement failed nothing can be asked; why it failed is what tells.
    await act(outer).catch(() => {});
    throw error;
  }
}

/** Whether a transaction is shared: one that fails is over for all its parts. */
export const isShared = (): boolean => together.getStore() !== undefined;

/** From here on the transaction acts for this actor: for signing in, which makes somebody of nobody. */
export const confine = (tx: Tx, actor: Actor): Promise<unknown> => tx.$queryRaw(confinement(actor, "reads"));
