import { createHash } from "node:crypto";
import { z } from "zod";
import { networkOf } from "@/lib/shared/address.mjs";
import { systemActor, visitor } from "./actor";
import { writeAudit } from "./audit";
import { asActor, confine, type Tx } from "./db";
import type { Refusal } from "./refusal";

type Counted = Refusal & { bucket: string; count: number; at: Date };
type Due = { refused: Counted; total: number; tries: number };

/** As many as a flood of addresses can make this process remember at once; the rest count as one more address. */
const MOST_WAITING = 2_000;
/** Entries of one kind an hour that are written one by one; beyond, the tenth of the rest, the hundredth … */
const MOST_ENTRIES = 100;
const RETRY_MS = 5_000;
const MOST_TRIES = 20;

type Waiting = { refused: Map<string, Counted>; due: Due[]; flushing: Promise<void> | null };

/** Shared by all copies of this module that the build makes in one process. */
const holder = globalThis as { portalRefusals?: (refusal: Refusal) => void; portalWaiting?: Waiting };

const waiting = (): Waiting => {
  holder.portalWaiting ??= { refused: new Map(), due: [], flushing: null };
  return holder.portalWaiting;
};

/** From here on whatever this process refuses is counted in the database, which adds up all processes. */
export function countRefusals(): void {
  holder.portalRefusals = (refusal) => {
    take(waiting().refused, refusal, new Date());
    void flush();
  };
}

function take(refused: Waiting["refused"], refusal: Refusal, at: Date): void {
  const own = bucketOf(refusal, at);
  const crowd = !refused.has(own) && refused.size >= MOST_WAITING;
  const one: Refusal = crowd ? { ...refusal, actor: null, address: null } : refusal;
  const bucket = crowd ? bucketOf(one, at) : own;
  const before = refused.get(bucket);
  refused.set(bucket, { ...(before ?? { ...one, bucket, at }), count: (before?.count ?? 0) + 1 });
}

/** One kind, one account or network, one hour. */
function bucketOf({ kind, actor, address }: Refusal, at: Date): string {
  const who = actor?.accountId ?? networkOf(address ?? "");
  return createHash("sha256")
    .update(JSON.stringify([kind, who, hourOf(at).toISOString()]))
    .digest("hex")
    .slice(0, 32);
}

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);

/** Writes down what waits; what cannot be written goes on waiting. */
export function flush(): Promise<void> {
  const state = waiting();
  state.flushing ??= drain(state).finally(() => {
    state.flushing = null;
  });
  return state.flushing;
}

async function drain(state: Waiting): Promise<void> {
  // After the answer, and with whatever else is refused until then.
  await new Promise((resolve) => setImmediate(resolve));
  let batch: Counted[] = [];
  try {
    while (state.refused.size > 0 || state.due.length > 0) {
      batch = [...state.refused.values()];
      state.refused.clear();
      if (batch.length > 0) state.due.push(...(await countAll(batch)));
      batch = [];
      for (let next = state.due[0]; next; next = state.due[0]) {
        next.tries += 1;
        await enter(next);
        state.due.shift();
      }
    }
  } catch (error) {
    for (const one of batch) {
      const since = state.refused.get(one.bucket);
      state.refused.set(one.bucket, { ...one, count: one.count + (since?.count ?? 0) });
    }
    // One that the database will never take must not keep the others waiting for ever.
    state.due = state.due.filter(({ tries }) => tries < MOST_TRIES);
    console.error("refused requests could not be counted yet:", error instanceof Error ? error.message : error);
    setTimeout(() => void flush(), RETRY_MS).unref();
  }
}

const system = systemActor("refusals");

/** Adds to the hours' counts, and says which have reached the first, the tenth, the hundredth: those become entries. */
function countAll(batch: readonly Counted[]): Promise<Due[]> {
  return asActor(system, async (tx) => {
    const totals = await add(tx, batch);
    const reached = batch.flatMap((refused) => {
      const total = totals.get(refused.bucket) ?? 0;
      return reaches(total - refused.count, total) ? [{ refused, total, tries: 0 }] : [];
    });
    if (reached.length === 0) return [];
    const kinds = new Map<string, Due[]>();
    for (const due of reached) {
      const bucket = `entries:${due.refused.kind}:${hourOf(due.refused.at).toISOString()}`;
      kinds.set(bucket, [...(kinds.get(bucket) ?? []), due]);
    }
    const entries = await add(
      tx,
      [...kinds].map(([bucket, dues]) => ({ bucket, count: dues.length, at: dues[0]?.refused.at ?? new Date() })),
    );
    return [...kinds].flatMap(([bucket, dues]) => {
      const before = (entries.get(bucket) ?? 0) - dues.length;
      return dues.filter((_, index) => before + index < MOST_ENTRIES || reaches(before + index, before + index + 1));
    });
  });
}

/** In one order, so that two processes never wait for each other. */
async function add(tx: Tx, many: readonly { bucket: string; count: number; at: Date }[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw`
    insert into "RefusalCount" as r (bucket, count, hour)
    select bucket, count, hour from unnest(${many.map(({ bucket }) => bucket)}::text[], ${many.map(({ count }) => count)}::int[],
      ${many.map(({ at }) => hourOf(at))}::timestamptz[]) as b(bucket, count, hour) order by bucket
    on conflict (bucket) do update set count = r.count + excluded.count returning bucket, count`;
  return new Map(
    z
      .array(z.object({ bucket: z.string(), count: z.number() }))
      .parse(rows)
      .map((row) => [row.bucket, row.count]),
  );
}

/** Whether a power of ten lies within (before, after]. */
const reaches = (before: number, after: number): boolean =>
  after > 0 && String(after).length > (before > 0 ? String(before).length : 0);

function enter({ refused, total }: Due): Promise<void> {
  const { actor, kind, path, permission, tokenHash, at } = refused;
  return asActor(system, async (tx) => {
    const token = tokenHash ? await knownToken(tx, tokenHash, at) : null;
    const who = actor ?? visitor(refused.address);
    await confine(tx, who);
    await writeAudit(tx, {
      ...{ actor: who, action: `request:${kind}`, outcome: "refused" },
      ...(token?.id ? { entity: "apiKey", entityId: token.id } : { entity: "request", entityId: path.slice(0, 200) }),
      detail: { count: total, path: path.slice(0, 200), permission, reason: token?.reason },
    });
  });
}

/** Why a token opened nothing; one that never was has no record. */
async function knownToken(tx: Tx, hash: string, at: Date): Promise<{ id: string | null; reason: string }> {
  const token = await tx.apiToken.findUnique({
    where: { hash },
    select: { id: true, revokedAt: true, expiresAt: true },
  });
  if (!token) return { id: null, reason: "unknown" };
  const reason = token.revokedAt ? "revoked" : token.expiresAt <= at ? "expired" : "account";
  return { id: token.id, reason };
}
