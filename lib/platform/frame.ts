import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "./actor";
import { confinement } from "./confinement";
import { type Purpose, pool } from "./pools";

/** What a transaction sends together with its begin, and together with its commit: one turn each. */
export type Frame = {
  actor: Actor;
  purpose: Purpose;
  /** Sent behind the confinement. */
  opening?: Prisma.Sql;
  /** Its row count; only set when the transaction has begun, confined. */
  opened?: number;
  /** Sent before the commit, in order. */
  closing: Prisma.Sql[];
};

/** One for all copies of this module that the build makes in one process, as there is one client for all of them. */
const holder = globalThis as { portalFrames?: AsyncLocalStorage<Frame | undefined> };
holder.portalFrames ??= new AsyncLocalStorage<Frame | undefined>();
const frames = holder.portalFrames;

/** Gives the frame to the transaction that `start` opens; what runs inside that one has none. */
export const withFrame = <T>(frame: Frame, start: () => Promise<T>): Promise<T> => frames.run(frame, start);
export const withoutFrame = <T>(work: () => Promise<T>): Promise<T> => frames.run(undefined, work);

/**
 * Prisma's adapter, whose transactions travel in fewer turns: what it sends as a bare BEGIN takes the confinement along,
 * and its COMMIT takes what is left to write. PostgreSQL works such a row of messages off in order, and skips to the end
 * of the transaction when one fails.
 */
export class FramedPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction;
    const framed = Object.create(adapter, { client: { value: { connect: framedClient } } });
    adapter.startTransaction = (isolation) => start.call(framed, isolation);
    return adapter;
  }
}

type Send = (statement: unknown) => Promise<pg.QueryResult>;

async function framedClient(): Promise<pg.PoolClient> {
  const frame = frames.getStore();
  const client = await pool(frame?.purpose ?? "reads").connect();
  if (!frame) return client;
  const { query, release } = client;
  const send: Send = async (statement) =>
    (query as (statement: unknown) => Promise<pg.QueryResult>).call(client, statement);
  const own = (statement: { text: string }) => {
    if (statement.text === "BEGIN") return open(send, frame);
    if (statement.text === "COMMIT") return close(send, frame);
    return send(statement);
  };
  client.query = own as typeof client.query;
  client.release = (broken) => {
    client.query = query;
    release(broken);
  };
  return client;
}

async function open(send: Send, frame: Frame): Promise<pg.QueryResult> {
  const { actor, purpose, opening } = frame;
  const [begun, , opened] = await all([
    send("begin isolation level read committed read write"),
    send(confinement(actor, purpose)),
    ...(opening ? [send(opening)] : []),
  ]);
  frame.opened = opened?.rowCount ?? 0;
  return begun as pg.QueryResult;
}

async function close(send: Send, { closing }: Frame): Promise<pg.QueryResult> {
  const ended = (await all([...closing.map((one) => send(texts(one))), send("commit")])).at(-1) as pg.QueryResult;
  // Where an earlier statement failed, PostgreSQL answers a commit with a rollback and calls it no error.
  if (ended.command !== "COMMIT") throw new Error("The transaction had failed, and nothing was saved");
  return ended;
}

/** Texts can always be sent; of a value that cannot, the driver would tell only after the commit was on its way. */
const texts = ({ text, values }: Prisma.Sql) => ({
  text,
  values: values.map((value) => (value === null || value === undefined ? null : String(value))),
});

/** The first failure in order: those behind it only say that the transaction was over. */
async function all<T>(turns: Promise<T>[]): Promise<T[]> {
  const parts = await Promise.allSettled(turns);
  const failed = parts.find((part) => part.status === "rejected");
  if (failed) throw failed.reason;
  return parts.flatMap((part) => (part.status === "fulfilled" ? [part.value] : []));
}
