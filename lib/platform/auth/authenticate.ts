import { type Actor, mintActor, publicActor, systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor, confine } from "@/lib/platform/db";
import { normalLoginName } from "@/lib/shared/login-name";
import { deviceCookie, readDevice, trusts } from "./device";
import { verifyPassword } from "./password";
import { keyedDigest } from "./secret";
import { forgetOldBuckets, settleTicket, type Ticket, takeTicket } from "./throttle";

type Credentials = {
  account: string;
  password: string;
  address: string;
  userAgent: string;
  deviceCookie: string | undefined;
};

/** A second factor will be one more kind: neither the form nor the route may take anything but `signedIn` for success. */
export type SignInOutcome =
  | { kind: "signedIn"; sessionId: string; deviceCookie: string }
  | { kind: "refused" }
  // A right first password that nobody has used in time: told to whoever knows it, so that they ask for a new one.
  | { kind: "expired" }
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

  const right = await verifyPassword(account?.passwordHash, given.password);
  if (!account || !right || account.status !== "active") {
    await recordRefusal(given, loginName, account, right, ticket);
    return ticket.last && ticket.lockedUntil ? { kind: "locked", until: ticket.lockedUntil } : { kind: "refused" };
  }
  const madeBefore = new Date(now.getTime() - firstPasswordDays * 86_400_000);
  if (account.mustChangePassword && account.passwordChangedAt <= madeBefore) {
    await asActor(system, (tx) => settleTicket(tx, ticket));
    await recordRefusal(given, loginName, { ...account, status: "firstPasswordExpired" }, right, {
      ...ticket,
      lockedUntil: null,
      last: false,
    });
    return { kind: "expired" };
  }
  const sessionId = await asActor(system, async (tx) => {
    // While the password was verified it may have been reset, or the account disabled, and its sessions ended.
    const held = await tx.$queryRaw<unknown[]>`
      select 1 from "Account" where id = ${account.id}::uuid and "passwordHash" = ${account.passwordHash}
        and status = 'active' for share`;
    if (held.length === 0) return null;
    await settleTicket(tx, ticket);
    await forgetOldBuckets(tx, now);
    const { id } = await tx.authSession.create({
      data: {
        accountId: account.id,
        createdAt: now,
        lastSeenAt: now,
        address: given.address,
        userAgent: given.userAgent.slice(0, 300),
      },
      select: { id: true },
    });
    const { loginName: name, role } = account;
    const who = { accountId: account.id, loginName: name, role, scopePath: null };
    const actor = mintActor({ ...visitor(given.address), ...who });
    // The entry is the person's own, no more the platform's, and needs no scope.
    await confine(tx, actor);
    await writeAudit(tx, {
      actor,
      action: "session:open",
      entity: "session",
      entityId: id,
      detail: { userAgent: given.userAgent.slice(0, 300) },
    });
    return id;
  });
  if (!sessionId) {
    await recordRefusal(given, loginName, account, false, ticket);
    return { kind: "refused" };
  }
  return { kind: "signedIn", sessionId, deviceCookie: deviceCookie(device, loginName) };
}

const visitor = (address: string): Actor => mintActor({ ...publicActor(), address });

async function recordRefusal(
  given: Credentials,
  loginName: string,
  account: { id: string; status: string } | null,
  right: boolean,
  ticket: Ticket,
): Promise<void> {
  const known = account ? (right ? account.status : "wrongPassword") : "unknownAccount";
  const reason = ticket.over > 0 ? "locked" : known;
  const actor = visitor(given.address);
  await asActor(actor, (tx) =>
    writeAudit(tx, {
      actor,
      action: ticket.last ? "session:lock" : "session:refuse",
      entity: "account",
      entityId: account?.id ?? "",
      outcome: "refused",
      detail: {
        account: account ? loginName : masked(loginName),
        reason,
        userAgent: given.userAgent.slice(0, 300),
        ...(ticket.over > 0 ? { attemptsSinceLock: ticket.over } : {}),
        ...(ticket.lockedUntil ? { lockedUntil: ticket.lockedUntil.toISOString() } : {}),
      },
    }),
  );
}

/**
 * People type passwords into the name field: of a name that is no account's, the log keeps the beginning, the length
 * and a keyed digest that shows whether two attempts were for the same name.
 */
function masked(name: string): string {
  const start = [...name.replace(/[\p{C}\p{Z}]/gu, " ")].slice(0, 2).join("");
  return `${start}… (${[...name].length}, ${keyedDigest("typed-name", name).slice(0, 8)})`;
}
