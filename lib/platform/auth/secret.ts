import { createHmac } from "node:crypto";
import { setting } from "@/lib/platform/settings";

/** One secret for the installation; `npm start` makes it on the first start. */
export function portalSecret(): string {
  const secret = setting("NEXTAUTH_SECRET");
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  return secret;
}

/** A keyed digest; `purpose` keeps one use's digests from standing for another's. */
export const keyedDigest = (purpose: string, text: string): string =>
  createHmac("sha256", `${portalSecret()}:${purpose}`).update(text).digest("base64url");
