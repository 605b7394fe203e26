import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "./seal";

const PERIOD = 30;
const PURPOSE = "second factor";

/** What every code generator takes: six digits, thirty seconds, SHA-1 (RFC 6238). */
const generator = (secret: Secret, loginName = "") =>
  new TOTP({ issuer: "社工站", label: loginName, secret, period: PERIOD, digits: 6, algorithm: "SHA1" });

/** A new secret, 160 bits, sealed for its account. */
export const drawTotpSecret = (accountId: string): string => seal(PURPOSE, accountId, new Secret({ size: 20 }).base32);

function open(accountId: string, sealed: string | null): Secret | null {
  const base32 = sealed ? unseal(PURPOSE, accountId, sealed) : null;
  return base32 ? Secret.fromBase32(base32) : null;
}

/** For the person's own screen while the generator is set up: the text key, and the address that a QR code holds. */
export function totpKey(accountId: string, sealed: string | null, loginName: string) {
  const secret = open(accountId, sealed);
  return secret && { key: secret.base32, uri: generator(secret, loginName).toString() };
}

/** The time step that the code is of, at most one away from now; null when it is of none. */
export function totpStep(accountId: string, sealed: string | null, code: string, now: Date): number | null {
  const secret = open(accountId, sealed);
  if (!secret || !/^\d{6}$/.test(code)) return null;
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : stepOf(now) + delta;
}

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / PERIOD);
