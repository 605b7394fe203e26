import { randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { keyedDigest } from "./secret";

const deviceSchema = z.object({ id: z.uuid(), accounts: z.array(z.string()).max(8) });

type Device = z.infer<typeof deviceSchema>;

/**
 * A device that an account has signed in from before. Its failures count in a bucket of its own, so that a stranger who
 * guesses a colleague's password elsewhere cannot lock the colleague out here. It opens nothing by itself.
 */
export function readDevice(cookie: string | undefined): Device | null {
  const [body, seal, ...rest] = cookie?.split(".") ?? [];
  if (!body || !seal || rest.length > 0 || !sameText(seal, keyedDigest("device", body))) return null;
  return deviceSchema.parse(JSON.parse(Buffer.from(body, "base64url").toString("utf8")));
}

export const trusts = (device: Device | null, loginName: string): device is Device =>
  device?.accounts.includes(nameOf(loginName)) ?? false;

/** The cookie after a sign-in: the account joins those the device is trusted for; the eight latest stay. */
export function deviceCookie(device: Device | null, loginName: string): string {
  const name = nameOf(loginName);
  const accounts = [name, ...(device?.accounts ?? []).filter((known) => known !== name)].slice(0, 8);
  const body = Buffer.from(JSON.stringify({ id: device?.id ?? randomUUID(), accounts })).toString("base64url");
  return `${body}.${keyedDigest("device", body)}`;
}

/** Digests, so that a cookie left on a shared computer names nobody. */
const nameOf = (loginName: string) => keyedDigest("device-account", loginName).slice(0, 16);

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
