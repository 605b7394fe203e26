import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { networkOf } from "@/lib/shared/address.mjs";
import { normalLoginName } from "@/lib/shared/login-name";
import { admit, type Visit } from "./admit";
import { readDevice, trusts } from "./device";
import { verifyPassword } from "./password";
import { recordRefusal } from "./refusals";
import { beginSecondStep, hasSecondFactor } from "./second-step";
import { forgetOldBuckets, giveBack, settleTicket, takeTicket } from "./throttle";
import { waitInTurn } from "./waiting-room";

type Credentials = Visit & { account: string; password: string };

/** Neither the form nor the route may take anything but `signedIn` for success. */
export type SignInOutcome =
  | { kind: "signedIn"; sessionId: string; deviceCookie: string }
  /** The password was right; the account has a second factor, which is asked for next. */
  | { kind: "secondStep"; pendingId: string }
  | { kind: "refused" }
  // A right first password that nobody has used in time: told to whoever knows it, so that they ask for a new one.
  | { kind: "expired" }
  | { kind: "busy" }
  | { kind: "locked"; until: Date };

const system = systemActor("sign-in");

/**
 * The one way in with a password, for the form and for next-auth's route. An unknown account, a wrong password and an
 * account that may not sign in get the same answer after the same work.
 */
export async function authenticate(given: Credentials, now = new Date()): Promise<SignInOutcome> {
  // PostgreSQL stores no NUL. Taken out before anything counts by the name: else every NUL would buy new guesses.
  const loginName = normalLoginName(given.account.replaceAll("\0", "")).slice(0, 256);
  const device = readDevice(given.deviceCookie);
  const { ticket, account, firstPasswordDays } = await asActor(system, async (tx) => {
    const limits = await tx.securityRules.findUniqueOrThrow({
      where: { id: 1 },
      select: { maxFailures: true, lockMinutes: true, firstPasswordDays: true },
    });
    const deviceId = trusts(device, loginName) ? device.id : null;
    return {
      firstPasswordDays: limits.firstPasswordDays,
      ticket: await takeTicket(tx, { loginName, address: given.address, deviceId }, limits, now),
      account: await tx.account.findUnique({
        where: { loginName },
        select: {
          id: true,
          loginName: true,
          displayName: true,
          role: true,
          status: true,
          passwordHash: true,
          passwordChangedAt: true,
          mustChangePassword: true,
        },
      }),
    };
  });
  if (ticket.buckets.length === 0 && ticket.lockedUntil) {
    // The first, the tenth, the hundredth … so that nobody can flood the log: each says how many there were.
    if (/^10*$/.test(String(ticket.over))) await recordRefusal(given, loginName, account, false, ticket);
    return { kind: "locked", until: ticket.lockedUntil };
  }
  const asks = { account: loginName, network: networkOf(given.address) };
  if (!(await waitInTurn(asks, ticket.delay))) {
    await asActor(system, (tx) => giveBack(tx, ticket.buckets));
    return { kind: "busy" };
  }

  const right = await verifyPassword(account?.passwordHash, given.password);
  if (!account || !right || account.status !== "active") {
    await recordRefusal(given, loginName, account, right, ticket);
    return ticket.last && ticket.lockedUntil ? { kind: "locked", until: ticket.lockedUntil } : { kind: "refused" };
  }
  if (account.mustChangePassword && !madeWithin(account.passwordChangedAt, firstPasswordDays, now)) {
    await asActor(system, (tx) => settleTicket(tx, ticket));
    await recordRefusal(given, loginName, { ...account, status: "firstPasswordExpired" }, right, {
      ...ticket,
      lockedUntil: null,
      last: false,
    });
    return { kind: "expired" };
  }
  const outcome = await asActor(system, async (tx): Promise<SignInOutcome | null> => {
    // While the password was verified it may have been reset, or the account disabled, and its sessions ended.
    const held = await tx.$queryRaw<unknown[]>`
      select 1 from "Account" where id = ${account.id}::uuid and "passwordHash" = ${account.passwordHash}
        and status = 'active' for no key update`;
    if (held.length === 0) return null;
    await settleTicket(tx, ticket);
    await forgetOldBuckets(tx, now);
    if (await hasSecondFactor(tx, account.id))
      return { kind: "secondStep", pendingId: await beginSecondStep(tx, account, now) };
    return admit(tx, account, given, false, now);
  });
  if (outcome) return outcome;
  await recordRefusal(given, loginName, account, false, ticket);
  return { kind: "refused" };
}

/** A date of the future, which a clock that was set back leaves, is no reason to live longer. */
const madeWithin = (made: Date, days: number, now: Date): boolean =>
  made.getTime() > now.getTime() - days * 86_400_000 && made.getTime() <= now.getTime() + 5 * 60_000;
