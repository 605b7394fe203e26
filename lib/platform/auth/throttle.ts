import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { networkOf } from "@/lib/shared/address.mjs";

/**
 * `cap` attempts within the window; then none until the lock ends, or, for what strangers share (`slows`), each a little
 * later: a stranger must not be able to close the door to others. `own`: a right password clears it.
 */
type Bucket = { id: string; cap: number; own: boolean; slows: boolean };

/** `knowsPassword`: for a second step, which nobody else reaches. */
export type Attempt = { loginName: string; address: string; deviceId: string | null; knowsPassword?: boolean };
export type Limits = { maxFailures: number; lockMinutes: number };
export type Ticket = {
  /** None while one is locked. */
  buckets: Bucket[];
  lockedUntil: Date | null;
  /** It was the attempt that locked. */
  last: boolean;
  /** Attempts since the lock, this one included. */
  over: number;
  /** How long the password must wait to be looked at, in milliseconds. */
  delay: number;
};

/**
 * What an attempt counts against. A device the account knows has a bucket of its own and none of a stranger's; for
 * everyone else account and address together and the address (an office shares one) lock, the account and all sign-ins
 * slow down (docs/decisions/sign-in.md). Behind the password there are no strangers, and six digits are soon guessed from
 * many addresses: there the account locks as well.
 */
function bucketsOf({ loginName, address, deviceId, knowsPassword }: Attempt, maxFailures: number): Bucket[] {
  const network = networkOf(address);
  if (deviceId) return [bucket("device", [deviceId, loginName], maxFailures, "own")];
  return [
    bucket("pair", [loginName, network], maxFailures, "own"),
    bucket("address", [network], maxFailures * 10, "shared"),
    knowsPassword
      ? bucket("account", [loginName], maxFailures * 4, "shared")
      : bucket("account", [loginName], maxFailures * 20, "slows"),
    bucket("all", [], maxFailures * 400, "slows"),
  ];
}

/** Digests: a name may be as long as it likes, or be a password typed in the wrong field. */
function bucket(kind: string, parts: string[], cap: number, use: "own" | "shared" | "slows"): Bucket {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
  return { id: `${kind}:${digest}`, cap, own: use === "own", slows: use === "slows" };
}

const rowSchema = z.object({ bucket: z.string(), failures: z.number(), lockedUntil: z.date().nullable() });

/** A quarter of a second at the cap, twice as much at twice the cap, and never so long that a browser gives up. */
const delayOf = ({ failures, cap }: { failures: number; cap: number }): number =>
  failures > cap ? Math.min(LONGEST_DELAY, 250 * 2 ** Math.floor((failures - 1) / cap - 1)) : 0;

const LONGEST_DELAY = 5_000;

/**
 * Counts the attempt as failed before the password is looked at, in one statement, so that a thousand attempts at once
 * get no more guesses than a thousand in a row. The attempt that reaches the cap still counts, and locks behind itself.
 * A lock, or a window, that a jumping clock has left in the future is cut down to what it would be from now.
 */
export async function takeTicket(tx: Tx, attempt: Attempt, limits: Limits, now: Date): Promise<Ticket> {
  const buckets = bucketsOf(attempt, limits.maxFailures);
  const until = new Date(now.getTime() + limits.lockMinutes * 60_000);
  const windowStart = new Date(now.getTime() - limits.lockMinutes * 60_000);
  const [ids, caps, slow] = [
    buckets.map(({ id }) => id),
    buckets.map(({ cap }) => cap),
    buckets.map(({ slows }) => slows),
  ];
  const rows = rowSchema.array().parse(
    await tx.$queryRaw`
      insert into "LoginThrottle" as t (bucket, failures, "windowStart", "lockedUntil")
      select id, 1, ${now}::timestamptz, case when cap = 1 and not slows then ${until}::timestamptz end
      from unnest(${ids}::text[], ${caps}::int[], ${slow}::boolean[]) as b(id, cap, slows)
      order by id
      on conflict (bucket) do update set (failures, "windowStart", "lockedUntil") = (
        select
          case when locked and not slows then greatest(t.failures, cap) + 1 when stale then 1 else t.failures + 1 end,
          case when stale and (slows or not locked) then ${now}::timestamptz else t."windowStart" end,
          case when slows then null when locked then least(t."lockedUntil", ${until}::timestamptz)
            when not stale and t.failures + 1 >= cap then ${until}::timestamptz end
        from (select coalesce(t."lockedUntil" > ${now}::timestamptz, false) as locked,
                     t."lockedUntil" is not null or t."windowStart" <= ${windowStart}::timestamptz
                       or t."windowStart" > ${until}::timestamptz as stale) as was,
             unnest(${ids}::text[], ${caps}::int[], ${slow}::boolean[]) as b(id, cap, slows)
        where b.id = t.bucket)
      returning bucket, failures, "lockedUntil"`,
  );
  const taken = buckets.map((one) => {
    const row = rows.find(({ bucket: id }) => id === one.id);
    return { ...one, failures: row?.failures ?? 1, lockedUntil: row?.lockedUntil ?? null };
  });
  const shut = taken.filter(({ failures, cap, slows }) => !slows && failures > cap);
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
    delay: shut.length > 0 ? 0 : Math.max(0, ...taken.filter(({ slows }) => slows).map(delayOf)),
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

/** An attempt that was none after all: of more than the cap, too, where the count goes on beyond it. */
export async function giveBack(tx: Tx, buckets: Bucket[]): Promise<void> {
  if (buckets.length === 0) return;
  // In one order, as taken, so that two sign-ins never wait for each other.
  await tx.$executeRaw`
    with held as (
      select t.bucket, b.cap from "LoginThrottle" t
      join unnest(${buckets.map(({ id }) => id)}::text[], ${buckets.map(({ cap, slows }) => (slows ? MANY : cap))}::int[]) as b(id, cap) on b.id = t.bucket
      order by t.bucket for update of t)
    update "LoginThrottle" t set failures = greatest(least(t.failures, held.cap) - 1, 0), "lockedUntil" = null
    from held where t.bucket = held.bucket`;
}

const MANY = 2_000_000_000;

/** Buckets nobody has touched for a day count for nothing. */
export const forgetOldBuckets = (tx: Tx, now: Date) =>
  tx.loginThrottle.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - 86_400_000) } } });
