import { randomInt } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import { keyedDigest } from "./secret";

/** Easy to copy by hand: no 0/o, 1/l/i. Twelve of them are 59 bits. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const COUNT = 10;

const draw = () => Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)] ?? "").join("");
const hashOf = (accountId: string, code: string) => keyedDigest("recovery-code", `${accountId}:${code}`);

/** Ten new codes in place of all there were, by the platform; they are shown once and kept as digests. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, draw);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ accountId, hash: hashOf(accountId, code) })) });
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, "$1-"));
}

/** Uses the code up; false where it is none, or was used. */
export async function spendRecoveryCode(tx: Tx, accountId: string, typed: string, now: Date): Promise<boolean> {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, hash: hashOf(accountId, code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
