import { randomBytes } from "node:crypto";
import { systemActor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { networkOf } from "@/lib/shared/address.mjs";
import { cleanText, halfWidth } from "@/lib/shared/folding";
import { admit, type Visit } from "./admit";
import { readDevice, trusts } from "./device";
import { authenticationOptions, readAuthentication } from "./passkey";
import { spendRecoveryCode } from "./recovery-codes";
import { recordRefusal } from "./refusals";
import { keyedDigest } from "./secret";
import { SECOND_STEP_MINUTES } from "./session-cookie";
import { giveBack, settleTicket, takeTicket } from "./throttle";
import { stepOf, totpStep } from "./totp";
import { waitInTurn } from "./waiting-room";

const MINUTE = 60_000;

const system = systemActor("sign-in");
const proofOf = (passwordHash: string) => keyedDigest("pending-sign-in", passwordHash);

export const hasSecondFactor = async (tx: Tx, accountId: string): Promise<boolean> =>
  (await tx.accountFactor.count({ where: { accountId, confirmedAt: { not: null } } })) > 0;

/** The password was right: what remains is the second factor, within minutes. */
export async function beginSecondStep(
  tx: Tx,
  account: { id: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const [from, until] = lifetime(now);
  await tx.pendingSignIn.deleteMany({ where: { OR: [{ createdAt: { lt: from } }, { createdAt: { gt: until } }] } });
  const { id } = await tx.pendingSignIn.create({
    data: {
      accountId: account.id,
      createdAt: now,
      challenge: randomBytes(32).toString("base64url"),
      passwordProof: proofOf(account.passwordHash),
    },
    select: { id: true },
  });
  return id;
}

const lifetime = (now: Date) =>
  [new Date(now.getTime() - SECOND_STEP_MINUTES * MINUTE), new Date(now.getTime() + MINUTE)] as const;

/** The sign-in that waits, unless it has lapsed or the password was changed meanwhile. */
async function findPending(tx: Tx, id: string, now: Date) {
  const [from, until] = lifetime(now);
  const pending = await tx.pendingSignIn.findFirst({
    where: { id, createdAt: { gt: from, lte: until }, account: { status: "active" } },
    select: {
      challenge: true,
      passwordProof: true,
      account: {
        select: {
          ...{ id: true, loginName: true, displayName: true, role: true, passwordHash: true },
          factors: { where: { confirmedAt: { not: null } } },
        },
      },
    },
  });
  if (!pending || pending.passwordProof !== proofOf(pending.account.passwordHash)) return null;
  return pending;
}

type Pending = NonNullable<Awaited<ReturnType<typeof findPending>>>;

const passkeysOf = ({ account }: Pending) =>
  account.factors.flatMap(({ id, credentialId, publicKey, counter, transports }) =>
    credentialId && publicKey ? [{ id, credentialId, publicKey, counter, transports }] : [],
  );

/** What the page of the second step shows; null when there is none to take. */
export async function describeSecondStep(id: string, now = new Date()) {
  const pending = await asActor(system, (tx) => findPending(tx, id, now));
  if (!pending) return null;
  return {
    loginName: pending.account.loginName,
    codes: pending.account.factors.some(({ kind }) => kind === "totp"),
    passkey: await authenticationOptions(passkeysOf(pending), pending.challenge),
  };
}

/** A code of the generator, a recovery code, or a passkey's answer. */
export type SecondProof = { code: string } | { passkey: unknown };

export type SecondOutcome =
  | { kind: "signedIn"; sessionId: string; deviceCookie: string }
  | { kind: "refused" | "lapsed" | "busy" }
  | { kind: "locked"; until: Date };

/** The second step, counted like the first and locked sooner: whoever has the password gets few guesses at the code. */
export async function takeSecondStep(
  id: string,
  proof: SecondProof,
  visit: Visit,
  now = new Date(),
): Promise<SecondOutcome> {
  const device = readDevice(visit.deviceCookie);
  const begun = await asActor(system, async (tx) => {
    const pending = await findPending(tx, id, now);
    if (!pending) return null;
    const { loginName } = pending.account;
    const limits = await tx.securityRules.findUniqueOrThrow({ where: { id: 1 } });
    const deviceId = trusts(device, loginName) ? device.id : null;
    const attempt = {
      ...{ loginName: `second step of ${loginName}`, knowsPassword: true },
      ...{ address: visit.address, deviceId },
    };
    return { pending, ticket: await takeTicket(tx, attempt, limits, now) };
  });
  if (!begun) return { kind: "lapsed" };
  const { pending, ticket } = begun;
  const { account } = pending;
  const refuse = () =>
    recordRefusal(visit, account.loginName, { id: account.id, status: "wrongSecondFactor" }, true, ticket);
  if (ticket.buckets.length === 0 && ticket.lockedUntil) {
    if (/^10*$/.test(String(ticket.over))) await refuse();
    return { kind: "locked", until: ticket.lockedUntil };
  }
  if (!(await waitInTurn({ account: account.loginName, network: networkOf(visit.address) }, ticket.delay))) {
    await asActor(system, (tx) => giveBack(tx, ticket.buckets));
    return { kind: "busy" };
  }
  const outcome = await asActor(system, async (tx) => {
    // Two answers to one question: the second finds it gone, or the code used.
    await tx.$queryRaw`select 1 from "Account" where id = ${account.id}::uuid for no key update`;
    const still = await findPending(tx, id, now);
    if (!still) return "lapsed" as const;
    if (!(await accept(tx, still, proof, now))) return null;
    await settleTicket(tx, ticket);
    await tx.pendingSignIn.deleteMany({ where: { id } });
    return admit(tx, account, visit, true, now);
  });
  if (outcome === "lapsed") return { kind: "lapsed" };
  if (outcome) return outcome;
  await refuse();
  return ticket.last && ticket.lockedUntil ? { kind: "locked", until: ticket.lockedUntil } : { kind: "refused" };
}

async function accept(tx: Tx, pending: Pending, proof: SecondProof, now: Date): Promise<boolean> {
  const { account, challenge } = pending;
  if ("passkey" in proof) {
    const answer = proof.passkey as { id?: unknown } | null;
    const key = passkeysOf(pending).find(({ credentialId }) => credentialId === answer?.id);
    const counter = key ? await readAuthentication(answer, key, challenge) : null;
    if (!key || counter === null) return false;
    await tx.accountFactor.update({ where: { id: key.id }, data: { counter, lastUsedAt: now } });
    return true;
  }
  const code = halfWidth(cleanText(proof.code)).replace(/\s/g, "");
  for (const factor of account.factors) {
    const step = totpStep(account.id, factor.sealedSecret, code, now);
    if (step !== null && (await spendStep(tx, factor.id, step, now))) return true;
  }
  return code.length > 6 && spendRecoveryCode(tx, account.id, code, now);
}

/** Five minutes: no clock that is set right differs by more. */
const FAR_AHEAD = 10;

/** A code counts once. A step of the future was noted under a clock that has been set back since. */
async function spendStep(tx: Tx, factorId: string, step: number, now: Date): Promise<boolean> {
  const { count } = await tx.accountFactor.updateMany({
    where: {
      id: factorId,
      OR: [{ lastStep: null }, { lastStep: { lt: step } }, { lastStep: { gt: stepOf(now) + FAR_AHEAD } }],
    },
    data: { lastStep: step, lastUsedAt: now },
  });
  return count === 1;
}
