import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { networkOf } from "./address";

/** `cap` attempts within the window; then none until the lock ends. `own`: a right password clears it. */
type Bucket = { id: string; cap: number; own: boolean };

export type Attempt = { loginName: string; address: string; deviceId: string | null };
export type Limits = { maxFailures: number; lockMinutes: number };
export type Ticket = {
  /** None while one is locked. */
  buckets: Bucket[];
  lockedUntil: Date | null;
  /** It was the attempt that locked. */
  last: boolean;
  /** Attempts since the lock, this one included. */
  over: number;
};

/**
 * What an attempt counts against. A device the account knows has a bucket of its own and none of a stranger's; for
 * everyone else account and address together, the address (an office shares one), the account and all sign-ins count.
 */
function bucketsOf({ loginName, address, deviceId }: Attempt, maxFailures: number): Bucket[] {
  const network = networkOf(address);
  if (deviceId) return [bucket("device", [deviceId, loginName], maxFailures, true)];
  return [
    bucket("pair", [loginName, network], maxFailures, true),
    bucket("address", [network], maxFailures * 10, false),
    bucket("account", [loginName], maxFailures * 20, false),
    bucket("all", [], maxFailures * 400, false),
  ];
}

/** Digests: a name may be as long as it likes, or be a password typed in the wrong field. */
function bucket(kind: string, parts: string[], cap: number, own: boolean): Bucket {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
  return { id: `${kind}:${digest}`, cap, own };
}

const rowSchema = z.object({ bucket: z.string(), failures: z.number(), lockedUntil: z.date().nullable() });

/**
 * Counts the attempt as failed before the password is looked at, in one statement, so that a thousand attempts at once
 * get no more guesses than a thousand in a row. The attempt that reaches the cap still counts, and locks behind itself.
 */
export async function takeTicket(tx: Tx, attempt: Attempt, limits: Limits, now: Date): Promise<Ticket> {
  const buckets = bucketsOf(attempt, limits.maxFailures);
  const until = new Date(now.getTime() + limits.lockMinutes * 60_000);
  const windowStart = new Date(now.getTime() - limits.lockMinutes * 60_000);
  const rows = rowSchema.array().parse(
    await tx.$queryRaw`
      insert into "LoginThrottle" as t (bucket, failures, "windowStart", "lockedUntil")
      select id, 1, ${now}::timestamptz, case when cap = 1 then ${until}::timestamptz end
      from unnest(${buckets.map(({ id }) => id)}::text[], ${buckets.map(({ cap }) => cap)}::int[]) as b(id, cap)
      order by id
      on conflict (bucket) do update set (failures, "windowStart", "lockedUntil") = (
        select
          case when locked then greatest(t.failures, cap) + 1 when stale then 1 else t.failures + 1 end,
          case when stale and not locked then ${now}::timestamptz else t."windowStart" end,
          case when locked then t."lockedUntil" when not stale and t.failures + 1 >= cap then ${until}::timestamptz end
        from (select coalesce(t."lockedUntil" > ${now}::timestamptz, false) as locked,
                     t."lockedUntil" is not null or t."windowStart" <= ${windowStart}::timestamptz as stale) as was,
             unnest(${buckets.map(({ id }) => id)}::text[], ${buckets.map(({ cap }) => cap)}::int[]) as b(id, cap)
        where b.id = t.bucket)
      returning bucket, failures, "lockedUntil"`,
  );
  const taken = buckets.map((one) => {
    const row = rows.find(({ bucket: id }) => id === one.id);
    return { ...one, failures: row?.failures ?? 1, lockedUntil: row?.lockedUntil ?? null };
  });
  const shut = taken.filter(({ failures, cap }) => failures > cap);
  if (shut.length > 0)
    await giveBack(
      tx,
      taken.filter((one) => !shut.includes(one)),
    );
  const ends = (shut.length > 0 ? shut : taken).flatMap(({ lockedUntil }) => lockedUntil?.getTime() ?? []);
  const lockedUntil = ends.length > 0 ? new Date(Math.max(...ends)) : null;
  return {
    buckets: shut.length > 0 ? [] : buckets,
    lockedUntil,
    last: shut.length === 0 && lockedUntil !== null,
    over: Math.max(0, ...shut.map(({ failures, cap }) => failures - cap)),
  };
}

/** After a right password: the person's own bucket starts over, the shared ones lose only this attempt. */
export async function settleTicket(tx: Tx, ticket: Ticket): Promise<void> {
  const own = ticket.buckets.filter((one) => one.own).map(({ id }) => id);
  await giveBack(
    tx,
    ticket.buckets.filter((one) => !one.own),
  );
  await tx.loginThrottle.deleteMany({ where: { bucket: { in: own } } });
}

async function giveBack(tx: Tx, buckets: Bucket[]): Promise<void> {
  if (buckets.length === 0) return;
  // In one order, as taken, so that two sign-ins never wait for each other.
  await tx.$executeRaw`
    with held as (
      select t.bucket, b.cap from "LoginThrottle" t
      join unnest(${buckets.map(({ id }) => id)}::text[], ${buckets.map(({ cap }) => cap)}::int[]) as b(id, cap) on b.id = t.bucket
      order by t.bucket for update of t)
    update "LoginThrottle" t set failures = greatest(least(t.failures, held.cap) - 1, 0), "lockedUntil" = null
    from held where t.bucket = held.bucket`;
}

/** Buckets nobody has touched for a day count for nothing. */
export const forgetOldBuckets = (tx: Tx, now: Date) =>
  tx.loginThrottle.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - 86_400_000) } } });
